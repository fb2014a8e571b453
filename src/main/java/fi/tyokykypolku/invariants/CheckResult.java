package fi.tyokykypolku.invariants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last nightly check has found.
 *
 * @param checkedAt when the last one was through; null before the first
 * @param cases how many it has read
 * @param violations how many it has found, or at least one when a later one is under way and has found its first
 * @param invariant of the first violation; null when there is none
 * @param place of the first violation: number of a case, or what else it was found in
 */
public record CheckResult(
        @Nullable Instant checkedAt,
        long cases,
        long violations,
        @Nullable Invariant invariant,
        @Nullable String place) {
    /** Whether every invariant held. */
    public boolean whole() {
        return violations == 0;
    }
}
