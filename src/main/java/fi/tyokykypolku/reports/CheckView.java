package fi.tyokykypolku.reports;

import fi.tyokykypolku.invariants.CheckResult;
import fi.tyokykypolku.invariants.Invariant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the nightly check of the data has found, without the places.
 *
 * @param checkedAt when it was through; null before the first night
 * @param cases how many cases it has read
 * @param invariant of the first violation; null when there is none
 */
record CheckView(
        @Nullable Instant checkedAt,
        long cases,
        long violations,
        @Nullable Invariant invariant) {
    static CheckView of(CheckResult result) {
        return new CheckView(result.checkedAt(), result.cases(), result.violations(), result.invariant());
    }
}
