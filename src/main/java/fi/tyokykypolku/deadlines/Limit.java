package fi.tyokykypolku.deadlines;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** A time limit: how long, counted how. */
record Limit(Period period, WorkingCalendar calendar) {
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 31);

    /** Reads a limit as the deadline table writes it, such as {@code P3M} and {@code CAL}. */
    public static Limit parse(String period, String calendar) {
        return new Limit(Period.parse(period), WorkingCalendar.valueOf(calendar));
    }

    /** The same, or nothing when it cannot be read or no day can be counted by it. */
    static Optional<Limit> countable(String period, String calendar) {
        try {
            Limit limit = parse(period, calendar);
            LocalDate unused = limit.dueDate(SOME_DAY);
            return Optional.of(limit);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
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
