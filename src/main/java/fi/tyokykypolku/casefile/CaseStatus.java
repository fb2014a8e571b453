package fi.tyokykypolku.casefile;

/** What has become of a case, as its referrer sees it. */
public enum CaseStatus {
    RECEIVED,
    RETURNED,
    CONSULTED,
    IN_PROGRESS,
    CLOSED;

    /** Whether the case still takes messages and tasks. */
    public boolean open() {
        return this == RECEIVED || this == IN_PROGRESS;
    }
}
