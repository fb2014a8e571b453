package fi.tyokykypolku.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Days as clocks in Finland see them, whatever the zone of the server. */
public final class Helsinki {

    /** The time zone of every deadline. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private Helsinki() {}

    /** The last second of a day. */
    public static ZonedDateTime endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(ZONE);
    }

    /** The day on which a moment falls. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
