package fi.tyokykypolku.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how far this node's clock is from the database's, which all nodes share. Due days and timers are
 * counted by the node's clock: beyond {@value #TOLERATED_SECONDS} seconds the health of the application is {@code DEGRADED}.
 */
class ClockSkew extends AbstractHealthIndicator {
    static final int TOLERATED_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(ClockSkew.class);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean told;

    ClockSkew(JdbcClient jdbc, Clock clock) {
        super("The database does not tell the time");
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Duration ahead = ahead();
        boolean wrong = ahead.abs().toSeconds() > TOLERATED_SECONDS;
        if (wrong && !told) {
            LOG.error(
                    "The clock of this node is {} s ahead of the database's: due days may be wrong; set it by NTP",
                    ahead.toSeconds());
        }
        told = wrong;
        health.status(wrong ? DEGRADED : Status.UP).withDetail("secondsAheadOfDatabase", ahead.toSeconds());
    }

    /** The database tells its time somewhere between the question and the answer: what may be the way counts for nothing. */
    private Duration ahead() {
        Instant asked = clock.instant();
        Instant there = jdbc.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant answered = clock.instant();
        if (there.isBefore(asked)) {
            return Duration.between(there, asked);
        }
        return there.isAfter(answered) ? Duration.between(there, answered) : Duration.ZERO;
    }
}
