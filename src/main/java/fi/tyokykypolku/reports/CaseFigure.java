package fi.tyokykypolku.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import fi.tyokykypolku.delays.FigureRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure about cases as a caller is told of it; of others, what is small is null.
 *
 * @param figure which, its id in measures.md
 * @param group part of the cases, such as {@code 30-44/WITH_KELA}; null for all of them
 * @param others whether it is about cases in which none of the caller's worklists has had a part
 * @param count how many, or how many in all
 * @param of out of how many
 * @param median of what is measured in each; null where only counted
 * @param p90 what nine in ten stay within
 * @param mean of what is measured, where its target is one
 * @param target the target that is a mean, such as Kela's
 * @param unit what is counted or measured: DAYS, HANDOFFS, CASES, REVIEWS or DECISIONS
 */
record CaseFigure(
        String figure,
        @Nullable String group,
        boolean others,
        @Nullable Long count,
        @Nullable Long of,
        @Nullable Double median,
        @Nullable Double p90,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double mean,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double target,
        String unit) {

    /** One without a target. */
    CaseFigure(
            String figure,
            @Nullable String group,
            boolean others,
            @Nullable Long count,
            @Nullable Long of,
            @Nullable Double median,
            @Nullable Double p90,
            String unit) {
        this(figure, group, others, count, of, median, p90, null, null, unit);
    }

    /** @param own what becomes of small numbers of the caller's own; those of others are always hidden */
    static List<CaseFigure> of(List<FigureRow> rows, SmallCells own) {
        List<CaseFigure> told = rows.stream().map(row -> of(row, own)).toList();
        return told.stream().filter(row -> !row.givesAwayOneOf(told)).toList();
    }

    private static CaseFigure of(FigureRow row, SmallCells own) {
        SmallCells cells = row.others() ? SmallCells.HIDDEN : own;
        Long of = cells.whole(row.of());
        return new CaseFigure(
                row.figure(),
                row.group(),
                row.others(),
                cells.part(row.count(), of),
                of,
                cells.measure(row.median(), row.measured(), row.of()),
                cells.measure(row.p90(), row.measured(), row.of()),
                cells.measure(row.mean(), row.measured(), row.of()),
                cells.measure(row.target(), row.of(), row.of()),
                row.unit());
    }

    // A decision is positive or a rejection: all rejections would tell the last number of positive ones that is hidden.
    private boolean givesAwayOneOf(List<CaseFigure> told) {
        return figure.equals("REJECTION_TO_NEXT_STEP")
                && told.stream()
                        .anyMatch(row ->
                                row.figure.equals("POSITIVE_DECISIONS") && row.others == others && row.count == null);
    }
}
