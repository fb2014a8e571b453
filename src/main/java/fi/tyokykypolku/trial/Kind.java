package fi.tyokykypolku.trial;

/** What can go otherwise in a case. */
public enum Kind {
    /** On whose worklist a task comes; the value is the worklist's id. */
    WORKLIST,
    /** By when a task is to be done; the value is a day. */
    DUE,
    /** Which way a case takes at a gateway; the value is the label of the arrow. */
    WAY,
    /** Kela's role in a phase; the element is the phase, the value the role. */
    KELA_ROLE,
    /** Why Kela has it; the value is the codes of the reasons. */
    KELA_REASONS,
    /** By when a step of the path that is no task is to be done; the value is a day. */
    LIMIT,
    /** That a task or a step was not done in time; the value is the day on which that was noticed. */
    OVERDUE,
    /** How a process ended; the value is the label of the end. */
    END,
    /** That the case got no further; the value is the error. */
    STOPPED
}
