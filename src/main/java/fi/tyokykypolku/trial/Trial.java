package fi.tyokykypolku.trial;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trial of changed models.
 *
 * @param files names of the changed files
 * @param done how many cases have been led, with either set
 * @param cases how many cases there are, with both sets together
 * @param differences the cases that differ; empty until it is done
 * @param untried what is changed and no case came to, with neither set: the differences do not tell of it
 * @param problem why it has failed, in the engine's words; null when it has not, or nobody knows
 */
public record Trial(
        String id,
        String author,
        Instant startedAt,
        State state,
        Set<String> files,
        int done,
        int cases,
        List<CaseDifference> differences,
        List<ChangedPlace> untried,
        @Nullable String problem) {

    /** How far a trial is. */
    public enum State {
        RUNNING,
        DONE,
        /** The engine does not take the changed models, or the trial itself broke. */
        FAILED,
        /** It took longer than it may, or the application stopped. */
        STOPPED
    }
}
