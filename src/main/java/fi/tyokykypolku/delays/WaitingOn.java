package fi.tyokykypolku.delays;

/** Whose turn it is while a clock runs. */
public enum WaitingOn {
    /** Nobody in the organisation has taken the task. */
    WORKLIST,
    /** A person of the organisation has it. */
    PERSON,
    /** A decision of Kela. */
    KELA_DECISION
}
