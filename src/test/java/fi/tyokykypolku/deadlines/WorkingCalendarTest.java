package fi.tyokykypolku.deadlines;

import static fi.tyokykypolku.deadlines.WorkingCalendar.ARKI6;
import static fi.tyokykypolku.deadlines.WorkingCalendar.CAL;
import static fi.tyokykypolku.deadlines.WorkingCalendar.WORK5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
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

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2014, 1, 1).toEpochDay(),
                        LocalDate.of(2060, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
