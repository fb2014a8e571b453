package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FinnishHolidaysTest {

    @Test
    void listsTheHolidaysOf2026ThatAreNotSundays() {
        assertThat(days2026().filter(FinnishHolidays::isHoliday).filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY))
                .map(LocalDate::toString)
                .containsExactly(
                        "2026-01-01",
                        "2026-01-06",
                        "2026-04-03",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-14",
                        "2026-06-20",
                        "2026-10-31",
                        "2026-12-25",
                        "2026-12-26");
    }

    @Test
    void knowsTheTwoEves() {
        assertThat(days2026().filter(FinnishHolidays::isEve))
                .map(LocalDate::toString)
                .containsExactly("2026-06-19", "2026-12-24");
    }

    @Test
    void loadsInAThreadThatDoesNotKnowTheApplication() throws InterruptedException {
        var days = new ArrayList<Holiday>();
        var thread = new Thread(() -> {
            HolidayManager.clearManagerCache();
            days.addAll(FinnishHolidays.manager().getHolidays(Year.of(2026)));
        });
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();
        thread.join();

        assertThat(days).extracting(Holiday::getDate).contains(LocalDate.of(2026, 6, 20));
    }

    private static Stream<LocalDate> days2026() {
        return LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1));
    }
}
