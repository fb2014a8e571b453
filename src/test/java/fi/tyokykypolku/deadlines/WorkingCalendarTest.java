package fi.tyokykypolku.deadlines;

import static fi.tyokykypolku.deadlines.WorkingCalendar.ARKI6;
import static fi.tyokykypolku.deadlines.WorkingCalendar.CAL;
import static fi.tyokykypolku.deadlines.WorkingCalendar.WORK5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    2026-01-15 | P3M | 2026-04-15 | the same day of the third month
                    2026-01-30 | P3M | 2026-04-30 | the same day, the last of its month
                    2025-01-31 | P3M | 2025-04-30 | a month without a 31st ends on its last day
                    2026-01-31 | P3M | 2026-04-30 | the same a year later
                    2025-11-30 | P3M | 2026-03-02 | 28 February 2026 is a Saturday
                    2027-11-29 | P3M | 2028-02-29 | 29 February exists in 2028
                    2023-11-30 | P3M | 2024-02-29 | 30 November leads to the leap day
                    2024-02-29 | P1Y | 2025-02-28 | no leap day in 2025
                    2024-02-29 | P4Y | 2028-02-29 | the next leap day
                    2026-01-01 | P3M | 2026-04-01 | three months are not ninety days, which would end on 1 April too
                    2026-07-01 | P3M | 2026-10-01 | nor here, where ninety days would end on 29 September
                    2026-01-03 | P3M | 2026-04-07 | Good Friday 2026 waits until the Tuesday after Easter
                    2026-01-06 | P3M | 2026-04-07 | Easter Monday 2026
                    2026-01-02 | P3M | 2026-04-02 | Maundy Thursday is an ordinary day
                    2026-02-01 | P3M | 2026-05-04 | the first of May 2026 is a Friday
                    2026-02-14 | P3M | 2026-05-15 | Ascension Day 2026 is 14 May
                    2026-03-19 | P3M | 2026-06-22 | Midsummer Eve 2026 is 19 June
                    2026-03-20 | P3M | 2026-06-22 | Midsummer Day 2026
                    2026-07-31 | P3M | 2026-11-02 | All Saints' Day 2026 is 31 October
                    2026-09-06 | P3M | 2026-12-07 | Independence Day 2026 is a Sunday
                    2027-09-06 | P3M | 2027-12-07 | Independence Day 2027 is a Monday
                    2026-09-24 | P3M | 2026-12-28 | Christmas 2026 lasts from Thursday to Sunday
                    2026-12-17 | P2W | 2026-12-31 | New Year's Eve is an ordinary day
                    2026-12-18 | P2W | 2027-01-04 | New Year's Day 2027 is a Friday
                    2026-10-06 | P3M | 2027-01-07 | Epiphany 2027 is a Wednesday
                    2026-05-11 | P5W | 2026-06-15 | Kela's five weeks
                    2026-05-13 | P0D | 2026-05-13 | at once
                    2026-05-14 | P0D | 2026-05-15 | at once on Ascension Day
                    """)
    void aCalendarPeriodEndsByTheActOnTimeLimits(LocalDate start, Period limit, LocalDate due, String why) {
        assertThat(CAL.dueDate(start, limit)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    2026-05-18 | P2D | 2026-05-20 | Monday to Wednesday
                    2026-05-22 | P1D | 2026-05-25 | Friday to Monday
                    2026-05-23 | P1D | 2026-05-25 | Saturday to Monday
                    2026-05-18 | P5D | 2026-05-25 | five working days are a week
                    2026-05-18 | P10D | 2026-06-01 | ten working days are two weeks
                    2026-03-31 | P2D | 2026-04-02 | just before Easter 2026
                    2026-04-01 | P2D | 2026-04-07 | over Easter 2026
                    2026-04-02 | P5D | 2026-04-13 | Easter holds only four working days in ten days
                    2026-04-30 | P1D | 2026-05-04 | over the first of May 2026
                    2026-05-13 | P1D | 2026-05-15 | over Ascension Day
                    2026-06-17 | P1D | 2026-06-18 | before Midsummer 2026
                    2026-06-17 | P2D | 2026-06-22 | the second day is Midsummer Eve, so it waits for Monday
                    2026-06-17 | P3D | 2026-06-22 | Midsummer Eve counts, though nothing ends on it
                    2027-12-03 | P1D | 2027-12-07 | over Independence Day 2027
                    2026-12-22 | P1D | 2026-12-23 | before Christmas 2026
                    2026-12-22 | P2D | 2026-12-28 | the second day is Christmas Eve, so it waits
                    2026-12-22 | P3D | 2026-12-28 | Christmas Eve counts, though nothing ends on it
                    2026-12-31 | P3D | 2027-01-07 | over the New Year and Epiphany
                    2026-05-16 | P0D | 2026-05-18 | at once on a Saturday
                    """)
    void workingDaysRunFromMondayToFriday(LocalDate start, Period limit, LocalDate due, String why) {
        assertThat(WORK5.dueDate(start, limit)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    2026-05-22 | P1D | 2026-05-23 | Saturday is a weekday
                    2026-05-23 | P1D | 2026-05-25 | Sunday is not
                    2026-05-18 | P6D | 2026-05-25 | six weekdays are a week
                    2026-04-02 | P1D | 2026-04-04 | Easter Saturday is a weekday
                    2026-04-02 | P2D | 2026-04-07 | Easter Monday is not
                    2026-06-18 | P1D | 2026-06-19 | Midsummer Eve is a weekday
                    2026-06-18 | P2D | 2026-06-22 | Midsummer Day is not, though a Saturday
                    2026-10-30 | P1D | 2026-11-02 | nor All Saints' Day
                    2026-12-23 | P1D | 2026-12-24 | Christmas Eve is a weekday
                    2026-12-23 | P2D | 2026-12-28 | Christmas Day and Boxing Day are not
                    2026-01-01 | P60D | 2026-03-13 | sixty weekdays are some ten weeks
                    """)
    void weekdaysOfBenefitLawRunFromMondayToSaturday(LocalDate start, Period limit, LocalDate due, String why) {
        assertThat(ARKI6.dueDate(start, limit)).isEqualTo(due);
    }

    /** What each year brings, by the calendar on the wall: the first open day after each time nothing may end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            year | Easter | 1 May | Ascension | Midsummer | All Saints | 6 Dec | Christmas | 31.1. + P3M | 30.11. + P3M
            2021 | 04-02 04-06 | 05-03 | 05-13 05-14 | 06-25 06-28 | 11-06 11-08 | 12-07 | 12-27 | 04-30 | 2022-02-28
            2022 | 04-15 04-19 | 05-02 | 05-26 05-27 | 06-24 06-27 | 11-05 11-07 | 12-07 | 12-27 | 05-02 | 2023-02-28
            2023 | 04-07 04-11 | 05-02 | 05-18 05-19 | 06-23 06-26 | 11-04 11-06 | 12-07 | 12-27 | 05-02 | 2024-02-29
            2024 | 03-29 04-02 | 05-02 | 05-09 05-10 | 06-21 06-24 | 11-02 11-04 | 12-09 | 12-27 | 04-30 | 2025-02-28
            2025 | 04-18 04-22 | 05-02 | 05-29 05-30 | 06-20 06-23 | 11-01 11-03 | 12-08 | 12-29 | 04-30 | 2026-03-02
            2026 | 04-03 04-07 | 05-04 | 05-14 05-15 | 06-19 06-22 | 10-31 11-02 | 12-07 | 12-28 | 04-30 | 2027-03-01
            2027 | 03-26 03-30 | 05-03 | 05-06 05-07 | 06-25 06-28 | 11-06 11-08 | 12-07 | 12-27 | 04-30 | 2028-02-29
            2028 | 04-14 04-18 | 05-02 | 05-25 05-26 | 06-23 06-26 | 11-04 11-06 | 12-07 | 12-27 | 05-02 | 2029-02-28
            2029 | 03-30 04-03 | 05-02 | 05-10 05-11 | 06-22 06-25 | 11-03 11-05 | 12-07 | 12-27 | 04-30 | 2030-02-28
            2030 | 04-19 04-23 | 05-02 | 05-30 05-31 | 06-21 06-24 | 11-02 11-04 | 12-09 | 12-27 | 04-30 | 2031-02-28
            """, useHeadersInDisplayName = true)
    void everyYearHasItsOwnDays(
            int year,
            String easter,
            String firstOfMay,
            String ascension,
            String midsummer,
            String allSaints,
            String independence,
            String christmas,
            String afterJanuary,
            LocalDate afterNovember) {
        endsOn(year, easter);
        endsOn(year, "05-01 " + firstOfMay);
        endsOn(year, ascension);
        endsOn(year, midsummer);
        endsOn(year, allSaints);
        endsOn(year, "12-06 " + independence);
        endsOn(year, "12-24 " + christmas);
        assertThat(CAL.dueDate(LocalDate.of(year, 1, 31), Period.ofMonths(3))).isEqualTo(day(year, afterJanuary));
        assertThat(CAL.dueDate(LocalDate.of(year, 11, 30), Period.ofMonths(3))).isEqualTo(afterNovember);
    }

    // A limit that would end on the first of the two days ends on the second.
    private static void endsOn(int year, String closedAndOpen) {
        String[] days = closedAndOpen.split(" ");
        LocalDate closed = day(year, days[0]);
        assertThat(CAL.dueDate(closed.minusWeeks(2), Period.ofWeeks(2)))
                .as("two weeks to %s", closed)
                .isEqualTo(day(year, days[1]));
    }

    private static LocalDate day(int year, String monthAndDay) {
        return LocalDate.parse(year + "-" + monthAndDay);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-06",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-05-14",
                "2026-06-20",
                "2026-10-31",
                "2027-12-06",
                "2026-12-25",
                "2026-12-26"
            })
    void nothingIsCountedOnAHoliday(LocalDate holiday) {
        assertThat(WorkingCalendar.values()).noneMatch(calendar -> calendar.isOpen(holiday));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-06-19", "2027-06-25"})
    void officeLimitsDoNotEndOnAnEve(LocalDate eve) {
        assertThat(CAL.isOpen(eve)).isFalse();
        assertThat(WORK5.isOpen(eve)).isFalse();
        assertThat(ARKI6.isOpen(eve)).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}–{2} at {3}: {4}")
    @CsvSource({
        "WORK5, 2026-05-18, 2026-05-25, 0.5, 2026-05-20",
        "WORK5, 2026-05-18, 2026-05-25, 0.8, 2026-05-22",
        "WORK5, 2026-05-18, 2026-05-25, 1, 2026-05-25",
        "WORK5, 2026-05-18, 2026-05-25, 0, 2026-05-18",
        "WORK5, 2026-05-18, 2026-05-19, 0.5, 2026-05-18",
        "WORK5, 2026-05-16, 2026-05-18, 0.5, 2026-05-18",
        "WORK5, 2026-05-16, 2026-05-17, 0.5, 2026-05-17",
        "CAL, 2026-01-15, 2026-04-15, 0.5, 2026-02-27",
        "CAL, 2026-01-15, 2026-04-15, 0.8, 2026-03-25",
        "ARKI6, 2026-05-18, 2026-05-25, 0.5, 2026-05-21",
    })
    void remindsWhenAShareOfTheOpenDaysHasPassed(
            WorkingCalendar calendar, LocalDate start, LocalDate due, double share, LocalDate reminder) {
        assertThat(calendar.reminder(start, due, share)).isEqualTo(reminder);
    }

    @ParameterizedTest
    @EnumSource(
            value = WorkingCalendar.class,
            names = {"WORK5", "ARKI6"})
    void daysAreNotCountedFromMonths(WorkingCalendar calendar) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.dueDate(LocalDate.of(2026, 5, 18), Period.ofMonths(3)))
                .withMessageContaining("P3M");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        var day = LocalDate.of(2026, 5, 18);

        assertThatIllegalArgumentException().isThrownBy(() -> CAL.dueDate(day, Period.ofDays(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CAL.reminder(day, day.minusDays(1), 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> CAL.reminder(day, day, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> CAL.reminder(day, day, Double.NaN));
    }

    @Test
    void readsALimitAsTheTableWritesIt() {
        var limit = Limit.parse("P5D", "WORK5");

        assertThat(limit).isEqualTo(new Limit(Period.ofDays(5), WORK5));
        assertThat(limit.dueDate(LocalDate.of(2026, 5, 18))).isEqualTo("2026-05-25");
        assertThat(limit.reminder(LocalDate.of(2026, 5, 18), 0.8)).isEqualTo("2026-05-22");
    }

    @Property
    void aLaterStartNeverFallsDueEarlier(
            @ForAll WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(max = 40) int later,
            @ForAll @IntRange(max = 320) int limit) {
        var period = Period.ofDays(limit);

        assertThat(calendar.dueDate(start.plusDays(later), period)).isAfterOrEqualTo(calendar.dueDate(start, period));
    }

    @Property
    void aLaterStartNeverFallsDueEarlierInMonths(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(max = 40) int later,
            @ForAll @IntRange(max = 60) int months) {
        var period = Period.ofMonths(months);

        assertThat(CAL.dueDate(start.plusDays(later), period)).isAfterOrEqualTo(CAL.dueDate(start, period));
    }

    @Property
    void aLongerLimitNeverFallsDueEarlier(
            @ForAll WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(max = 320) int limit,
            @ForAll @IntRange(max = 40) int longer) {
        assertThat(calendar.dueDate(start, Period.ofDays(limit + longer)))
                .isAfterOrEqualTo(calendar.dueDate(start, Period.ofDays(limit)));
    }

    @Property
    void nothingFallsDueOnAClosedDayOrBeforeItsStart(
            @ForAll WorkingCalendar calendar, @ForAll("days") LocalDate start, @ForAll @IntRange(max = 320) int limit) {
        var due = calendar.dueDate(start, Period.ofDays(limit));

        assertThat(due).isAfterOrEqualTo(start);
        assertThat(due.getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
        assertThat(calendar.isOpen(due)).isTrue();
    }

    @Property
    void aReminderLiesBetweenStartAndDueOnAnOpenDay(
            @ForAll WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(max = 120) int limit,
            @ForAll @DoubleRange(max = 1) double share) {
        var due = calendar.dueDate(start, Period.ofDays(limit));

        assertThat(calendar.reminder(start, due, share))
                .isBetween(start, due)
                .satisfies(day -> assertThat(calendar.isOpen(day)).isTrue());
    }

    @Property
    void asManyDaysAreCountedAsTheLimitHas(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 320) int limit) {
        assertThat(counted(ARKI6, start, ARKI6.dueDate(start, Period.ofDays(limit)), limit))
                .isEqualTo(limit);
        // An eve from Monday to Friday is counted though nothing ends on it; the limit then ends on the next open day.
        LocalDate due = WORK5.dueDate(start, Period.ofDays(limit));
        assertThat(counted(WORK5, start, due, limit)).isBetween((long) limit, limit + 1L);
        assertThat(counted(WORK5, start, due.minusDays(1), limit)).isLessThanOrEqualTo(limit);
    }

    private static long counted(WorkingCalendar calendar, LocalDate start, LocalDate end, int limit) {
        return limit == 0 || !end.isAfter(start)
                ? 0
                : start.plusDays(1)
                        .datesUntil(end.plusDays(1))
                        .filter(day -> calendar.isOpen(day)
                                || calendar == WORK5
                                        && FinnishHolidays.isEve(day)
                                        && day.getDayOfWeek() != DayOfWeek.SATURDAY
                                        && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                        .count();
    }

    @Property
    void twoLimitsOneAfterTheOtherAreTheirSum(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 160) int first,
            @ForAll @IntRange(min = 1, max = 160) int second) {
        assertThat(ARKI6.dueDate(ARKI6.dueDate(start, Period.ofDays(first)), Period.ofDays(second)))
                .isEqualTo(ARKI6.dueDate(start, Period.ofDays(first + second)));
    }

    /** The feasts of any year, worked out here in another way than the library does; no year is too far. */
    @Property
    void knowsTheFeastsOfEveryYear(@ForAll @IntRange(min = 1992, max = 2299) int year) {
        LocalDate easter = easter(year);
        LocalDate midsummer = saturdayFrom(LocalDate.of(year, 6, 20));
        assertThat(Stream.of(
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 1, 6),
                        easter.minusDays(2),
                        easter.plusDays(1),
                        easter.plusDays(39),
                        LocalDate.of(year, 5, 1),
                        midsummer,
                        saturdayFrom(LocalDate.of(year, 10, 31)),
                        LocalDate.of(year, 12, 6),
                        LocalDate.of(year, 12, 25),
                        LocalDate.of(year, 12, 26)))
                .allMatch(FinnishHolidays::isHoliday);
        assertThat(FinnishHolidays.isEve(midsummer.minusDays(1))).isTrue();
    }

    // O'Beirne's method for the Gregorian calendar.
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int theta = (11 * (b - b / 4 - g) - 4) / 30;
        int phi = (7 * a + theta + 6) / 11;
        int psi = (19 * a + (b - b / 4 - g) + 15 - phi) % 29;
        int i = c / 4;
        int lambda = (32 + 2 * e + 2 * i - c % 4 - psi) % 7;
        int month = (90 + psi + lambda) / 25;
        return LocalDate.of(year, month, (19 + psi + lambda + month) % 32);
    }

    private static LocalDate saturdayFrom(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2014, 1, 1).toEpochDay(),
                        LocalDate.of(2060, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
