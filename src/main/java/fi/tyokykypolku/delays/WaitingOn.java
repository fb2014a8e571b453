package fi.tyokykypolku.delays;

/** Whose turn it is while a clock runs. */
public enum WaitingOn {
    /** Nobody in the organisation has taken the task. */
    WORKLIST,
    /** A person of the organisation has it. */
    PERSON,
    /** A decision of Kela. */
    KELA_DECISION,
    /** The client, as the organisation has told. */
    CLIENT,
    /** A doctor's statement, as the organisation has told. */
    STATEMENT,
    /** Another authority, as the organisation has told. */
    AUTHORITY;

    /** Whether a person tells when it begins and ends; taking or handing over the task changes nothing then. */
    boolean isTold() {
        return this == CLIENT || this == STATEMENT || this == AUTHORITY;
    }
}
