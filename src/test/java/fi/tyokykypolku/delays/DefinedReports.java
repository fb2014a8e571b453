package fi.tyokykypolku.delays;

import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reports as they are defined, each in one query over clocks and waits, without anything that is kept for them: slow, and right.
 * What {@link Figures} and {@link Delays} answer must be the same.
 */
final class DefinedReports {
    private static final String LATE = """
            (select c.*, coalesce(c.stopped_at, :now) as ended from tkp_clock c where %s and %s
                and coalesce(c.stopped_at, :now) > c.due_at) as late
            """;

    private final JdbcClient jdbc;
    private final Instant now;

    DefinedReports(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    private static String key(Grouping grouping) {
        return switch (grouping) {
            case KELA_ROLE -> """
                coalesce((select e.outcome from tkp_explanation e where e.case_id = c.case_id and e.decision = 'kela'
                    and e.decided_at <= coalesce(c.stopped_at, :now) order by e.id desc limit 1), 'NONE')
                """;
            case MONTH -> "to_char(c.started_at at time zone 'Europe/Helsinki', 'YYYY-MM')";
            case UNEMPLOYMENT -> "(select k.unemployment from tkp_case k where k.case_id = c.case_id)";
            default -> grouping.key();
        };
    }

    private static String clocks(Grouping grouping) {
        return grouping != Grouping.TASK && grouping != Grouping.ORGANISATION && grouping != Grouping.AREA
                ? "(not c.task or c.sla not in (select s.sla from tkp_clock s where not s.task and s.case_id = c.case_id))"
                : "1 = 1";
    }

    List<DelayRow> by(Grouping grouping, Selection selection) {
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
                        key(grouping),
                        selection.started(others),
                        clocks(grouping),
                        others ? " having count(*) >= " + Delays.SMALL : "");
        return selection
                .bind(jdbc.sql(sql), now)
                .query((row, n) -> new DelayRow(
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
                        row.getObject("longest", Integer.class)))
                .list();
    }

    List<WaitRow> waits(Selection selection) {
        return selection.withOthers(others -> waits(selection, others));
    }

    private List<WaitRow> waits(Selection selection, boolean others) {
        String sql = """
                select waiting_on, organisation, count(distinct clock_id) as clocks,
                    sum(extract(epoch from least(ended, :until)) - extract(epoch from greatest(since, :from))) / 86400.0 as days
                from (select w.clock_id, w.waiting_on, c.organisation, w.since, greatest(w.since,
                        coalesce(lead(w.since) over (partition by w.clock_id order by w.id), c.stopped_at, :now)) as ended
                    from tkp_wait w join tkp_clock c on c.clock_id = w.clock_id where %s) as waits
                where since < :until and ended > :from
                group by waiting_on, organisation%s order by waiting_on, organisation
                """.formatted(
                        selection.clocks(others), others ? " having count(distinct clock_id) >= " + Delays.SMALL : "");
        return selection
                .bind(jdbc.sql(sql), now)
                .query((row, n) -> new WaitRow(
                        row.getString("waiting_on"),
                        Organisation.valueOf(row.getString("organisation")),
                        others,
                        row.getDouble("days"),
                        row.getLong("clocks")))
                .list();
    }

    List<StepRow> steps(Selection selection) {
        String sql = """
                select element, sla, kind, count(*) as clocks,
                    count(*) filter (where stopped_at is null) as running,
                    count(*) filter (where stopped_at is null and :now > due_at) as late,
                    count(*) filter (where done) as done,
                    percentile_cont(0.5) within group (order by days_taken) filter (where done) as median,
                    percentile_cont(0.5) within group (order by floor(
                        (extract(epoch from due_at) + 1 - extract(epoch from counted_from)) / 86400)) as target
                from tkp_clock c where %s
                group by element, sla, kind order by element, sla, kind
                """.formatted(selection.started(false));
        return selection
                .bind(jdbc.sql(sql), now)
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

    /** The late ones, the longest late first. */
    List<String> late(Grouping grouping, Selection selection) {
        return selection
                .bind(
                        jdbc.sql("select case_id, element from "
                                + LATE.formatted(selection.started(false), clocks(grouping))
                                + " order by ended - due_at desc, clock_id"),
                        now)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    List<String> areas(Selection selection) {
        return selection
                .bind(
                        jdbc.sql("select distinct c.worklist from tkp_clock c where " + selection.clocks(false)
                                + " order by c.worklist"),
                        now)
                .query(String.class)
                .list();
    }

    List<String> organisations() {
        return jdbc.sql("select distinct organisation from tkp_clock order by organisation")
                .query(String.class)
                .list();
    }

    List<FigureRow> figures(Selection selection) {
        Selection anyKind = selection.ofKind(null);
        return Stream.of(Defined.values())
                .flatMap(figure -> anyKind.withOthers(others -> ask(figure, anyKind, others)).stream())
                .toList();
    }

    private List<FigureRow> ask(Defined figure, Selection selection, boolean others) {
        String sql = """
                select %s as g, %s as n, count(*) as total, count(v) filter (where hit) as measured,
                    percentile_cont(0.5) within group (order by v) filter (where hit) as median,
                    percentile_cont(0.9) within group (order by v) filter (where hit) as p90, %s
                from (%s) as x%s
                """.formatted(
                        others ? "cast(null as varchar)" : "g",
                        figure.count(),
                        figure == Defined.KELA_DECISION_TIME
                                ? "avg(cast(v as double precision)) filter (where hit) as mean,"
                                        + " avg(cast(target as double precision)) as target"
                                : "cast(null as double precision) as mean, cast(null as double precision) as target",
                        figure.rows(cases(selection, others)),
                        others ? " having count(*) >= " + Delays.SMALL : " group by g order by g");
        return selection
                .bind(jdbc.sql(sql), now)
                .query((row, n) -> new FigureRow(
                        figure.name(),
                        row.getString("g"),
                        others,
                        row.getLong("n"),
                        row.getLong("total"),
                        row.getLong("measured"),
                        row.getObject("median", Double.class),
                        row.getObject("p90", Double.class),
                        row.getObject("mean", Double.class),
                        row.getObject("target", Double.class),
                        figure.unit().name()))
                .list();
    }

    private static String cases(Selection selection, boolean others) {
        return others
                ? withClock(selection.clocks(true)) + " and not " + withClock("c.worklist in (:own)")
                : withClock(selection.clocks(false));
    }

    private static String withClock(String which) {
        return "case_id in (select c.case_id from tkp_clock c where " + which + ")";
    }

    private enum Defined {
        /** From the referral until somebody at Kela takes the case in hand. */
        FIRST_KELA_CONTACT(Unit.DAYS, Defined.HITS, """
                select case_id, g, at is not null as hit,
                    (extract(epoch from cast(at at time zone 'Europe/Helsinki' as date)) - extract(epoch from reached_on)) / 86400 as v
                from (select r.case_id, %s as g, r.reached_on,
                        min(case when w.waiting_on = 'PERSON' then w.since when c.done then c.stopped_at end) as at
                    from (%s) as r
                    left join tkp_clock c on c.case_id = r.case_id and c.task and c.organisation = 'KELA'
                    left join tkp_wait w on w.clock_id = c.clock_id
                    group by r.case_id, r.reached_on) as met
                """.formatted(Defined.ALL, Defined.RECEIVED)),
        /** How often a case is passed on to an organisation that has not just had it. What comes within a second comes side by side. */
        HANDOFFS(Unit.HANDOFFS, "coalesce(sum(v), 0)", """
                select case_id, %s as g, true as hit,
                    count(distinct case when turn > 1 and (had_it is null or had_it < turn - 1) then turn end) as v
                from (select case_id, turn, lag(turn) over (partition by case_id, worklist order by turn) as had_it
                    from (select case_id, worklist, sum(next) over (partition by case_id order by since) as turn
                        from (select case_id, worklist, since,
                                case when extract(epoch from since)
                                    - extract(epoch from lag(since) over (partition by case_id order by since)) < 1
                                    then 0 else 1 end as next
                            from (select r.case_id, w.since, %s as worklist,
                                    lag(%s) over (partition by w.clock_id order by w.id) as earlier
                                from (%s) as r
                                left join tkp_clock c on c.case_id = r.case_id and c.task
                                left join tkp_wait w on w.clock_id = c.clock_id) as waits
                            where earlier is null or earlier <> worklist) as arrivals) as turns) as places
                group by case_id
                """.formatted(
                        Defined.ALL, Defined.AREA, Defined.AREA, Defined.RECEIVED)),
        /** Cases in which every party has a named person. */
        NAMED_EVERYWHERE(Unit.CASES, Defined.HITS, """
                select r.case_id, %s as g, %s as v, not exists (
                    select 1 from tkp_party p
                    left join tkp_named_person n on n.case_id = p.case_id and n.organisation = p.organisation
                    where p.case_id = r.case_id and p.left_at is null and n.user_id is null) as hit
                from (%s) as r
                """.formatted(Defined.ALL, Defined.UNMEASURED, Defined.RECEIVED)),
        /** Reviews of plans done by their last day. */
        REVIEWS_ON_TIME(Unit.REVIEWS, Defined.HITS, """
                select c.case_id, %s as g, %s as v, coalesce(c.stopped_at, :now) <= c.due_at as hit
                from tkp_clock c where {cases} and c.element = 'reviewPlan' and c.started_at >= :from and c.started_at < :until
                    and (c.done or c.stopped_at is null and c.due_at < :now)
                """.formatted(Defined.ALL, Defined.UNMEASURED)),
        /** Kela's decisions waited for past their target, of all that are waited for. */
        KELA_DECISIONS_PENDING(Unit.DECISIONS, Defined.HITS, """
                select c.case_id, %s as g, %s as v, c.due_at < :now as hit
                from tkp_clock c where {cases} and c.element = 'awaitDecision' and c.started_at >= :from and c.started_at < :until
                    and c.stopped_at is null
                """.formatted(Defined.ALL, Defined.UNMEASURED)),
        /** From an application until the decision, on average. */
        KELA_DECISION_TIME(Unit.DAYS, Defined.HITS, """
                select c.case_id, %s as g, c.days_taken as v, c.done as hit,
                    floor((extract(epoch from c.due_at) + 1 - extract(epoch from c.counted_from)) / 86400) as target
                from tkp_clock c where {cases} and c.element = 'awaitDecision' and c.started_at >= :from and c.started_at < :until
                """.formatted(Defined.ALL)),
        /** From a rejection until the decision has been explained and the next step agreed. */
        REJECTION_TO_NEXT_STEP(Unit.DAYS, Defined.HITS, """
                select case_id, g, done as hit, days_taken as v from (
                    select c.case_id, %s as g, coalesce(c.done, false) as done, c.days_taken,
                        (select o.outcome from tkp_kela_outcome o where o.case_id = c.case_id and o.decided_at <= c.started_at
                            order by o.decided_at desc, o.id desc limit 1) as outcome
                    from tkp_clock c where {cases} and c.element = 'explainDecision' and c.started_at >= :from and c.started_at < :until) as e
                where outcome = 'REJECTED'
                """.formatted(Defined.ALL)),
        /** Cases in which a benefit was found worth a check, which tells of under-use. */
        BENEFIT_CHECKS(Unit.CASES, Defined.HITS, """
                select r.case_id, %s as v, bool_or(e.outcome = 'CHECK') as hit,
                    case when exists (select 1 from tkp_party p where p.case_id = r.case_id and p.organisation = 'KELA')
                        then 'WITH_KELA' else 'WITHOUT_KELA' end as g
                from (%s) as r join tkp_explanation e on e.case_id = r.case_id and e.decision = 'benefitScreening'
                group by r.case_id
                """.formatted(Defined.UNMEASURED, Defined.RECEIVED)),
        /** Kela's decisions that granted rehabilitation, by age, with and without Kela at the table. */
        POSITIVE_DECISIONS(Unit.DECISIONS, Defined.HITS, """
                select o.case_id, %s as v, o.outcome <> 'REJECTED' as hit,
                    o.age_group || '/' || case when o.with_kela then 'WITH_KELA' else 'WITHOUT_KELA' end as g
                from tkp_kela_outcome o where {cases} and o.decided_at >= :from and o.decided_at < :until
                """.formatted(Defined.UNMEASURED)),
        /** Clients who came to whom the matter did not belong. */
        MISROUTED(Unit.DAYS, Defined.HITS, """
                select m.case_id, m.days as v, true as hit, concat(m.kind, '/', m.sent_by, '/', m.received_by, '/',
                    case when m.with_kela then 'WITH_KELA' else 'WITHOUT_KELA' end) as g
                from tkp_misrouting m where {cases} and m.noticed_at >= :from and m.noticed_at < :until
                """);

        /** What a figure counts or measures. */
        enum Unit {
            DAYS,
            HANDOFFS,
            CASES,
            REVIEWS,
            DECISIONS
        }

        private static final String HITS = "count(*) filter (where hit)";

        private static final String ALL = "cast(null as varchar)";

        private static final String UNMEASURED = "cast(null as integer)";

        /** A worklist without its team. */
        private static final String AREA = "regexp_replace(w.worklist, '[a-z]+$', '')";

        /** Cases whose referral was received in the period. */
        private static final String RECEIVED = """
                select m.case_id, m.reached_on from tkp_milestone m
                where m.milestone = 'RECEIVED' and m.reached_on between :first and :last and {cases} and not exists (
                    select 1 from tkp_milestone l where l.case_id = m.case_id and l.milestone = m.milestone and l.id > m.id)
                """;

        private final Unit unit;
        private final String count;
        private final String rows;

        Defined(Unit unit, String count, String rows) {
            this.unit = unit;
            this.count = count;
            this.rows = rows;
        }

        Unit unit() {
            return unit;
        }

        /** SQL expression over its rows: how many. */
        String count() {
            return count;
        }

        /**
         * SQL query over some of the cases. They are chosen first: H2 would ask the whole query anew for each that is chosen afterwards.
         *
         * @param cases condition on {@code case_id}
         */
        String rows(String cases) {
            return rows.replace("{cases}", cases);
        }
    }
}
