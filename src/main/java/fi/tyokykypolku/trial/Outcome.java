package fi.tyokykypolku.trial;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process of a trial answers.
 *
 * @param reached rows and elements that cases came to, as keys of {@link ChangedPlace}
 * @param refused why the engine does not take the set; null when it does
 */
record Outcome(
        List<Course> courses, Set<String> reached, @Nullable String refused) {
    static final String FILE = "outcome.json";

    /** File that says how many cases are done. */
    static final String PROGRESS = "progress";
}
