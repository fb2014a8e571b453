package fi.tyokykypolku.casefile;

/** A way in which a client comes to whom the matter does not belong; counted for figures ({@code src/docs/measures.md}). */
public enum Misrouting {
    /** A referral goes back to its sender. */
    RETURNED,
    /** A referral goes back, with word of whom the matter belongs to. */
    REDIRECTED,
    /** A service of the plan was begun and broken off. */
    BROKEN_OFF,
    /** An application was rejected because its conditions are not met. */
    LACKED_CONDITIONS,
    /** An application was rejected because another arranges what was applied for. */
    WRONG_ORGANISER
}
