package fi.tyokykypolku.delays;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.SummaryOutdated;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Whatever has happened in some hundred cases, and whether it has been summed up or not, reports answer what their definitions say, on
 * both databases.
 */
class ReportsAgainstDefinitionsTest {
    private static final long SEED = 20261129;
    private static final int CASES = 150;
    private static final Instant NOW = Instant.parse("2025-11-29T10:00:00Z");
    private static final List<String> ELEMENTS = List.of(
            "checkReferral",
            "assessBenefits",
            "planning",
            "draftPlan",
            "awaitDecision",
            "explainDecision",
            "reviewPlan");

    @Test
    void onH2() {
        // As in the application, whose days are those of Finland.
        compare(new SingleConnectionDataSource("jdbc:h2:mem:defined;TIME ZONE=Europe/Helsinki", "sa", "", true), "h2");
    }

    @Test
    void onPostgres() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            compare(
                    new SingleConnectionDataSource(
                            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", true),
                    "postgresql");
        }
    }

    /** A subquery for each clock made a report over 100,000 cases take a minute. */
    @Test
    void noReportAsksAnewForEachClock() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            SingleConnectionDataSource database = new SingleConnectionDataSource(
                    postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", true);
            Database tables = migrated(database, "postgresql");
            tables.cases(0, CASES, new Random(SEED));
            tables.summaries.refresh();
            JdbcClient jdbc = JdbcClient.create(database);
            jdbc.sql("analyze").update();
            List<String> asked = new ArrayList<>();
            DataSource heard = ProxyDataSourceBuilder.create(database)
                    .afterQuery((execution, queries) -> queries.forEach(query -> asked.add(query.getQuery())))
                    .build();
            new Database(heard).everyReport();
            assertThat(asked).hasSizeGreaterThan(Grouping.values().length);
            jdbc.sql("set plan_cache_mode = force_generic_plan").update();
            asked.stream().filter(sql -> sql.contains("tkp_clock")).distinct().forEach(sql -> {
                assertThat(plan(jdbc, sql)).as(sql).contains("Scan").doesNotContain("(SubPlan");
            });
        }
    }

    private static String plan(JdbcClient jdbc, String sql) {
        long parameters = sql.chars().filter(sign -> sign == '?').count();
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char sign : sql.toCharArray()) {
            numbered.append(sign == '?' ? "$" + ++number : String.valueOf(sign));
        }
        jdbc.sql("prepare report as " + numbered).update();
        String values = Stream.generate(() -> "null").limit(parameters).collect(joining(", ", "(", ")"));
        String plan = String.join(
                "\n",
                jdbc.sql("explain execute report" + (parameters == 0 ? "" : values))
                        .query(String.class)
                        .list());
        jdbc.sql("deallocate report").update();
        return plan;
    }

    private static Database migrated(SingleConnectionDataSource database, String vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .load()
                .migrate();
        Database tables = new Database(database);
        tables.engineTables();
        return tables;
    }

    private static void compare(SingleConnectionDataSource database, String vendor) {
        Database tables = migrated(database, vendor);
        Random random = new Random(SEED);
        tables.cases(0, CASES, random);
        tables.reportsAreAsDefined("nothing summed up");
        tables.summaries.refresh();
        assertThat(tables.summarised()).isEqualTo(CASES);
        tables.reportsAreAsDefined("everything summed up");
        tables.cases(CASES, 2 * CASES, random);
        tables.change(random);
        assertThat(tables.summarised()).isBetween(1L, (long) CASES);
        tables.reportsAreAsDefined("some changed since");
        tables.summaries.refresh();
        tables.reportsAreAsDefined("summed up again");
        // Clocks of an older version of the database.
        tables.jdbc.sql("update tkp_clock set waits_told = false").update();
        tables.reportsAreAsDefined("waits not told");
    }

    private static final class Database {
        private final JdbcClient jdbc;
        private final ClockTable clocks;
        private final CaseSummaries summaries;
        private final Delays delays;
        private final Figures figures;
        private final DefinedReports defined;
        private int drawn;

        Database(DataSource database) {
            jdbc = JdbcClient.create(database);
            DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
            ReportTransaction transaction = new ReportTransaction(database, transactions);
            CaseFile caseFile = mock(CaseFile.class);
            when(caseFile.now()).thenReturn(NOW);
            clocks = new ClockTable(jdbc);
            summaries = new CaseSummaries(jdbc, clocks, transactions);
            delays = new Delays(jdbc, caseFile, mock(Engine.class), transaction);
            figures = new Figures(jdbc, caseFile, summaries, transaction);
            defined = new DefinedReports(jdbc, NOW);
        }

        void engineTables() {
            for (String table : List.of("act_hi_taskinst", "act_hi_actinst")) {
                jdbc.sql("create table " + table + " (id_ varchar(64), proc_inst_id_ varchar(64))")
                        .update();
            }
        }

        long summarised() {
            return jdbc.sql("select count(*) from tkp_case where summarised")
                    .query(Long.class)
                    .single();
        }

        void everyReport() {
            for (Selection selection : selections()) {
                for (Grouping grouping : Grouping.values()) {
                    assertThat(delays.by(grouping, selection)).isNotNull();
                    assertThat(delays.countLate(grouping, null, false, selection))
                            .isNotNegative();
                }
                assertThat(delays.waits(selection)).isNotNull();
                assertThat(delays.steps(null, selection)).isNotNull();
                assertThat(figures.of(selection)).isNotNull();
            }
        }

        void reportsAreAsDefined(String when) {
            for (Selection selection : selections()) {
                String what = when + ", " + selection;
                for (Grouping grouping : Grouping.values()) {
                    same(what, defined.by(grouping, selection), delays.by(grouping, selection));
                    List<String> late = defined.late(grouping, selection);
                    assertThat(delays.countLate(grouping, null, false, selection))
                            .as(what)
                            .isEqualTo(late.size());
                    assertThat(delays.late(grouping, null, false, selection, 20))
                            .as(what)
                            .extracting(row -> row.caseId() + " " + row.element())
                            .containsExactlyElementsOf(late.stream().limit(20).toList());
                }
                same(what, defined.waits(selection), delays.waits(selection));
                same(what, defined.steps(selection), delays.steps(null, selection));
                same(what, defined.figures(selection), figures.of(selection));
                assertThat(delays.areas(selection)).as(what).isEqualTo(defined.areas(selection));
            }
            assertThat(delays.organisations()).extracting(Organisation::name).isEqualTo(defined.organisations());
        }

        /** But for the order of groups, and for what doubles are rounded to. */
        private static void same(String when, List<?> defined, List<?> told) {
            assertThat(told.stream().map(Database::text))
                    .as(when)
                    .containsExactlyInAnyOrderElementsOf(
                            defined.stream().map(Database::text).toList());
        }

        private static String text(Object row) {
            return Stream.of(row.getClass().getRecordComponents())
                    .map(component -> {
                        try {
                            Object value = component.getAccessor().invoke(row);
                            return value instanceof Double number
                                    ? String.format(Locale.ROOT, "%.6f", number)
                                    : String.valueOf(value);
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList()
                    .toString();
        }

        private static List<Selection> selections() {
            LocalDate first = LocalDate.of(2025, 1, 1);
            LocalDate last = LocalDate.of(2025, 12, 31);
            LocalDate middle = LocalDate.of(2025, 4, 10);
            return List.of(
                    Selection.of(first, last),
                    Selection.of(middle, middle.plusMonths(1)),
                    Selection.of(middle, middle).ofKind("INTERNAL"),
                    new Selection(first, last, "LEGAL", null, null, Set.of()),
                    new Selection(first, last, null, Organisation.KELA, null, Set.of()),
                    new Selection(first, last, null, Organisation.EMPLOYMENT, "employment39", Set.of()),
                    new Selection(middle, last, null, null, null, Set.of("kela03")),
                    new Selection(first, last, null, Organisation.EMPLOYMENT, null, Set.of("employment39", "kela08")),
                    new Selection(first, last, null, null, "employment39", Set.of("kela03")));
        }

        void cases(int from, int to, Random random) {
            for (int n = from; n < to; n++) {
                open(id(n), at(random.nextInt(330), random.nextInt(24)), random);
            }
        }

        private static CaseId id(int n) {
            return CaseId.of(2025, n + 1);
        }

        private static Instant at(int day, int hour) {
            return Instant.parse("2024-12-20T22:00:00Z")
                    .plus(day, ChronoUnit.DAYS)
                    .plus(hour, ChronoUnit.HOURS);
        }

        private void open(CaseId id, Instant opened, Random random) {
            var time = opened.atOffset(ZoneOffset.UTC);
            jdbc.sql("""
                            insert into tkp_case (case_id, model, receiver, coordinator, phase, status, kela_role, non_disclosure,
                                opened_by, opened_at, home_municipality)
                            values (?, 'TYM_2025', 'EMPLOYMENT', 'EMPLOYMENT', 'PLAN', 'OPEN', 'NONE', false, 'test', ?, ?)
                            """).params(id.value(), time, new byte[1]).update();
            if (random.nextInt(20) > 0) {
                received(id, LocalDate.ofInstant(opened, CaseFile.ZONE), opened);
            }
            for (Organisation organisation : Organisation.values()) {
                if (random.nextInt(3) > 0) {
                    jdbc.sql("insert into tkp_party (case_id, organisation, since, left_at) values (?, ?, ?, ?)")
                            .params(id.value(), organisation.name(), time, random.nextInt(5) == 0 ? time : null)
                            .update();
                }
                if (random.nextInt(4) > 0) {
                    jdbc.sql("insert into tkp_named_person (case_id, organisation, worklist, user_id, since)"
                                    + " values (?, ?, 'x', 'x', ?)")
                            .params(id.value(), organisation.name(), time)
                            .update();
                }
            }
            go(id, opened, 1 + random.nextInt(9), random);
        }

        private void received(CaseId id, LocalDate day, Instant at) {
            jdbc.sql(
                            "insert into tkp_milestone (case_id, milestone, reached_on, recorded_at) values (?, 'RECEIVED', ?, ?)")
                    .params(id.value(), day, at.atOffset(ZoneOffset.UTC))
                    .update();
        }

        /** Some steps of a path that no model draws. */
        private void go(CaseId id, Instant begin, int steps, Random random) {
            Instant at = begin;
            for (int n = 0; n < steps; n++) {
                String element = ELEMENTS.get(random.nextInt(ELEMENTS.size()));
                boolean task = !element.equals("planning") && !element.equals("awaitDecision");
                Organisation organisation = element.equals("checkReferral") || random.nextBoolean()
                        ? Organisation.EMPLOYMENT
                        : Organisation.KELA;
                Worklist worklist = worklist(organisation, random);
                LocalDate from = LocalDate.ofInstant(at, CaseFile.ZONE).minusDays(random.nextInt(3));
                Instant due = from.plusDays(1 + random.nextInt(20))
                        .plusDays(1)
                        .atStartOfDay(CaseFile.ZONE)
                        .toInstant()
                        .minusSeconds(1);
                String clock = "clock" + drawn++;
                clocks.add(new CaseClock(
                        clock,
                        id,
                        task ? "plan" : "kelaapplication",
                        element,
                        task,
                        element.endsWith("Plan") || element.equals("planning") ? "PLAN" : element,
                        List.of("LEGAL", "TARGET", "INTERNAL").get(random.nextInt(3)),
                        organisation,
                        WatchTasks.area(worklist.id()),
                        from,
                        at,
                        due,
                        due.minus(3, ChronoUnit.DAYS),
                        null,
                        null,
                        null,
                        task || random.nextBoolean()
                                ? List.of(new Wait(at, WaitingOn.WORKLIST, worklist.id()))
                                : List.of()));
                at = live(clock, at, worklist, random);
                decide(id, at, random);
                if (random.nextInt(4) > 0) {
                    clocks.stop(clock, at, random.nextInt(5) > 0);
                    if (random.nextInt(6) == 0) {
                        decide(id, at, random);
                    }
                }
                if (random.nextInt(3) == 0) {
                    at = begin.plus(random.nextInt(5), ChronoUnit.DAYS);
                }
            }
        }

        private Instant live(String clock, Instant started, Worklist first, Random random) {
            Instant at = started;
            Worklist worklist = first;
            for (int n = random.nextInt(4); n > 0; n--) {
                // Another node's clock may be behind; and much happens at once.
                at = at.plus(random.nextInt(90) - 6, ChronoUnit.HOURS);
                if (random.nextInt(4) == 0) {
                    worklist = worklist(random.nextInt(4) == 0 ? Organisation.KELA : first.organisation(), random);
                    clocks.lay(clock, worklist);
                }
                clocks.turn(
                        clock,
                        new Wait(at, WaitingOn.values()[random.nextInt(WaitingOn.values().length)], worklist.id()));
            }
            if (random.nextInt(5) == 0) {
                clocks.date(clock, at.plus(40, ChronoUnit.DAYS), at);
            }
            return at.plus(random.nextInt(48), ChronoUnit.HOURS);
        }

        private void decide(CaseId id, Instant at, Random random) {
            var time = at.atOffset(ZoneOffset.UTC);
            String role = List.of("NONE", "CONSULTED", "CASE_LEAD").get(random.nextInt(3));
            if (random.nextInt(3) == 0 && at.isBefore(NOW)) {
                explain(id, "kela", role, at);
                clocks.kelaRole(id, role, at);
            }
            if (random.nextInt(3) == 0) {
                clocks.unemployment(
                        id, List.of("LONG_TERM", "SHORTER", "UNKNOWN").get(random.nextInt(3)));
            }
            if (random.nextInt(3) == 0) {
                explain(id, "benefitScreening", random.nextBoolean() ? "CHECK" : "NONE", at);
            }
            if (random.nextInt(4) == 0) {
                jdbc.sql("insert into tkp_kela_outcome (case_id, outcome, age_group, with_kela, decided_at)"
                                + " values (?, ?, ?, ?, ?)")
                        .params(
                                id.value(),
                                List.of("GRANTED", "PARTIAL", "REJECTED").get(random.nextInt(3)))
                        .params(random.nextBoolean() ? "30-44" : "55+", random.nextBoolean(), time)
                        .update();
            }
            if (random.nextInt(4) == 0) {
                jdbc.sql(
                                "insert into tkp_misrouting (case_id, kind, occurrence, sent_by, received_by, days, with_kela, noticed_at)"
                                        + " select ?, ?, count(*), ?, ?, ?, ?, ? from tkp_misrouting")
                        .params(
                                id.value(),
                                List.of("RETURNED", "BROKEN_OFF", "WRONG_ORGANISER")
                                        .get(random.nextInt(3)))
                        .params(random.nextBoolean() ? "NGO" : "EMPLOYMENT", random.nextBoolean() ? "KELA" : "SOCIAL")
                        .param(random.nextInt(3) == 0 ? null : random.nextInt(90))
                        .params(random.nextBoolean(), time)
                        .update();
            }
        }

        private void explain(CaseId id, String decision, String outcome, Instant at) {
            jdbc.sql("insert into tkp_explanation (case_id, decision, phase, outcome, content, decided_at)"
                            + " values (?, ?, 'PLAN', ?, ?, ?)")
                    .params(id.value(), decision, outcome, new byte[1], at.atOffset(ZoneOffset.UTC))
                    .update();
        }

        private static Worklist worklist(Organisation organisation, Random random) {
            String area = organisation.name().toLowerCase(Locale.ROOT)
                    + List.of("03", "08", "39").get(random.nextInt(3));
            return new Worklist(area + (random.nextInt(3) == 0 ? "b" : ""), organisation, "x", "x", "x");
        }

        /** Something happens in some of the cases that have been summed up; the case file tells of it as it locks them. */
        void change(Random random) {
            List<CaseId> changed = new ArrayList<>();
            for (int n = 0; n < CASES; n += 1 + random.nextInt(4)) {
                changed.add(id(n));
            }
            for (CaseId id : changed) {
                jdbc.sql("update tkp_case set summarised = false where case_id = ?")
                        .param(id.value())
                        .update();
                summaries.forget(new SummaryOutdated(id));
                go(id, at(300, 0), 2, random);
                received(id, LocalDate.of(2025, 1, 1).plusDays(random.nextInt(200)), NOW);
                for (CaseClock running : clocks.running(id)) {
                    if (random.nextBoolean()) {
                        clocks.stop(running.id(), at(330, random.nextInt(100)), true);
                    }
                }
            }
        }
    }
}
