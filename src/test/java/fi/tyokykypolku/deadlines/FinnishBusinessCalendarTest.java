package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinnishBusinessCalendarTest {
    private final FinnishBusinessCalendar durations = new FinnishBusinessCalendar(new DurationBusinessCalendar());
    private final FinnishBusinessCalendar dueDates = new FinnishBusinessCalendar(new DueDateBusinessCalendar());

    @ParameterizedTest(name = "{0} from {1} ends {2}")
    @CsvSource({
        // 6 December 2026 is a Sunday and Independence Day.
        "P1M, 2026-11-06T10:00:00Z, 2026-12-07T21:59:59Z",
        "P3M, 2026-11-30T10:00:00Z, 2027-03-01T21:59:59Z",
        "P2D/WORK5, 2026-12-23T10:00:00Z, 2026-12-28T21:59:59Z",
        "P6D/ARKI6, 2026-11-02T10:00:00Z, 2026-11-09T21:59:59Z",
        "P2W, 2026-11-02T22:30:00Z, 2026-11-17T21:59:59Z",
        // Summer time begins on 28 March 2027.
        "P1W, 2027-03-26T10:00:00Z, 2027-04-02T20:59:59Z"
    })
    void countsDaysAsTheLawDoes(String limit, Instant start, Instant due) {
        assertThat(durations.resolveDuedate(limit, Date.from(start))).isEqualTo(Date.from(due));
        assertThat(dueDates.resolveDuedate(limit, Date.from(start))).isEqualTo(Date.from(due));
    }

    @Test
    void leavesHoursAndMomentsAlone() {
        Date start = Date.from(Instant.parse("2026-12-24T10:00:00Z"));
        assertThat(durations.resolveDuedate("PT30M", start))
                .isEqualTo(Date.from(Instant.parse("2026-12-24T10:30:00Z")));
        assertThat(dueDates.resolveDuedate("2026-12-24T10:00:00Z")).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2D/WORK7", "P1M/WORK5", "P1M/ARKI6", "P"})
    void refusesWhatCannotBeCounted(String limit) {
        assertThatThrownBy(() -> durations.resolveDuedate(limit)).isInstanceOf(RuntimeException.class);
    }
}
