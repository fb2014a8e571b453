package fi.tyokykypolku.delays;

import org.jspecify.annotations.Nullable;

/**
 * How one element of a drawing does against its limit.
 *
 * @param element id of the user task or step
 * @param sla id of the time limit
 * @param kind LEGAL, TARGET or INTERNAL
 * @param clocks how many started in the period
 * @param running how many of them run
 * @param late how many of the running ones have passed their last day
 * @param done how many were done
 * @param medianDays days from the legal start to the stop, of work that was done; null when none was
 * @param targetDays days from the legal start to the last day, the median where they differ by calendar or county
 */
public record StepRow(
        String element,
        String sla,
        String kind,
        long clocks,
        long running,
        long late,
        long done,
        @Nullable Double medianDays,
        double targetDays) {}
