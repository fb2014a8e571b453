package fi.tyokykypolku.delays;

/**
 * What is told of cases as wholes; defined in {@code src/docs/measures.md}. Each is drawn from rows of {@code case_id}, group
 * {@code g}, whether it counts ({@code hit}) and what is measured ({@code v}).
 */
enum Figure {
    /** From the referral until somebody at Kela takes the case in hand. */
    FIRST_KELA_CONTACT(Unit.DAYS, Figure.HITS, """
            select case_id, g, at is not null as hit,
                (extract(epoch from cast(at at time zone 'Europe/Helsinki' as date)) - extract(epoch from reached_on)) / 86400 as v
            from (select r.case_id, %s as g, r.reached_on,
                    min(case when w.waiting_on = 'PERSON' then w.since when c.done then c.stopped_at end) as at
                from (%s) as r
                left join tkp_clock c on c.case_id = r.case_id and c.task and c.organisation = 'KELA'
                left join tkp_wait w on w.clock_id = c.clock_id
                group by r.case_id, r.reached_on) as met
            """.formatted(Figure.ALL, Figure.RECEIVED)),
    /** How often a case is passed on to an organisation that has not just had it. What comes within a second comes side by side. */
    HANDOFFS(
            Unit.HANDOFFS, "coalesce(sum(v), 0)", """
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
            """.formatted(Figure.ALL, Figure.AREA, Figure.AREA, Figure.RECEIVED)),
    /** Cases in which every party has a named person. */
    NAMED_EVERYWHERE(Unit.CASES, Figure.HITS, """
            select r.case_id, %s as g, %s as v, not exists (
                select 1 from tkp_party p
                left join tkp_named_person n on n.case_id = p.case_id and n.organisation = p.organisation
                where p.case_id = r.case_id and p.left_at is null and n.user_id is null) as hit
            from (%s) as r
            """.formatted(Figure.ALL, Figure.UNMEASURED, Figure.RECEIVED)),
    /** Reviews of plans done by their last day. */
    REVIEWS_ON_TIME(Unit.REVIEWS, Figure.HITS, """
            select c.case_id, %s as g, %s as v, coalesce(c.stopped_at, :now) <= c.due_at as hit
            from tkp_clock c where {cases} and c.element = 'reviewPlan' and c.started_at >= :from and c.started_at < :until
                and (c.done or c.stopped_at is null and c.due_at < :now)
            """.formatted(Figure.ALL, Figure.UNMEASURED)),
    /** Kela's decisions waited for past their target, of all that are waited for. */
    KELA_DECISIONS_PENDING(Unit.DECISIONS, Figure.HITS, """
            select c.case_id, %s as g, %s as v, c.due_at < :now as hit
            from tkp_clock c where {cases} and c.element = 'awaitDecision' and c.started_at >= :from and c.started_at < :until
                and c.stopped_at is null
            """.formatted(Figure.ALL, Figure.UNMEASURED)),
    /** From a rejection until the decision has been explained and the next step agreed. */
    REJECTION_TO_NEXT_STEP(Unit.DAYS, Figure.HITS, """
            select case_id, g, done as hit, days_taken as v from (
                select c.case_id, %s as g, coalesce(c.done, false) as done, c.days_taken,
                    (select o.outcome from tkp_kela_outcome o where o.case_id = c.case_id and o.decided_at <= c.started_at
                        order by o.decided_at desc, o.id desc limit 1) as outcome
                from tkp_clock c where {cases} and c.element = 'explainDecision' and c.started_at >= :from and c.started_at < :until) as e
            where outcome = 'REJECTED'
            """.formatted(Figure.ALL)),
    /** Cases in which a benefit was found worth a check, which tells of under-use. */
    BENEFIT_CHECKS(Unit.CASES, Figure.HITS, """
            select r.case_id, %s as v, bool_or(e.outcome = 'CHECK') as hit,
                case when exists (select 1 from tkp_party p where p.case_id = r.case_id and p.organisation = 'KELA')
                    then 'WITH_KELA' else 'WITHOUT_KELA' end as g
            from (%s) as r join tkp_explanation e on e.case_id = r.case_id and e.decision = 'benefitScreening'
            group by r.case_id
            """.formatted(Figure.UNMEASURED, Figure.RECEIVED)),
    /** Kela's decisions that granted rehabilitation, by age, with and without Kela at the table. */
    POSITIVE_DECISIONS(Unit.DECISIONS, Figure.HITS, """
            select o.case_id, %s as v, o.outcome <> 'REJECTED' as hit,
                o.age_group || '/' || case when o.with_kela then 'WITH_KELA' else 'WITHOUT_KELA' end as g
            from tkp_kela_outcome o where {cases} and o.decided_at >= :from and o.decided_at < :until
            """.formatted(Figure.UNMEASURED));

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

    Figure(Unit unit, String count, String rows) {
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
