package fi.tyokykypolku.delays;

import fi.tyokykypolku.delays.CaseClock.Wait;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long a stopped clock has waited on each.
 *
 * @param told whether every wait lies within the clock's time; otherwise reports read the waits themselves
 * @param micros microseconds by who was waited on
 */
record WaitTimes(boolean told, Map<WaitingOn, Long> micros) {
    /** The columns of {@code tkp_clock}, in the order of {@link WaitingOn}. */
    static final List<String> COLUMNS =
            Arrays.stream(WaitingOn.values()).map(WaitTimes::column).toList();

    /** Sets the columns by {@link #values}. */
    static final String SET =
            "waits_told = ?, " + COLUMNS.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));

    static String column(WaitingOn on) {
        return "waited_" + on.name().toLowerCase(Locale.ROOT);
    }

    /** Adds up the waits of a clock, oldest first; each lasts until the next one or the stop. */
    static WaitTimes of(List<Wait> waits, Instant started, Instant stopped) {
        Map<WaitingOn, Long> micros = new EnumMap<>(WaitingOn.class);
        Instant earliest = started;
        for (int i = 0; i < waits.size(); i++) {
            Instant since = waits.get(i).since();
            Instant until = i + 1 < waits.size() ? waits.get(i + 1).since() : stopped;
            if (since.isBefore(earliest) || until.isBefore(since) || until.isAfter(stopped)) {
                return new WaitTimes(false, Map.of());
            }
            earliest = since;
            micros.merge(waits.get(i).on(), ChronoUnit.MICROS.between(since, until), Long::sum);
        }
        return new WaitTimes(true, micros);
    }

    /** What {@link #SET} writes. */
    List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(told);
        for (WaitingOn on : WaitingOn.values()) {
            values.add(micros.get(on));
        }
        return values;
    }
}
