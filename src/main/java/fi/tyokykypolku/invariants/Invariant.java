package fi.tyokykypolku.invariants;

/** What must hold at every moment between two transactions. */
public enum Invariant {
    ONE_PLACE("each open case is in exactly one place of the path"),
    TASKS_LAID("each open task lies on one worklist, has its days, a clock that runs and, until it is due, a timer"),
    NO_ORPHANS("everything belongs to a case, each case to a client, and what runs to a process that runs"),
    NOTHING_AFTER_END("nothing has happened in a case after its end"),
    CLOCKS_AS_HISTORY("clocks are what the engine's history says"),
    WAITS_ADD_UP("the waits of each clock add up to what is kept of them"),
    USE_LOG_WHOLE("the use log is whole");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    /** In English, for an operator. */
    public String sentence() {
        return sentence;
    }
}
