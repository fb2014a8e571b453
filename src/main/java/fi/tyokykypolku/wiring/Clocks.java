package fi.tyokykypolku.wiring;

import fi.tyokykypolku.casefile.CaseFile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The case file and the engine look at one clock. */
@Configuration
class Clocks {
    @Bean
    Clock clock() {
        return new EngineClock(CaseFile.ZONE);
    }

    /** Of the machine's clock, whatever the engine takes for now. */
    @Bean
    ClockSkew clockSkew(JdbcClient jdbc) {
        return new ClockSkew(jdbc, Clock.systemUTC());
    }

    private static final class EngineClock extends Clock {
        private final ZoneId zone;

        EngineClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new EngineClock(other);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
