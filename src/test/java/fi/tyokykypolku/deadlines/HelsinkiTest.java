package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelsinkiTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2026-01-15, 2026-01-15T21:59:59Z, winter",
        "2026-07-15, 2026-07-15T20:59:59Z, summer",
        "2026-03-28, 2026-03-28T21:59:59Z, the night before summer time",
        "2026-03-29, 2026-03-29T20:59:59Z, the day summer time begins",
        "2026-10-24, 2026-10-24T20:59:59Z, the night before winter time",
        "2026-10-25, 2026-10-25T21:59:59Z, the day winter time begins",
    })
    void aDayEndsByTheClockInFinland(LocalDate day, Instant end, String when) {
        assertThat(Helsinki.endOf(day).toInstant()).isEqualTo(end);
        assertThat(Helsinki.dayOf(end)).isEqualTo(day);
        assertThat(Helsinki.dayOf(end.plusSeconds(1))).isEqualTo(day.plusDays(1));
    }
}
