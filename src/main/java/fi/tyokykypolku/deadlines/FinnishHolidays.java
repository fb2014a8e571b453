package fi.tyokykypolku.deadlines;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The only place that knows which days are holidays in Finland. */
final class FinnishHolidays {

    private static final HolidayManager MANAGER = manager();
    private static final Map<Integer, FinnishHolidays> YEARS = new ConcurrentHashMap<>();
    // Jollyday lists the two eves among the holidays, which they are not in law.
    private static final Set<String> EVES = Set.of("CHRISTMAS_EVE", "MIDSUMMER_EVE");

    private final Set<LocalDate> holidays;
    private final Set<LocalDate> eves;

    private FinnishHolidays(int year) {
        var days = MANAGER.getHolidays(Year.of(year));
        this.eves = dates(days.stream().filter(FinnishHolidays::isEve));
        this.holidays = dates(days.stream().filter(day -> !isEve(day)));
    }

    static boolean isHoliday(LocalDate day) {
        return in(day).holidays.contains(day);
    }

    /** Christmas Eve or Midsummer Eve. */
    static boolean isEve(LocalDate day) {
        return in(day).eves.contains(day);
    }

    private static FinnishHolidays in(LocalDate day) {
        return YEARS.computeIfAbsent(day.getYear(), FinnishHolidays::new);
    }

    private static boolean isEve(Holiday day) {
        return EVES.contains(day.getPropertiesKey());
    }

    private static Set<LocalDate> dates(Stream<Holiday> days) {
        return days.map(Holiday::getDate).collect(toUnmodifiableSet());
    }

    // Jollyday finds its parts through the context class loader, which in a pool thread need not know the application.
    static HolidayManager manager() {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(FinnishHolidays.class.getClassLoader());
        try {
            return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FINLAND));
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
