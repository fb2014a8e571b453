package fi.tyokykypolku.delays;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a monitoring system reads. */
@ProcessTest
class DelayMetricsTest extends Scenario {
    private static final Set<String> LABELS = Set.of("organisation", "kind", "decision", "outcome");

    @Autowired
    private DelayMetrics metrics;

    @Autowired
    private MeterRegistry registry;

    @Test
    void openAndLateTasksAreCountedByKindOfOrganisationAndLimit() {
        given.aCaseAt("assessHealth");
        metrics.refresh();
        double open = value("tyokykypolku.tasks.open", "HEALTH", "INTERNAL");
        double late = value("tyokykypolku.tasks.late", "HEALTH", "INTERNAL");
        given.aCaseAt("assessHealth");
        metrics.refresh();
        assertThat(value("tyokykypolku.tasks.open", "HEALTH", "INTERNAL")).isEqualTo(open + 1);
        assertThat(value("tyokykypolku.tasks.late", "HEALTH", "INTERNAL")).isEqualTo(late);
        when.workingDaysPass(60);
        metrics.refresh();
        assertThat(value("tyokykypolku.tasks.late", "HEALTH", "INTERNAL")).isGreaterThan(late);
        assertThat(registry.get("tyokykypolku.clocks.late")
                        .tag("kind", "INTERNAL")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(registry.get("tyokykypolku.decisions")
                        .tag("decision", "kela")
                        .gauge()
                        .value())
                .isPositive();
    }

    /** More often than there are connections to the database: each must be given back. */
    @Test
    void theyCanBeReadAgainAndAgain() {
        given.aCaseAt("assessHealth");
        for (int times = 0; times < 12; times++) {
            metrics.refresh();
        }
        assertThat(value("tyokykypolku.tasks.open", "HEALTH", "INTERNAL")).isPositive();
    }

    @Test
    void jobsThatAreDueAndNotDoneShow() {
        given.aReferral();
        // Its jobs have no day to be done on.
        ManagementService management = engine.getManagementService();
        Batch batch = management.setJobRetriesAsync(
                List.of(management.createJobQuery().timers().list().get(0).getId()), 3);
        metrics.refresh();
        double due = registry.get("tyokykypolku.jobs.due").gauge().value();
        ClockUtil.setCurrentTime(Date.from(caseFile.now().plus(Duration.ofDays(30))));
        metrics.refresh();
        assertThat(registry.get("tyokykypolku.jobs.due").gauge().value()).isGreaterThan(due);
        assertThat(registry.get("tyokykypolku.timers.behind").gauge().value()).isGreaterThan(86_400.0);
        management.deleteBatch(batch.getId(), true);
    }

    @Test
    void noLabelNamesAClientAWorkerOrAPlace() {
        given.aCaseAt("assessHealth");
        metrics.refresh();
        List<Meter> own = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("tyokykypolku."))
                .toList();
        Set<String> labels = new TreeSet<>();
        own.forEach(meter -> meter.getId().getTags().forEach(tag -> labels.add(tag.getKey())));
        assertThat(labels).isSubsetOf(LABELS);
        assertThat(own).hasSizeLessThan(200);
    }

    private double value(String name, String organisation, String kind) {
        return registry.get(name)
                .tag("organisation", organisation)
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
