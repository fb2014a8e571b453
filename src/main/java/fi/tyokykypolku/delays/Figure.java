package fi.tyokykypolku.delays;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of cases as wholes; defined in {@code src/docs/measures.md}. Some are drawn from rows of a group {@code g}, whether it
 * counts ({@code hit}) and what is measured ({@code v}).
 */
enum Figure {
    /** From the referral until somebody at Kela takes the case in hand. */
    FIRST_KELA_CONTACT(Unit.DAYS),
    /** How often a case is passed on to an organisation that has not just had it. What comes within a second comes side by side. */
    HANDOFFS(Unit.HANDOFFS),
    /** Cases in which every party has a named person. */
    NAMED_EVERYWHERE(Unit.CASES),
    /** Reviews of plans done by their last day. */
    REVIEWS_ON_TIME(Unit.REVIEWS, """
            select %s as g, %s as v, coalesce(c.stopped_at, :now) <= c.due_at as hit
            from tkp_clock c where {cases} and c.element = 'reviewPlan' and c.started_at >= :from and c.started_at < :until
                and (c.done or c.stopped_at is null and c.due_at < :now)
            """.formatted(Figure.ALL, Figure.UNMEASURED)),
    /** Kela's decisions waited for past their target, of all that are waited for. */
    KELA_DECISIONS_PENDING(Unit.DECISIONS, """
            select %s as g, %s as v, c.due_at < :now as hit
            from tkp_clock c where {cases} and c.element = 'awaitDecision' and c.started_at >= :from and c.started_at < :until
                and c.stopped_at is null
            """.formatted(Figure.ALL, Figure.UNMEASURED)),
    /** From an application until Kela's decision, beside Kela's target, which is an average, too. */
    KELA_DECISION_TIME(Unit.DAYS, """
            select %s as g, c.days_taken as v, c.done as hit, c.target_days as target
            from tkp_clock c where {cases} and c.element = 'awaitDecision' and c.started_at >= :from and c.started_at < :until
            """.formatted(Figure.ALL)),
    /** From a rejection until the decision has been explained and the next step agreed. */
    REJECTION_TO_NEXT_STEP(Unit.DAYS, """
            select %s as g, days_taken as v, coalesce(done, false) as hit from (
                select c.done, c.days_taken, o.outcome,
                    row_number() over (partition by c.clock_id order by o.decided_at desc, o.id desc) as latest
                from tkp_clock c join tkp_kela_outcome o on o.case_id = c.case_id and o.decided_at <= c.started_at
                where {cases} and c.element = 'explainDecision' and c.started_at >= :from and c.started_at < :until) as e
            where latest = 1 and outcome = 'REJECTED'
            """.formatted(Figure.ALL)),
    /** Cases in which a benefit was found worth a check, which tells of under-use. */
    BENEFIT_CHECKS(Unit.CASES),
    /** Kela's decisions that granted rehabilitation, by age, with and without Kela at the table. */
    POSITIVE_DECISIONS(Unit.DECISIONS, """
            select %s as v, c.outcome <> 'REJECTED' as hit,
                c.age_group || '/' || case when c.with_kela then 'WITH_KELA' else 'WITHOUT_KELA' end as g
            from tkp_kela_outcome c where {cases} and c.decided_at >= :from and c.decided_at < :until
            """.formatted(Figure.UNMEASURED)),
    /** Clients who came to whom the matter did not belong, by kind, sender and receiver, with and without Kela at the table. */
    MISROUTED(Unit.DAYS, """
            select c.days as v, true as hit,
                c.kind || '/' || c.sent_by || '/' || c.received_by || '/'
                    || case when c.with_kela then 'WITH_KELA' else 'WITHOUT_KELA' end as g
            from tkp_misrouting c where {cases} and c.noticed_at >= :from and c.noticed_at < :until
            """);

    /** Drawn from tables of their own, whatever clocks a case has. */
    static final Set<Figure> WITHOUT_CLOCKS = Set.of(POSITIVE_DECISIONS, MISROUTED);

    /** Those held against a target that is an average: their rows tell it ({@code target}). */
    static final Set<Figure> AVERAGES = Set.of(KELA_DECISION_TIME);

    /** What a figure counts or measures. */
    enum Unit {
        DAYS,
        HANDOFFS,
        CASES,
        REVIEWS,
        DECISIONS
    }

    private static final String ALL = "cast(null as varchar)";

    private static final String UNMEASURED = "cast(null as integer)";

    private final Unit unit;
    private final @Nullable String rows;

    Figure(Unit unit) {
        this.unit = unit;
        this.rows = null;
    }

    Figure(Unit unit, String rows) {
        this.unit = unit;
        this.rows = rows;
    }

    Unit unit() {
        return unit;
    }

    /**
     * SQL query over some of the cases; empty where the figure is drawn from what {@link CaseSummaries} tells of each case. They are
     * chosen first: H2 would ask the whole query anew for each that is chosen afterwards.
     *
     * @param cases condition on {@code c.case_id}
     */
    Optional<String> rows(String cases) {
        return Optional.ofNullable(rows).map(query -> query.replace("{cases}", cases));
    }
}
