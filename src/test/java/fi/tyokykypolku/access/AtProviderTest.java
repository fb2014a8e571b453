package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casework.AtOnce;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.client.RestClientException;

@DisplayName("Kirjautumispalvelu, joka ottaa vastaan eikä sano mitään,")
class AtProviderTest {
    /** Spring Security alone waits half a minute for each of several addresses, one request after the other. */
    @Test
    @DisplayName("ei pidä ketään odottamassa, monen kysyessä yhtä aikaakaan")
    void isGivenUpSoon() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String issuer = "http://127.0.0.1:" + silent.getLocalPort() + "/silent";
            AtProvider provider = new AtProvider(new SignInProperties(
                    issuer,
                    "id",
                    "secret",
                    "audience",
                    "preferred_username",
                    "groups",
                    Duration.ofMinutes(15),
                    Duration.ofHours(10)));
            List<Duration> waits = AtOnce.all(4, person -> {
                long asked = System.nanoTime();
                assertThatThrownBy(() -> provider.decode("a.b.c"))
                        .isInstanceOf(JwtDecoderInitializationException.class);
                return Duration.ofNanos(System.nanoTime() - asked);
            });
            assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) < 0);
            assertThatThrownBy(provider::description).isInstanceOf(RestClientException.class);
        }
    }
}
