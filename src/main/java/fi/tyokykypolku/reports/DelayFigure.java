package fi.tyokykypolku.reports;

import fi.tyokykypolku.delays.DelayRow;
import org.jspecify.annotations.Nullable;

/**
 * Clocks of one kind in one group as a caller is told of them. Kinds are never summed; of others, what is small is null.
 *
 * @param group what the report is drawn by, for example a task's id; of others, the kind of organisation
 * @param others whether it is a sum over the worklists of others
 * @param kind LEGAL, TARGET or INTERNAL
 * @param clocks how many started in the period
 * @param running how many of them run
 * @param late how many have passed, or did pass, their last day
 * @param lateRunning how many of the running ones have
 * @param nearing how many of the running ones have been reminded of and are still in time
 * @param done how many were done
 * @param medianDays days from the legal start to the stop, of work that was done; null when none was
 * @param p90Days within how many days nine in ten were done
 * @param longestDays the longest
 */
record DelayFigure(
        String group,
        boolean others,
        String kind,
        @Nullable Long clocks,
        @Nullable Long running,
        @Nullable Long late,
        @Nullable Long lateRunning,
        @Nullable Long nearing,
        @Nullable Long done,
        @Nullable Double medianDays,
        @Nullable Double p90Days,
        @Nullable Integer longestDays) {

    /** @param own what becomes of small numbers of the caller's own; those of others are always hidden */
    static DelayFigure of(DelayRow row, SmallCells own) {
        SmallCells cells = row.others() ? SmallCells.HIDDEN : own;
        Long clocks = cells.whole(row.clocks());
        Long running = cells.part(row.running(), clocks);
        Long late = cells.part(row.late(), clocks);
        Long lateRunning = cells.part(row.lateRunning(), running, late);
        Long stopped = SmallCells.beside(running, clocks);
        return new DelayFigure(
                row.group(),
                row.others(),
                row.kind(),
                clocks,
                running,
                late,
                lateRunning,
                cells.part(row.nearing(), lateRunning == null ? null : SmallCells.beside(lateRunning, running)),
                cells.part(row.done(), stopped),
                cells.measure(row.medianDays(), row.done(), stopped),
                cells.measure(row.p90Days(), row.done(), stopped),
                cells.measure(row.longestDays(), row.done(), stopped));
    }
}
