package fi.tyokykypolku.delays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.Engine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reports over five times the cases take five times as long and not twenty-five: a county's year can be asked for. */
class ReportSpeedTest {
    private static final int FEW = 120;
    private static final int TIMES = 5;
    private static final int TURNS = 20;
    private static final int RUNS = 5;
    /** What is quicker is a matter of caches and not of the query: 5 ms. */
    private static final long SHORTEST = 5_000_000;

    /** H2 works in the thread that asks; by the clock, what is short would escape other work on the machine more often. */
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
    // Midway, for other work on the machine.
    private static final int AT_MOST = 13;

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private record Report(String name, Selection selection, Asked asked) {}

    private interface Asked {
        Object rows(Delays delays, Figures figures, Selection selection);
    }

    private static Stream<Report> reports() {
        return Stream.of(Set.<String>of(), Set.of("kela03"))
                .map(own -> new Selection(FIRST, LAST, null, null, null, own))
                .flatMap(selection -> Stream.concat(
                        Stream.of(Grouping.values())
                                .map(grouping -> new Report(
                                        "by " + grouping.label(),
                                        selection,
                                        (delays, figures, s) -> delays.by(grouping, s))),
                        Stream.of(
                                new Report("waits", selection, (delays, figures, s) -> delays.waits(s)),
                                new Report("figures", selection, (delays, figures, s) -> figures.of(s)),
                                new Report("steps", selection, (delays, figures, s) -> delays.steps("plan", s)),
                                new Report(
                                        "late",
                                        selection,
                                        (delays, figures, s) -> delays.countLate(Grouping.TASK, null, false, s)))));
    }

    @TestFactory
    Stream<DynamicTest> aReportGrowsWithItsCasesAndNotWithTheirSquare() {
        Data few = cases(FEW);
        Data many = cases(FEW * TIMES);
        return reports()
                .map(report -> DynamicTest.dynamicTest(
                        report.name() + (report.selection().own().isEmpty() ? "" : ", others as sums"), () -> {
                            // The program is loaded and made fast first.
                            assertThat(nanos(few, report) + nanos(many, report)).isPositive();
                            double ratio = (double) nanos(many, report) / Math.max(SHORTEST, nanos(few, report));
                            assertThat(ratio)
                                    .as("time over %d times the cases", TIMES)
                                    .isLessThan(AT_MOST);
                        }));
    }

    private static long nanos(Data data, Report report) {
        CaseFile caseFile = mock(CaseFile.class);
        when(caseFile.now()).thenReturn(Instant.parse("2026-01-01T00:00:00Z"));
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(data.database());
        ReportTransaction transaction = new ReportTransaction(data.database(), transactions);
        Delays delays = new Delays(data.sql(), caseFile, mock(Engine.class), transaction);
        CaseSummaries summaries = new CaseSummaries(data.sql(), new ClockTable(data.sql()), transactions);
        Figures figures = new Figures(data.sql(), caseFile, summaries, transaction);
        return IntStream.range(0, RUNS)
                .mapToLong(n -> {
                    // Each asks for another period, or H2 would know the answer.
                    Selection selection = from(report.selection(), FIRST.minusDays(n));
                    long began = PROCESSOR.getCurrentThreadCpuTime();
                    assertThat(report.asked().rows(delays, figures, selection)).isNotNull();
                    return PROCESSOR.getCurrentThreadCpuTime() - began;
                })
                .min()
                .orElseThrow();
    }

    private static Selection from(Selection all, LocalDate first) {
        return new Selection(first, all.to(), all.kind(), all.organisation(), all.area(), all.own());
    }

    private record Data(SingleConnectionDataSource database, JdbcClient sql) {}

    /** A database with so many cases, each of which has gone to and fro for some months. */
    private static Data cases(int number) {
        SingleConnectionDataSource database =
                new SingleConnectionDataSource("jdbc:h2:mem:speed" + number, "sa", "", true);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcClient sql = JdbcClient.create(database);
        fill(sql, number, """
                insert into tkp_case (case_id, model, receiver, coordinator, phase, status, kela_role, non_disclosure,
                        opened_by, opened_at, home_municipality)
                    select 'C' || x, 'TYM_2025', 'EMPLOYMENT', 'EMPLOYMENT', 'PLAN', 'OPEN', 'NONE', false, 'test',
                        timestamp with time zone '2025-01-01 10:00:00Z', x'00' from system_range(1, :cases)
                """);
        fill(sql, number, """
                insert into tkp_milestone (case_id, milestone, reached_on, recorded_at)
                    select 'C' || x, 'RECEIVED', date '2025-01-01', timestamp with time zone '2025-01-01 10:00:00Z'
                    from system_range(1, :cases)
                """);
        fill(sql, number, """
                insert into tkp_explanation (case_id, decision, phase, outcome, content, decided_at)
                    select 'C' || c.x, d.decision, 'PLAN', d.outcome, x'00', timestamp with time zone '2025-01-03 10:00:00Z'
                    from system_range(1, :cases) as c, (values ('kela', 'CONSULTED'), ('benefitScreening', 'CHECK')) as d (decision, outcome)
                """);
        fill(sql, number, """
                insert into tkp_clock (clock_id, case_id, process, element, task, sla, kind, organisation, worklist, counted_from,
                        started_at, due_at, remind_at, stopped_at, days_taken, done)
                    select 'T' || c.x || '-' || t.x, 'C' || c.x, 'plan', decode(mod(t.x, 4), 0, 'reviewPlan', 1, 'explainDecision',
                            'agreePlan'), mod(t.x, 5) > 0, 'agreePlan', 'INTERNAL', decode(mod(t.x, 2), 0, 'KELA', 'EMPLOYMENT'),
                        decode(mod(t.x, 2), 0, 'kela03', 'employment39'), date '2025-01-01',
                        dateadd(day, t.x, timestamp with time zone '2025-01-01 10:00:00Z'),
                        dateadd(day, t.x + mod(c.x, 3), timestamp with time zone '2025-01-01 22:00:00Z'),
                        dateadd(day, t.x, timestamp with time zone '2025-01-01 22:00:00Z'),
                        dateadd(day, t.x + 1, timestamp with time zone '2025-01-02 10:00:00Z'), 1, true
                    from system_range(1, :cases) as c, system_range(1, :turns) as t
                """);
        fill(sql, number, """
                insert into tkp_wait (clock_id, since, waiting_on, worklist)
                    select clock_id, started_at, 'WORKLIST', worklist from tkp_clock where :cases > 0
                """);
        fill(sql, number, """
                insert into tkp_kela_outcome (case_id, outcome, age_group, with_kela, decided_at)
                    select 'C' || x, 'REJECTED', '30-44', true, timestamp with time zone '2025-01-01 10:00:00Z'
                    from system_range(1, :cases)
                """);
        return new Data(database, sql);
    }

    private static void fill(JdbcClient sql, int cases, String insert) {
        sql.sql(insert).param("cases", cases).param("turns", TURNS).update();
    }
}
