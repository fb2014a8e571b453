package fi.tyokykypolku.delays;

import org.jspecify.annotations.Nullable;

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

    /** Whose turn a task is, by who has taken it; null when nobody has. */
    static WaitingOn assigned(@Nullable String assignee) {
        return assignee == null ? WORKLIST : PERSON;
    }

    /** Whether a person tells when it begins and ends; taking or handing over the task changes nothing then. */
    boolean isTold() {
        return this == CLIENT || this == STATEMENT || this == AUTHORITY;
    }
}
