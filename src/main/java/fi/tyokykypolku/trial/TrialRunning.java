package fi.tyokykypolku.trial;

/** A node runs one trial at a time. */
public final class TrialRunning extends RuntimeException {
    TrialRunning() {
        super("Another trial is running");
    }
}
