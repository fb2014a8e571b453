package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node whose clock is wrong says so. */
@ProcessTest
class ClockSkewTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockSkew own;

    @Test
    void aNodeOnTheDatabasesTimeIsUp() {
        assertThat(own.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(own.health().getDetails()).containsEntry("secondsAheadOfDatabase", 0L);
    }

    @Test
    void onlyAnAdministratorSeesByHowMuch(@LocalServerPort int port) {
        assertThat(Visitor.signedIn(port, "admin", null).get("/actuator/health").body())
                .contains("\"clockSkew\"", "\"secondsAheadOfDatabase\":0", "\"useLogHead\"");
        for (String user : List.of("employment", "manager", "designer", "referrer")) {
            assertThat(Visitor.signedIn(port, user, null)
                            .get("/actuator/health")
                            .body())
                    .as(user)
                    .doesNotContain("clockSkew", "details");
        }
    }

    @ParameterizedTest
    @CsvSource({"PT5M, DEGRADED", "PT-5M, DEGRADED", "PT35S, DEGRADED", "PT-35S, DEGRADED", "PT20S, UP", "PT-20S, UP"})
    void aNodeMinutesAheadOrBehindIsDegradedAndTellsHowFar(Duration ahead, String status) {
        Health health = new ClockSkew(jdbc, Clock.offset(Clock.systemUTC(), ahead)).health();
        assertThat(health.getStatus().getCode()).isEqualTo(status);
        assertThat(Long.parseLong(String.valueOf(health.getDetails().get("secondsAheadOfDatabase"))))
                .isBetween(ahead.toSeconds() - 3, ahead.toSeconds() + 3);
    }
}
