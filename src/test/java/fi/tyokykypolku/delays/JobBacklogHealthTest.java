package fi.tyokykypolku.delays;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.engine.Engine;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** A job executor that stands still shows. */
@ProcessTest
class JobBacklogHealthTest extends Scenario {
    @Autowired
    private Engine system;

    @Test
    void aJobNobodyDoesIsNoticedAfterAQuarterOfAnHour() {
        given.aReferral();
        JobBacklogHealth health = new JobBacklogHealth(system, caseFile, true);
        Instant due = jobs().get(0).getDuedate().toInstant();
        long before = overdue(health, due.plus(JobBacklogHealth.STUCK));
        long after = overdue(health, due.plus(JobBacklogHealth.STUCK).plusSeconds(1));
        assertThat(after).isGreaterThan(before);
        assertThat(health.health().getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(new JobBacklogHealth(system, caseFile, false).health().getStatus())
                .isEqualTo(Status.UNKNOWN);
    }

    private static long overdue(JobBacklogHealth health, Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
        Health answer = health.health();
        return ((Number) Objects.requireNonNull(answer.getDetails().get("jobsOverdue"))).longValue();
    }

    private List<Job> jobs() {
        return engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> job.getDuedate() != null)
                .sorted(Comparator.comparing(Job::getDuedate).reversed())
                .toList();
    }
}
