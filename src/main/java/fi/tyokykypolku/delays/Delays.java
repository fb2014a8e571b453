package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Engine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Engine engine;

    Delays(JdbcClient jdbc, CaseFile caseFile, Engine engine) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.engine = engine;
    }

    /** The clocks that started in the period, by group and kind. */
    public List<DelayRow> by(Grouping grouping, Selection selection) {
        return selection.withOthers(others -> by(others ? Grouping.ORGANISATION : grouping, selection, others));
    }

    private List<DelayRow> by(Grouping grouping, Selection selection, boolean others) {
        String sql = """
                select g, kind, count(*) as clocks,
                    count(*) filter (where stopped_at is null) as running,
                    count(*) filter (where coalesce(stopped_at, :now) > due_at) as late,
                    count(*) filter (where stopped_at is null and :now > due_at) as late_running,
                    count(*) filter (where stopped_at is null and :now between remind_at and due_at) as nearing,
                    count(*) filter (where done) as done,
                    percentile_cont(0.5) within group (order by days_taken) filter (where done) as median,
                    percentile_cont(0.9) within group (order by days_taken) filter (where done) as p90,
                    max(days_taken) filter (where done) as longest
                from (select %s as g, c.* from tkp_clock c where %s and %s) as clocks
                group by g, kind%s order by g, kind
                """.formatted(
                        grouping.key(),
                        selection.started(others),
                        grouping.clocks(),
                        others ? " having count(*) >= " + SMALL : "");
        return ask(
                sql,
                selection,
                (row, n) -> new DelayRow(
                        row.getString("g"),
                        others,
                        row.getString("kind"),
                        row.getLong("clocks"),
                        row.getLong("running"),
                        row.getLong("late"),
                        row.getLong("late_running"),
                        row.getLong("nearing"),
                        row.getLong("done"),
                        row.getObject("median", Double.class),
                        row.getObject("p90", Double.class),
                        row.getObject("longest", Integer.class)));
    }

    /** How long was waited within the period, by whom was waited on. */
    public List<WaitRow> waits(Selection selection) {
        return selection.withOthers(others -> waits(selection, others));
    }

    private List<WaitRow> waits(Selection selection, boolean others) {
        // Of two nodes one's clock may be behind: a wait cannot end before it began.
        String sql =
                """
                select waiting_on, organisation, count(distinct clock_id) as clocks,
                    sum(extract(epoch from least(ended, :until)) - extract(epoch from greatest(since, :from))) / 86400.0 as days
                from (select w.clock_id, w.waiting_on, c.organisation, w.since, greatest(w.since,
                        coalesce(lead(w.since) over (partition by w.clock_id order by w.id), c.stopped_at, :now)) as ended
                    from tkp_wait w join tkp_clock c on c.clock_id = w.clock_id where %s) as waits
                where since < :until and ended > :from
                group by waiting_on, organisation%s order by waiting_on, organisation
                """.formatted(selection.clocks(others), others ? " having count(distinct clock_id) >= " + SMALL : "");
        return ask(
                sql,
                selection,
                (row, n) -> new WaitRow(
                        row.getString("waiting_on"),
                        organisation(row),
                        others,
                        row.getDouble("days"),
                        row.getLong("clocks")));
    }

    /** The elements of a process, or of all, that have a clock; of the caller's own worklists alone. */
    public List<StepRow> steps(@Nullable String process, Selection selection) {
        String sql = """
                select element, sla, kind, count(*) as clocks,
                    count(*) filter (where stopped_at is null) as running,
                    count(*) filter (where stopped_at is null and :now > due_at) as late,
                    count(*) filter (where done) as done,
                    percentile_cont(0.5) within group (order by days_taken) filter (where done) as median,
                    percentile_cont(0.5) within group (order by floor(
                        (extract(epoch from due_at) + 1 - extract(epoch from counted_from)) / 86400)) as target
                from tkp_clock c where %s%s
                group by element, sla, kind order by element, sla, kind
                """.formatted(selection.started(false), process == null ? "" : " and process = :process");
        return bind(sql, selection)
                .param("process", process)
                .query((row, n) -> new StepRow(
                        row.getString("element"),
                        row.getString("sla"),
                        row.getString("kind"),
                        row.getLong("clocks"),
                        row.getLong("running"),
                        row.getLong("late"),
                        row.getLong("done"),
                        row.getObject("median", Double.class),
                        row.getDouble("target")))
                .list();
    }

    /** How many of the caller's own clocks are late in a group, or in all when null; of all, or of those that run. */
    public long countLate(Grouping grouping, @Nullable String group, boolean running, Selection selection) {
        return bind("select count(*) from " + late(grouping, group, running, selection), selection)
                .param("group", group)
                .query(Long.class)
                .single();
    }

    /** The late ones of the caller's own clocks in a group, or in all when null, of all or of those that run; the longest late first. */
    public List<LateRow> late(
            Grouping grouping, @Nullable String group, boolean running, Selection selection, int most) {
        // The engine has the same ids.
        String sql = """
                select late.*, coalesce(t.proc_inst_id_, a.proc_inst_id_) as instance,
                    (select w.waiting_on from tkp_wait w where w.clock_id = late.clock_id order by w.id desc limit 1) as waiting
                from %s
                left join act_hi_taskinst t on t.id_ = late.clock_id
                left join act_hi_actinst a on a.id_ = late.clock_id
                order by late.ended - late.due_at desc, late.clock_id limit :most
                """.formatted(late(grouping, group, running, selection));
        Instant now = caseFile.now();
        return bind(sql, selection)
                .param("group", group)
                .param("most", most)
                .query((row, n) -> lateRow(row, now))
                .list();
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

    /** Worklists without team that the caller may see and that have a clock, in order. */
    public List<String> areas(Selection selection) {
        return ask(
                "select distinct c.worklist from tkp_clock c where " + selection.clocks(false) + " order by c.worklist",
                selection,
                (row, n) -> row.getString(1));
    }

    /** Kinds of organisation that have a clock. */
    public List<Organisation> organisations() {
        return jdbc.sql("select distinct organisation from tkp_clock order by organisation")
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
