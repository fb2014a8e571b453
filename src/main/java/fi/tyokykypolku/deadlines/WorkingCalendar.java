package fi.tyokykypolku.deadlines;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.stream.Stream;

/** The ways a time limit is counted in Finland. The starting day is never counted. */
public enum WorkingCalendar {
    /** Days, weeks, months or years of the calendar, as Act 150/1930 counts them. */
    CAL,
    /** Weekdays from Monday to Friday. Christmas Eve and Midsummer Eve are counted, but no limit ends on them. */
    WORK5,
    /** Weekdays of the benefit laws from Monday to Saturday (Act 1224/2004, 1:4): a count of paid days, not a term. */
    ARKI6;

    /**
     * The last day of a limit. Under CAL and WORK5 it moves to the next weekday as Act 150/1930 § 5 says.
     *
     * @throws IllegalArgumentException if the limit is negative, or in months or years under WORK5 or ARKI6
     */
    public LocalDate dueDate(LocalDate start, Period limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("A time limit is never negative: " + limit);
        }
        // Act 150/1930 § 3: a month without the day ends on its last day, as LocalDate.plus does.
        return firstOpen(this == CAL ? start.plus(limit) : nthCounted(start, days(limit)));
    }

    /**
     * The day by which the given share of the open days between start and due has passed.
     *
     * @param share from 0 (the start) to 1 (the due date)
     */
    public LocalDate reminder(LocalDate start, LocalDate due, double share) {
        if (due.isBefore(start) || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("No reminder at " + share + " of " + start + "–" + due);
        }
        var open = start.datesUntil(due)
                .map(day -> day.plusDays(1))
                .filter(this::isOpen)
                .toList();
        var passed = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(open.size()))
                .intValue();
        if (passed > 0) {
            return open.get(passed - 1);
        }
        var first = firstOpen(start);
        return first.isAfter(due) ? due : first;
    }

    /** How many days there are on which a limit may end, after one day and up to another; 0 when that has passed. */
    public long openDays(LocalDate after, LocalDate last) {
        return last.isAfter(after)
                ? after.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(this::isOpen)
                        .count()
                : 0;
    }

    /** Whether a limit may end on this day. */
    public boolean isOpen(LocalDate day) {
        return this == ARKI6 ? isCounted(day) : isCounted(day) && !FinnishHolidays.isEve(day);
    }

    private boolean isCounted(LocalDate day) {
        var weekday = day.getDayOfWeek();
        return weekday != SUNDAY && (weekday != SATURDAY || this == ARKI6) && !FinnishHolidays.isHoliday(day);
    }

    private LocalDate firstOpen(LocalDate day) {
        return from(day).filter(this::isOpen).findFirst().orElseThrow();
    }

    private LocalDate nthCounted(LocalDate start, int days) {
        return days == 0
                ? start
                : from(start.plusDays(1))
                        .filter(this::isCounted)
                        .skip(days - 1L)
                        .findFirst()
                        .orElseThrow();
    }

    private static Stream<LocalDate> from(LocalDate day) {
        return Stream.iterate(day, next -> next.plusDays(1));
    }

    private int days(Period limit) {
        if (limit.getMonths() != 0 || limit.getYears() != 0) {
            throw new IllegalArgumentException(this + " counts days, not months or years: " + limit);
        }
        return limit.getDays();
    }
}
