package fi.tyokykypolku.deadlines;

import java.time.LocalDate;
import java.util.List;

/**
 * A time limit as it stands for one task or phase of one case.
 *
 * @param sla id of the row in {@code deadlines.dmn}
 * @param start day the clock runs from, by law or agreement; not the task's own
 * @param due last day
 * @param reminder day to remind on
 * @param kind one of {@link #KINDS}: never to be mixed in one figure
 * @param statute where the limit comes from
 */
public record Term(String sla, LocalDate start, LocalDate due, LocalDate reminder, String kind, String statute) {
    /** By statute, an authority's own published aim, and our own. */
    public static final List<String> KINDS = List.of("LEGAL", "TARGET", "INTERNAL");
}
