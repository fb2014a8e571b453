package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.delays.ClockTable;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.Figures;
import fi.tyokykypolku.delays.Grouping;
import fi.tyokykypolku.delays.KeptForReports;
import fi.tyokykypolku.delays.Selection;
import fi.tyokykypolku.scale.OwnPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Measures each report over ten thousand to two hundred thousand closed cases on PostgreSQL, beside the same figures drawn from the
 * engine's history. The cases are copies of some dozens of simulated ones, on other days and in other areas. No test of the build's, for
 * filling takes minutes and some gigabytes ({@code src/docs/performance.md}): {@code mvn -Dtest=ReportsOverManyCases test}.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReportsOverManyCases {
    private static final Logger LOG = LoggerFactory.getLogger(ReportsOverManyCases.class);

    private static final List<Integer> SIZES = Arrays.stream(
                    System.getProperty("cases", "10000,50000,100000,200000").split(","))
            .map(Integer::valueOf)
            .toList();
    /** Of this many cases the reports are wanted within the time below. */
    private static final int WANTED_OF = 100_000;

    private static final double FIGURES_WITHIN_MS = 1_000;
    /** About a second on a free machine. */
    private static final double OTHERS_WITHIN_MS = 2_000;

    private static final double TIMES_FASTER = 10;
    /** A report over twice the cases takes twice as long, and what a busy machine adds. */
    private static final double GROWTH = 1.6;

    private static final int RUNS = 10;
    private static final int CLIENTS = 60;
    private static final int DAYS = 365;
    private static final int AT_ONCE = 5_000;

    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();

    @Autowired
    private Cohort cohort;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockTable clocks;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Delays delays;

    @Autowired
    private Figures figures;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    @Test
    void reportsTakeASecondAndGrowWithTheirCases() {
        templates();
        Map<String, Map<Integer, Double>> times = new LinkedHashMap<>();
        List<Integer> filled = new ArrayList<>(List.of(0));
        for (int size : SIZES) {
            copy(filled.get(filled.size() - 1), size);
            filled.add(size);
            reports(size <= WANTED_OF).forEach((name, report) -> {
                double median = median(report, name.startsWith("history") ? 3 : RUNS);
                LOG.info("{} of {}: {} ms", name, size, Math.round(median));
                times.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(size, median);
            });
        }
        LOG.info("\n{}", table(times));
        times.forEach((name, bySize) -> holds(name, bySize, times));
    }

    private static void holds(String name, Map<Integer, Double> bySize, Map<String, Map<Integer, Double>> times) {
        if (name.startsWith("history")) {
            return;
        }
        Double wanted = bySize.get(WANTED_OF);
        Double twice = bySize.get(2 * WANTED_OF);
        if (wanted != null) {
            assertThat(wanted).as(name).isLessThan(name.equals("figures") ? FIGURES_WITHIN_MS : OTHERS_WITHIN_MS);
            assertThat(wanted(times, "history: figures") / wanted(times, "figures"))
                    .as("times faster than the engine's history")
                    .isGreaterThan(TIMES_FASTER);
        }
        if (wanted != null && twice != null) {
            assertThat(twice / wanted).as("growth of " + name).isLessThan(2 * GROWTH);
        }
    }

    private static double wanted(Map<String, Map<Integer, Double>> times, String name) {
        return times.getOrDefault(name, Map.of()).getOrDefault(WANTED_OF, Double.NaN);
    }

    private Map<String, Runnable> reports(boolean history) {
        Selection all = Selection.of(LocalDate.of(2024, 1, 1), LocalDate.of(2027, 12, 31));
        Selection ofKela = new Selection(all.from(), all.to(), null, null, null, Set.of("kela03"));
        Map<String, Runnable> reports = new LinkedHashMap<>();
        reports.put("figures", () -> figures.of(all));
        reports.put("figures, of one worklist's manager", () -> figures.of(ofKela));
        for (Grouping grouping : Grouping.values()) {
            reports.put("by " + grouping.label(), () -> delays.by(grouping, all));
        }
        reports.put("by task, of one worklist's manager", () -> delays.by(Grouping.TASK, ofKela));
        reports.put("waits", () -> delays.waits(all));
        reports.put(
                "waits of a year amid them",
                () -> delays.waits(Selection.of(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 2, 28))));
        reports.put("diagram", () -> delays.steps(null, all));
        reports.put("late: number", () -> delays.countLate(Grouping.PHASE, null, false, all));
        reports.put("late: list", () -> delays.late(Grouping.PHASE, null, false, all, 200));
        reports.put("late: list of what runs", () -> delays.late(Grouping.PHASE, null, true, all, 200));
        reports.put("choices", () -> {
            assertThat(delays.areas(all)).isNotEmpty();
            assertThat(delays.organisations()).isNotEmpty();
        });
        if (history) {
            history(reports);
        }
        return reports;
    }

    private void history(Map<String, Runnable> reports) {
        reports.put(
                "history: figures",
                () -> HISTORY.forEach(sql -> jdbc.sql(sql).query().listOfRows()));
        reports.put("history: by task", () -> jdbc.sql(HISTORY_BY_TASK).query().listOfRows());
    }

    private static double median(Runnable report, int runs) {
        report.run();
        double[] times = IntStream.range(0, runs)
                .mapToDouble(n -> {
                    long began = System.nanoTime();
                    report.run();
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
        return (times[(runs - 1) / 2] + times[runs / 2]) / 2;
    }

    private static String table(Map<String, Map<Integer, Double>> times) {
        String head = SIZES.stream()
                .map("%,d"::formatted)
                .collect(Collectors.joining(" | ", "| median, ms | ", " | last : one before |\n"));
        return times.entrySet().stream()
                .map(each -> each.getValue().values().stream()
                        .map(ms -> String.format(Locale.ROOT, "%.0f", ms))
                        .collect(Collectors.joining(" | ", "| " + each.getKey() + " | ", growth(each.getValue()))))
                .collect(Collectors.joining("\n", head, "\n"));
    }

    private static String growth(Map<Integer, Double> bySize) {
        List<Double> ms = List.copyOf(bySize.values());
        int last = ms.size() - 1;
        return last == 0 ? " | |" : String.format(Locale.ROOT, " | %.2f |", ms.get(last) / ms.get(last - 1));
    }

    /** Simulated clients whose cases have ended, with all that reports read of them. */
    private void templates() {
        cohort.run(
                Parameters.with(Map.of(
                        "size",
                        CLIENTS,
                        "projects",
                        "",
                        "projects[0].county",
                        "06",
                        "projects[0].kela",
                        true,
                        "projects[0].population",
                        100,
                        "projects[0].municipalities",
                        "609")),
                true,
                day -> {});
        new KeptForReports(jdbc, clocks, transactions).refresh();
        jdbc.sql("""
                        create table template as select case_id, row_number() over (order by case_id) - 1 as n,
                            date '2025-01-01' - cast(opened_at as date) as days
                        from tkp_case c where closed_at is not null and summarised and not exists (
                            select 1 from tkp_clock r where r.case_id = c.case_id and r.stopped_at is null)
                        """).update();
        for (String table : CASE_TABLES) {
            jdbc.sql("create table template_" + table + " as select * from " + table
                            + " where case_id in (select case_id from template)")
                    .update();
        }
        jdbc.sql("""
                        create table template_tkp_wait as select w.*, c.case_id from tkp_wait w
                        join tkp_clock c on c.clock_id = w.clock_id where c.case_id in (select case_id from template)
                        """).update();
        jdbc.sql("""
                        create table template_procinst as select * from act_hi_procinst
                        where id_ = root_proc_inst_id_ and business_key_ in (select case_id from template)
                        """).update();
        jdbc.sql("""
                        create table template_taskinst as select t.*, p.business_key_ as case_id from act_hi_taskinst t
                        join template_procinst p on p.id_ = t.root_proc_inst_id_
                        """).update();
        jdbc.sql("""
                        create table template_identitylink as select l.*, t.case_id from act_hi_identitylink l
                        join template_taskinst t on t.id_ = l.task_id_
                        """).update();
        LOG.info(
                "{} closed cases to copy; tasks and steps of each: {}",
                jdbc.sql("select count(*) from template").query(Long.class).single(),
                jdbc.sql("""
                                select string_agg(n::text, ' ' order by n)
                                from (select count(*) as n from template_tkp_clock group by case_id) as x
                                """).query(String.class).single());
    }

    private static final List<String> CASE_TABLES = List.of(
            "tkp_case",
            "tkp_milestone",
            "tkp_party",
            "tkp_named_person",
            "tkp_explanation",
            "tkp_kela_outcome",
            "tkp_misrouting",
            "tkp_clock",
            "tkp_case_summary",
            "tkp_case_place");

    private static final String CASE = "'TKP-9999-' || lpad(s.n::text, 6, '0')";

    /** Every column as it is, but for ids, days and areas. */
    private static final Map<String, String> CHANGED = Map.ofEntries(
            Map.entry("clock_id", "t.clock_id || '-' || s.n"),
            Map.entry("task_id_", "t.task_id_ || '-' || s.n"),
            Map.entry("id_", "t.id_ || '-' || s.n"),
            Map.entry("root_proc_inst_id_", "t.root_proc_inst_id_ || '-' || s.n"),
            Map.entry("proc_inst_id_", "t.proc_inst_id_ || '-' || s.n"),
            Map.entry(
                    "started_month",
                    "to_char((t.started_at + (c.days + s.later) * interval '1 day') at time zone 'Europe/Helsinki', 'YYYY-MM')"),
            Map.entry("case_id", CASE),
            Map.entry("business_key_", CASE),
            Map.entry("worklist", "regexp_replace(t.worklist, '\\d\\d', s.area)"),
            Map.entry("group_id_", "regexp_replace(t.group_id_, '\\d\\d', s.area)"));

    private static final Set<String> GENERATED =
            Set.of("tkp_milestone", "tkp_explanation", "tkp_kela_outcome", "tkp_misrouting", "tkp_wait");

    private void copy(int from, int to) {
        long began = System.nanoTime();
        jdbc.sql("set synchronous_commit = off").update();
        Stream.concat(CASE_TABLES.stream(), Stream.of("tkp_wait"))
                .forEach(table -> copy(table, "template_" + table, "case_id", from, to));
        if (to <= WANTED_OF) {
            copy("act_hi_procinst", "template_procinst", "business_key_", from, to);
            copy("act_hi_taskinst", "template_taskinst", "case_id", from, to);
            copy("act_hi_identitylink", "template_identitylink", "case_id", from, to);
        }
        jdbc.sql("vacuum analyze").update();
        LOG.info(
                "{} cases, {} clocks, {} waits, filled in {} s",
                to,
                jdbc.sql("select count(*) from tkp_clock").query(Long.class).single(),
                jdbc.sql("select count(*) from tkp_wait").query(Long.class).single(),
                (System.nanoTime() - began) / 1_000_000_000);
    }

    private void copy(String table, String template, String caseColumn, int from, int to) {
        List<Column> columns = jdbc.sql("""
                        select column_name as name, data_type as type from information_schema.columns
                        where table_name = :table and table_schema = 'public' order by ordinal_position
                        """).param("table", table).query(Column.class).list().stream()
                .filter(column -> !(column.name().equals("id") && GENERATED.contains(table)))
                .toList();
        // In parts, each within the time that the application gives a statement.
        for (int first = from; first < to; first += AT_ONCE) {
            jdbc.sql("""
                            insert into %s (%s) select %s from template c join %s t on t.%s = c.case_id
                                join (select n, lpad((1 + n %% 21)::text, 2, '0') as area, (n / 7 %% %d)::integer as later
                                    from generate_series(%d, %d) as n) as s
                                on s.n %% (select count(*) from template) = c.n
                            order by s.n%s
                            """.formatted(
                                    table,
                                    columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                                    columns.stream().map(Column::changed).collect(Collectors.joining(", ")),
                                    template,
                                    caseColumn,
                                    DAYS,
                                    first,
                                    Math.min(to, first + AT_ONCE) - 1,
                                    table.equals("tkp_wait") ? ", t.id" : ""))
                    .update();
        }
    }

    record Column(String name, String type) {
        String changed() {
            return CHANGED.getOrDefault(
                    name,
                    type.equals("date")
                            ? "t." + name + " + c.days + s.later"
                            : type.startsWith("timestamp")
                                    ? "t." + name + " + (c.days + s.later) * interval '1 day'"
                                    : "t." + name);
        }
    }

    /** Three of the eight figures, written by hand over the engine's own tables. */
    private static final List<String> HISTORY = List.of("""
            select count(at) as n, count(*) as total,
                percentile_cont(0.5) within group (order by at::date - received) as median,
                percentile_cont(0.9) within group (order by at::date - received) as p90
            from (select p.business_key_, p.start_time_::date as received,
                    min(case when k.id_ is not null then coalesce(a.timestamp_, t.end_time_) end) as at
                from act_hi_procinst p
                join act_hi_taskinst t on t.root_proc_inst_id_ = p.id_
                left join act_hi_identitylink k on k.task_id_ = t.id_ and k.type_ = 'candidate' and k.group_id_ like 'kela%'
                left join act_hi_identitylink a on a.task_id_ = t.id_ and a.type_ = 'assignee' and a.operation_type_ = 'add'
                where p.id_ = p.root_proc_inst_id_ and p.start_time_ >= date '2024-01-01' and p.start_time_ < date '2028-01-01'
                group by p.business_key_, p.start_time_) as met
            """, """
            select coalesce(sum(v), 0) as n, count(*) as total, percentile_cont(0.5) within group (order by v) as median,
                percentile_cont(0.9) within group (order by v) as p90
            from (select root, count(distinct case when turn > 1 and (had_it is null or had_it < turn - 1) then turn end) as v
                from (select root, turn, lag(turn) over (partition by root, worklist order by turn) as had_it
                    from (select root, worklist, sum(next) over (partition by root order by at) as turn
                        from (select p.id_ as root, l.timestamp_ as at, regexp_replace(l.group_id_, '[a-z]+$', '') as worklist,
                                case when l.timestamp_ - lag(l.timestamp_) over (partition by p.id_ order by l.timestamp_)
                                    < interval '1 second' then 0 else 1 end as next
                            from act_hi_procinst p
                            join act_hi_taskinst t on t.root_proc_inst_id_ = p.id_
                            join act_hi_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.operation_type_ = 'add'
                            where p.id_ = p.root_proc_inst_id_ and l.group_id_ is not null
                                and p.start_time_ >= date '2024-01-01' and p.start_time_ < date '2028-01-01') as arrivals) as turns)
                    as places
                group by root) as cases
            """, """
            select count(*) filter (where coalesce(end_time_, now()) <= due_date_) as n, count(*) as total
            from act_hi_taskinst where task_def_key_ = 'reviewPlan' and (delete_reason_ = 'completed' or end_time_ is null)
                and start_time_ >= date '2024-01-01' and start_time_ < date '2028-01-01'
            """);

    private static final String HISTORY_BY_TASK = """
            select task_def_key_, count(*) as clocks, count(*) filter (where end_time_ is null) as running,
                count(*) filter (where coalesce(end_time_, now()) > due_date_) as late,
                percentile_cont(0.5) within group (order by duration_) as median,
                percentile_cont(0.9) within group (order by duration_) as p90, max(duration_) as longest
            from act_hi_taskinst where start_time_ >= date '2024-01-01' and start_time_ < date '2028-01-01'
            group by task_def_key_
            """;
}
