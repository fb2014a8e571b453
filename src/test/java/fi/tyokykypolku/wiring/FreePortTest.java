package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** A port that cannot be had is said before anything is made. */
class FreePortTest {
    private static final AtomicBoolean MADE = new AtomicBoolean();

    /** As all that the application makes before its server. */
    static class Anything {
        @Bean
        String anything() {
            MADE.set(true);
            return "anything";
        }
    }

    @Test
    void aTakenPortIsASentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> FreePort.check("127.0.0.1", port))
                    .withMessageStartingWith("Nobody can be answered at 127.0.0.1, port " + port + ": ");
            FreePort.check("127.0.0.2", port);
        }
    }

    @Test
    void aNumberThatIsNoPortIsASentence() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> FreePort.check("127.0.0.1", 70_000))
                .withMessage("There is no port 70000.");
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingIsMade() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            MADE.set(false);
            Throwable refused = catchThrowable(() -> start(WebApplicationType.SERVLET, other.getLocalPort()));
            assertThat(refused).isInstanceOf(CannotStart.class);
            assertThat(((CannotStart) refused).getExitCode()).isEqualTo(2);
            assertThat(MADE).isFalse();
            start(WebApplicationType.NONE, other.getLocalPort());
            assertThat(MADE).as("nobody listens there without a server").isTrue();
        }
    }

    private static void start(WebApplicationType type, int port) {
        new SpringApplicationBuilder(FreePort.class, Anything.class)
                .web(type)
                .run("--spring.profiles.active=production", "--server.address=127.0.0.1", "--server.port=" + port)
                .close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aPortThatTheMachineChoosesIsNotLookedFor(int port) {
        FreePort.check("127.0.0.1", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no such name"})
    void anAddressThatIsNotThisMachinesIsASentenceToo(String address) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> FreePort.check(address, 18_080))
                .withMessageContaining(address);
    }

    @Test
    void withoutAnAddressThePortIsLookedForOnAll() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> FreePort.check("", other.getLocalPort()))
                    .withMessageContaining("answered at port");
        }
    }
}
