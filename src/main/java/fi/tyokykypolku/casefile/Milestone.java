package fi.tyokykypolku.casefile;

/** A day from which a legal or agreed clock runs. */
public enum Milestone {
    RECEIVED,
    CONTACTED,
    CUSTOMERSHIP_STARTED,
    ASSESSMENT_STARTED,
    PLAN_ADOPTED,
    REVIEWED,
    REVIEW_AGREED,
    KELA_APPLIED,
    /** Kela began to lead a process of its own for the client. */
    KELA_LED
}
