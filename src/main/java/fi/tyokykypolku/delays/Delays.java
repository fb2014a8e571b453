package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Engine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports drawn from the clocks; every figure is defined in {@code src/docs/measures.md}. */
@Component
public class Delays {
    /** Fewer than this could tell of a person: hidden in tables for use elsewhere and in sums of others. */
    public static final int SMALL = 5;

    private static final int SECONDS_OF_A_DAY = 86_400;

    private static final String KINDS =
            Term.KINDS.stream().map("('%s')"::formatted).collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Engine engine;
    private final ReportTransaction transaction;

    Delays(JdbcClient jdbc, CaseFile caseFile, Engine engine, ReportTransaction transaction) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.engine = engine;
        this.transaction = transaction;
    }

    /** The clocks that started in the period, by group and kind. */
    public List<DelayRow> by(Grouping grouping, Selection selection) {
        return transaction.read(
                () -> selection.withOthers(others -> by(others ? Grouping.ORGANISATION : grouping, selection, others)));
    }

    // Clocks that are alike are counted first, which a database can do side by side; percentiles are drawn from the
    // counts.
    private List<DelayRow> by(Grouping grouping, Selection selection, boolean others) {
        String sql = """
                select %s as g, kind, days_taken, done, runs, late, nearing, sum(clocks) as clocks
                from (select %s, c.kind, c.days_taken, c.done, c.stopped_at is null as runs,
                        coalesce(c.stopped_at, :now) > c.due_at as late,
                        c.stopped_at is null and :now between c.remind_at and c.due_at as nearing, count(*) as clocks
                    from tkp_clock c where %s and %s
                    group by %s, c.kind, c.days_taken, c.done, runs, late, nearing) as c
                group by g, kind, days_taken, done, runs, late, nearing order by g, kind
                """.formatted(
                grouping.key(), grouping.columns(), selection.started(others), grouping.clocks(), grouping.columns());
        Map<List<String>, ClockCount> counts = new LinkedHashMap<>();
        bind(sql, selection).query(row -> {
            counts.computeIfAbsent(List.of(row.getString("g"), row.getString("kind")), group -> new ClockCount())
                    .add(row);
        });
        return counts.entrySet().stream()
                .map(each -> each.getValue()
                        .row(each.getKey().get(0), others, each.getKey().get(1)))
                .filter(row -> !others || row.clocks() >= SMALL)
                .toList();
    }

    /** How long was waited within the period, by whom was waited on. */
    public List<WaitRow> waits(Selection selection) {
        return transaction.read(() -> selection.withOthers(others -> waits(selection, others)));
    }

    private List<WaitRow> waits(Selection selection, boolean others) {
        Map<WaitingOn, Map<Organisation, Waited>> waited = new EnumMap<>(WaitingOn.class);
        whole(selection, others, waited);
        cut(selection, others, waited);
        return waited.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().name()))
                .flatMap(on -> on.getValue().entrySet().stream()
                        .sorted(Comparator.comparing(each -> each.getKey().name()))
                        .filter(each -> !others || each.getValue().clocks() >= SMALL)
                        .map(each -> new WaitRow(
                                on.getKey().name(),
                                each.getKey(),
                                others,
                                each.getValue().days(),
                                each.getValue().clocks())))
                .toList();
    }

    private record Waited(long clocks, BigDecimal seconds) {
        Waited plus(Waited more) {
            return new Waited(clocks + more.clocks, seconds.add(more.seconds));
        }

        double days() {
            return seconds.divide(BigDecimal.valueOf(SECONDS_OF_A_DAY), MathContext.DECIMAL64)
                    .doubleValue();
        }
    }

    private static void add(
            Map<WaitingOn, Map<Organisation, Waited>> waited, WaitingOn on, Organisation organisation, Waited more) {
        waited.computeIfAbsent(on, any -> new EnumMap<>(Organisation.class)).merge(organisation, more, Waited::plus);
    }

    /** Clocks whose waits lie within the period, each added up when it stopped. */
    private static final String WHOLE = "c.waits_told and c.started_at > :from and c.stopped_at < :until";

    private void whole(Selection selection, boolean others, Map<WaitingOn, Map<Organisation, Waited>> waited) {
        String sums = WaitTimes.COLUMNS.stream()
                .map(column -> "count(c.%1$s) as n_%1$s, sum(c.%1$s) as %1$s".formatted(column))
                .collect(Collectors.joining(", "));
        bind(
                        "select c.organisation, %s from tkp_clock c where %s and %s group by c.organisation"
                                .formatted(sums, WHOLE, selection.clocks(others)),
                        selection)
                .query(row -> {
                    for (WaitingOn on : WaitingOn.values()) {
                        String column = WaitTimes.column(on);
                        long clocks = row.getLong("n_" + column);
                        if (clocks > 0) {
                            BigDecimal seconds = row.getBigDecimal(column).movePointLeft(6);
                            add(waited, on, organisation(row), new Waited(clocks, seconds));
                        }
                    }
                });
    }

    // Of two nodes one's clock may be behind: a wait cannot end before it began.
    private void cut(Selection selection, boolean others, Map<WaitingOn, Map<Organisation, Waited>> waited) {
        bind("""
                select waiting_on, organisation, count(distinct clock_id) as clocks,
                    sum(extract(epoch from least(ended, :until)) - extract(epoch from greatest(since, :from))) as seconds
                from (select w.clock_id, w.waiting_on, c.organisation, w.since, greatest(w.since,
                        coalesce(lead(w.since) over (partition by w.clock_id order by w.id), c.stopped_at, :now)) as ended
                    from tkp_clock c join tkp_wait w on w.clock_id = c.clock_id
                    where (not c.waits_told or c.started_at <= :from and c.stopped_at > :from
                            or c.started_at > :from and c.started_at < :until and c.stopped_at >= :until) and %s) as waits
                where since < :until and ended > :from
                group by waiting_on, organisation
                """.formatted(selection.clocks(others)), selection).query(row -> {
            add(
                    waited,
                    WaitingOn.valueOf(row.getString("waiting_on")),
                    organisation(row),
                    new Waited(row.getLong("clocks"), row.getBigDecimal("seconds")));
        });
    }

    /** The elements of a process, or of all, that have a clock; of the caller's own worklists alone. */
    public List<StepRow> steps(@Nullable String process, Selection selection) {
        String sql = """
                select c.element, c.sla, c.kind, c.days_taken, c.target_days, c.done, c.stopped_at is null as runs,
                    c.stopped_at is null and :now > c.due_at as late, false as nearing, count(*) as clocks
                from tkp_clock c where %s%s
                group by c.element, c.sla, c.kind, c.days_taken, c.target_days, c.done, runs, late
                order by c.element, c.sla, c.kind
                """.formatted(selection.started(false), process == null ? "" : " and c.process = :process");
        Map<List<String>, ClockCount> counts = new LinkedHashMap<>();
        Map<List<String>, Distribution> targets = new HashMap<>();
        return transaction.read(() -> {
            bind(sql, selection).param("process", process).query(row -> {
                List<String> step = List.of(row.getString("element"), row.getString("sla"), row.getString("kind"));
                counts.computeIfAbsent(step, any -> new ClockCount()).add(row);
                targets.computeIfAbsent(step, any -> new Distribution())
                        .add(row.getInt("target_days"), row.getLong("clocks"));
            });
            return counts.entrySet().stream()
                    .map(each ->
                            step(each.getKey(), each.getValue(), Objects.requireNonNull(targets.get(each.getKey()))))
                    .toList();
        });
    }

    private static StepRow step(List<String> step, ClockCount count, Distribution targets) {
        DelayRow row = count.row(step.get(0), false, step.get(2));
        return new StepRow(
                step.get(0),
                step.get(1),
                step.get(2),
                row.clocks(),
                row.running(),
                row.late(),
                row.done(),
                row.medianDays(),
                Objects.requireNonNull(targets.percentile(Distribution.MEDIAN)));
    }

    /** How many of the caller's own clocks are late in a group, or in all when null; of all, or of those that run. */
    public long countLate(Grouping grouping, @Nullable String group, boolean running, Selection selection) {
        return transaction.read(
                () -> bind("select count(*) from " + late(grouping, group, running, selection), selection)
                        .param("group", group)
                        .query(Long.class)
                        .single());
    }

    /** The late ones of the caller's own clocks in a group, or in all when null, of all or of those that run; the longest late first. */
    public List<LateRow> late(
            Grouping grouping, @Nullable String group, boolean running, Selection selection, int most) {
        // The engine has the same ids.
        String sql = """
                select late.*, coalesce(t.proc_inst_id_, a.proc_inst_id_) as instance,
                    (select w.waiting_on from tkp_wait w where w.clock_id = late.clock_id order by w.id desc limit 1) as waiting
                from (select * from %s order by late.ended - late.due_at desc, late.clock_id limit :most) as late
                left join act_hi_taskinst t on t.id_ = late.clock_id
                left join act_hi_actinst a on a.id_ = late.clock_id
                order by late.ended - late.due_at desc, late.clock_id
                """.formatted(late(grouping, group, running, selection));
        Instant now = caseFile.now();
        return transaction.read(() -> bind(sql, selection)
                .param("group", group)
                .param("most", most)
                .query((row, n) -> lateRow(row, now))
                .list());
    }

    private static String late(Grouping grouping, @Nullable String group, boolean running, Selection selection) {
        return "(select c.*, coalesce(c.stopped_at, :now) as ended from tkp_clock c where "
                + selection.started(false) + " and " + grouping.clocks()
                + " and coalesce(c.stopped_at, :now) > c.due_at"
                + (group == null ? "" : " and " + grouping.key() + " = :group")
                + (running ? " and c.stopped_at is null" : "")
                + ") as late";
    }

    private static LateRow lateRow(ResultSet row, Instant now) throws SQLException {
        Instant due = ClockTable.instant(row, "due_at");
        boolean runs = row.getObject("stopped_at") == null;
        LocalDate until = Helsinki.dayOf(runs ? now : ClockTable.instant(row, "stopped_at"));
        return new LateRow(
                CaseId.of(row),
                runs ? row.getString("instance") : null,
                row.getString("process"),
                row.getString("element"),
                row.getString("sla"),
                row.getString("kind"),
                organisation(row),
                row.getString("worklist"),
                row.getObject("counted_from", LocalDate.class),
                due,
                ChronoUnit.DAYS.between(Helsinki.dayOf(due), until),
                runs ? row.getString("waiting") : null,
                row.getString("delay_reason"));
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return Organisation.valueOf(row.getString("organisation"));
    }

    /** Every worklist that has a clock, found from one to the next in their index. */
    private static final String WORKLISTS = """
            with recursive places (worklist) as (
                select min(f.worklist) from tkp_clock f
                union all
                select (select min(n.worklist) from tkp_clock n where n.worklist > places.worklist) from places
                where places.worklist is not null)
            """;

    /** Worklists without team that the caller may see and that have a clock, in order. */
    public List<String> areas(Selection selection) {
        return ask(
                WORKLISTS + " select p.worklist from places p where exists (select 1 from tkp_clock c where"
                        + " c.worklist = p.worklist and " + selection.clocks(false) + ") order by p.worklist",
                selection,
                (row, n) -> row.getString(1));
    }

    /** Kinds of organisation that have a clock. */
    public List<Organisation> organisations() {
        // The kinds of limit stand between worklist and organisation in the index; a worklist is of one organisation.
        String ends =
                Stream.of("min", "max").map(end -> """
                        select (select %s(c.organisation) from tkp_clock c where c.worklist = p.worklist and c.kind = k.kind)
                            as organisation
                        from places p cross join (values %s) as k (kind)
                        """.formatted(end, KINDS)).collect(Collectors.joining(" union "));
        return jdbc.sql(WORKLISTS + "select organisation from (" + ends
                        + ") as o where organisation is not null order by organisation")
                .query((row, n) -> organisation(row))
                .list();
    }

    /** Processes that clocks can run in. */
    public List<String> processes() {
        return engine.asSystem(services ->
                services.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                        .map(ProcessDefinition::getKey)
                        .sorted()
                        .toList());
    }

    private <T> List<T> ask(String sql, Selection selection, RowMapper<T> rows) {
        return bind(sql, selection).query(rows).list();
    }

    private JdbcClient.StatementSpec bind(String sql, Selection selection) {
        return selection.bind(jdbc.sql(sql), caseFile.now());
    }
}
