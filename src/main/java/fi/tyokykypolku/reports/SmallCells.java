package fi.tyokykypolku.reports;

import fi.tyokykypolku.delays.Delays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether numbers are told that could tell of a person: those that so few are behind, and those that give such a number away. */
enum SmallCells {
    TOLD,
    HIDDEN;

    /** A count that is no part of another one told; null where it is hidden. */
    @Nullable
    Long whole(long count) {
        return tells(count) ? count : null;
    }

    /** A count that is a part of others: hidden, too, where they are, or where it leaves a small rest of one. */
    @Nullable
    Long part(long count, @Nullable Long... wholes) {
        return tells(count) && Stream.of(wholes).allMatch(whole -> whole != null && tells(whole - count))
                ? count
                : null;
    }

    /**
     * What is measured of a part of a whole, such as a median. That it is told tells that the part is not small, and in a small whole
     * how large it is.
     */
    <N extends Number> @Nullable N measure(@Nullable N measure, long part, @Nullable Long whole) {
        return this == TOLD || whole != null && part >= Delays.SMALL && (part == whole || whole >= 2 * Delays.SMALL)
                ? measure
                : null;
    }

    /** What a count leaves beside a part of it; all of it where that part is hidden. */
    static @Nullable Long beside(@Nullable Long part, @Nullable Long whole) {
        return whole == null || part == null ? whole : (Long) (whole - part);
    }

    private boolean tells(long count) {
        return this == TOLD || count <= 0 || count >= Delays.SMALL;
    }
}
