package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may still try a password. */
@DisplayName("Kirjautumisyritysten rajoitus")
class ThrottleTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final MovableClock clock = new MovableClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    @DisplayName("sulkee käyttäjältä vain sen osoitteen, josta on erehdytty")
    void countsByUserAndAddress() {
        fail(Throttle.PER_USER - 1, "anna", HERE);
        assertThat(throttle.isOpen("anna", HERE)).isTrue();
        fail(1, "Anna", HERE);
        assertThat(throttle.isOpen("anna", HERE)).isFalse();
        assertThat(throttle.isOpen("anna", ELSEWHERE)).isTrue();
        assertThat(throttle.isOpen("pekka", HERE)).isTrue();
    }

    @Test
    @DisplayName("sulkee osoitteen, josta kokeillaan monta nimeä")
    void countsByAddress() {
        for (int i = 0; i < Throttle.PER_ADDRESS; i++) {
            assertThat(throttle.isOpen("anna", HERE)).isTrue();
            throttle.failed("name" + i, HERE);
        }
        assertThat(throttle.isOpen("anna", HERE)).isFalse();
        assertThat(throttle.isOpen("anna", ELSEWHERE)).isTrue();
    }

    @Test
    @DisplayName("unohtaa ajan kuluttua ja onnistumisen jälkeen")
    void forgets() {
        fail(Throttle.PER_USER, "anna", HERE);
        clock.pass(Throttle.MEMORY);
        assertThat(throttle.isOpen("anna", HERE)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(throttle.isOpen("anna", HERE)).isTrue();
        fail(Throttle.PER_USER - 1, "anna", HERE);
        throttle.succeeded("anna", HERE);
        fail(1, "anna", HERE);
        assertThat(throttle.isOpen("anna", HERE)).isTrue();
    }

    @Test
    @DisplayName("ei kasva rajatta")
    void isBounded() {
        fail(Throttle.PER_USER, "anna", HERE);
        for (int i = 0; i < Throttle.KEYS; i++) {
            throttle.failed("x".repeat(1000) + i, "address" + i);
        }
        assertThat(throttle.size()).isEqualTo(Throttle.KEYS);
        assertThat(throttle.isOpen("anna", HERE)).isTrue();
    }

    private void fail(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(user, address);
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-02T07:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
