package fi.tyokykypolku.delays;

/** What is told of cases as wholes; defined in {@code src/docs/measures.md}. */
public enum Figure {
    /** From the referral until somebody at Kela takes the case in hand. */
    FIRST_KELA_CONTACT(Unit.DAYS),
    /** How often a case goes from one organisation to another. */
    HANDOFFS(Unit.HANDOFFS),
    /** Cases in which every party has a named person. */
    NAMED_EVERYWHERE(Unit.CASES),
    /** Reviews of plans done by their last day. */
    REVIEWS_ON_TIME(Unit.REVIEWS),
    /** Kela's decisions waited for past their target, of all that are waited for. */
    KELA_DECISIONS_PENDING(Unit.DECISIONS),
    /** From a rejection until the decision has been explained and the next step agreed. */
    REJECTION_TO_NEXT_STEP(Unit.DAYS),
    /** Cases in which a benefit was found worth a check, which tells of under-use. */
    BENEFIT_CHECKS(Unit.CASES),
    /** Kela's decisions that granted rehabilitation, by age, with and without Kela at the table. */
    POSITIVE_DECISIONS(Unit.DECISIONS);

    /** What a figure counts or measures. */
    public enum Unit {
        DAYS,
        HANDOFFS,
        CASES,
        REVIEWS,
        DECISIONS
    }

    private final Unit unit;

    Figure(Unit unit) {
        this.unit = unit;
    }

    Unit unit() {
        return unit;
    }
}
