package fi.tyokykypolku.deadlines;

import java.time.LocalDate;
import java.time.Period;

/** A time limit: how long, counted how. */
record Limit(Period period, WorkingCalendar calendar) {

    /** Reads a limit as the deadline table writes it, such as {@code P3M} and {@code CAL}. */
    public static Limit parse(String period, String calendar) {
        return new Limit(Period.parse(period), WorkingCalendar.valueOf(calendar));
    }

    /** The last day of the limit. */
    public LocalDate dueDate(LocalDate start) {
        return calendar.dueDate(start, period);
    }

    /** The day by which the given share of the limit has passed. */
    public LocalDate reminder(LocalDate start, double share) {
        return calendar.reminder(start, dueDate(start), share);
    }
}
