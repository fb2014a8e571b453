package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Engine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a monitoring system may know: counts by kind of organisation, limit and decision; no client, no worker, no place. */
@Component
class DelayMetrics {
    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Engine engine;
    private final MultiGauge open;
    private final MultiGauge late;
    private final MultiGauge clocksLate;
    private final MultiGauge decisions;
    private final AtomicLong jobsDue = new AtomicLong();
    private final AtomicLong secondsBehind = new AtomicLong();

    DelayMetrics(JdbcClient jdbc, CaseFile caseFile, Engine engine, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.engine = engine;
        this.open = MultiGauge.builder("tyokykypolku.tasks.open")
                .description("Open tasks")
                .register(registry);
        this.late = MultiGauge.builder("tyokykypolku.tasks.late")
                .description("Open tasks past their last day")
                .register(registry);
        this.clocksLate = MultiGauge.builder("tyokykypolku.clocks.late")
                .description("Running clocks of steps and tasks past their last day")
                .register(registry);
        this.decisions = MultiGauge.builder("tyokykypolku.decisions")
                .description("Decisions kept, by outcome")
                .register(registry);
        Gauge.builder("tyokykypolku.jobs.due", jobsDue, AtomicLong::get)
                .description("Jobs of the engine that are due and not done")
                .register(registry);
        Gauge.builder("tyokykypolku.timers.behind", secondsBehind, AtomicLong::get)
                .description("How long the oldest due job has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(cron = "${tyokykypolku.metrics.cron:*/30 * * * * *}")
    void refresh() {
        List<Count> running = jdbc.sql("""
                        select organisation, kind, task, count(*) as clocks, count(*) filter (where due_at < ?) as late
                        from tkp_clock where stopped_at is null group by organisation, kind, task
                        """)
                .param(caseFile.now().atOffset(ZoneOffset.UTC))
                .query(Count.class)
                .list();
        open.register(byWorklistType(running, Count::clocks), true);
        late.register(byWorklistType(running, Count::late), true);
        clocksLate.register(
                Term.KINDS.stream()
                        .map(kind -> Row.of(
                                Tags.of("kind", kind),
                                running.stream()
                                        .filter(count -> count.kind().equals(kind))
                                        .mapToLong(Count::late)
                                        .sum()))
                        .toList(),
                true);
        decisions.register(
                jdbc
                        .sql(
                                "select decision, outcome, count(*) as times from tkp_explanation group by decision, outcome")
                        .query(Outcome.class)
                        .list()
                        .stream()
                        .map(outcome -> Row.of(
                                Tags.of("decision", outcome.decision(), "outcome", outcome.outcome()), outcome.times()))
                        .toList(),
                true);
        countJobs();
    }

    private void countJobs() {
        engine.asSystem(services -> {
            jobsDue.set(services.getManagementService()
                    .createJobQuery()
                    .executable()
                    .count());
            secondsBehind.set(behind(services).map(Duration::toSeconds).orElse(0L));
            return jobsDue;
        });
    }

    /** How long the oldest job that is due has waited; empty when none is due. */
    private Optional<Duration> behind(ProcessEngine services) {
        Instant now = caseFile.now();
        return services
                .getManagementService()
                .createJobQuery()
                .executable()
                // What has no day to be done on, such as a batch, would come first on some databases.
                .duedateLowerThan(Date.from(now))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(Job::getDuedate)
                .flatMap(Stream::ofNullable)
                .map(due -> Duration.between(due.toInstant(), now))
                .findFirst();
    }

    private static List<Row<?>> byWorklistType(List<Count> running, ToLongFunction<Count> figure) {
        return Stream.of(Organisation.values())
                .flatMap(organisation -> Term.KINDS.stream()
                        .<Row<?>>map(kind -> Row.of(
                                Tags.of("organisation", organisation.name(), "kind", kind),
                                running.stream()
                                        .filter(Count::task)
                                        .filter(count -> count.organisation() == organisation
                                                && count.kind().equals(kind))
                                        .mapToLong(figure)
                                        .sum())))
                .toList();
    }

    record Count(Organisation organisation, String kind, boolean task, long clocks, long late) {}

    record Outcome(String decision, String outcome, long times) {}
}
