package fi.tyokykypolku.delays;

import org.jspecify.annotations.Nullable;

/**
 * One figure about cases.
 *
 * @param figure which, its id in measures.md
 * @param group part of the cases, such as {@code 30-44/WITH_KELA}; null for all of them
 * @param others whether it is about cases in which none of the caller's worklists has had a part
 * @param count how many, or how many in all
 * @param of out of how many
 * @param measured in how many something is measured
 * @param median of what is measured in each; null where only counted
 * @param p90 what nine in ten stay within
 * @param mean of what is measured, where the target is one; null elsewhere
 * @param target what the mean is held against; null where there is none
 * @param unit what is counted or measured: DAYS, HANDOFFS, CASES, REVIEWS or DECISIONS
 */
public record FigureRow(
        String figure,
        @Nullable String group,
        boolean others,
        long count,
        long of,
        long measured,
        @Nullable Double median,
        @Nullable Double p90,
        @Nullable Double mean,
        @Nullable Double target,
        String unit) {

    /** One without a target. */
    public FigureRow(
            String figure,
            @Nullable String group,
            boolean others,
            long count,
            long of,
            long measured,
            @Nullable Double median,
            @Nullable Double p90,
            String unit) {
        this(figure, group, others, count, of, measured, median, p90, null, null, unit);
    }
}
