package fi.tyokykypolku.vault;

/** A key file is missing, or cannot be read or written: one sentence names it, another says what helps. */
public final class KeyFileUnusable extends IllegalStateException {
    private final String remedy;

    KeyFileUnusable(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    KeyFileUnusable(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What the operator can do. */
    public String remedy() {
        return remedy;
    }
}
