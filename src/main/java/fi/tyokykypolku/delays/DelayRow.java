package fi.tyokykypolku.delays;

import org.jspecify.annotations.Nullable;

/**
 * Clocks of one kind in one group. Kinds are never summed.
 *
 * @param group what the report is drawn by, for example a task's id; of others, the kind of organisation
 * @param others whether it is a sum over the worklists of others
 * @param kind LEGAL, TARGET or INTERNAL
 * @param clocks how many started in the period
 * @param running how many of them run
 * @param late how many have passed, or did pass, their last day
 * @param lateRunning how many of the running ones have
 * @param nearing how many of the running ones have been reminded of and are still in time
 * @param done how many were done; what is measured is drawn from these
 * @param medianDays days from the legal start to the stop, of work that was done; null when none was
 * @param p90Days within how many days nine in ten were done
 * @param longestDays the longest
 */
public record DelayRow(
        String group,
        boolean others,
        String kind,
        long clocks,
        long running,
        long late,
        long lateRunning,
        long nearing,
        long done,
        @Nullable Double medianDays,
        @Nullable Double p90Days,
        @Nullable Integer longestDays) {}
