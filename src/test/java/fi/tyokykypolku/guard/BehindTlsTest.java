package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProductionTest;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What answers carry when the proxy says that the request came by TLS: in production, for a demonstration has no proxy. */
@ProductionTest
@DisplayName("TLS:n takana")
class BehindTlsTest {
    private final int port;

    BehindTlsTest(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @DisplayName("jokainen vastaus vaatii TLS:ää, ja jokainen eväste on Secure ja SameSite")
    @CsvSource({
        "GET, /",
        "GET, /camunda/app/tasklist/default/",
        "GET, /camunda/app/cockpit/default/",
        "GET, /camunda/app/tasklist/styles/user-styles.css",
        "GET, /camunda/api/engine/engine/default/task",
        "POST, /camunda/api/engine/engine/default/task",
        "POST, /camunda/api/admin/setup/default/user/create",
        "POST, /camunda/api/admin/auth/user/default/login/tasklist",
        "POST, /camunda/api/admin/auth/user/default/logout",
        "GET, /engine-rest/task",
        "GET, /api/cases/none",
        "GET, /api/cases/TKP-2026-000001/consent",
        "GET, /sign-in/signed-out.html",
        "GET, /v3/api-docs",
        "GET, /actuator/health",
        "GET, /actuator/metrics",
        "GET, /error",
        "GET, /nowhere"
    })
    void everythingIsSecure(String method, String path) {
        HttpResponse<String> answer = send(method, path, "https");
        assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(answer.headers().allValues("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie.split(";\\s*"))
                        .containsOnlyOnce("SameSite=Lax")
                        .containsOnlyOnce("Secure"));
        HttpResponse<String> plain = send(method, path, "http");
        assertThat(plain.headers().firstValue("strict-transport-security")).isEmpty();
        assertThat(plain.headers().allValues("set-cookie"))
                .allSatisfy(cookie -> assertThat(List.of(cookie.split(";\\s*"))).doesNotContain("Secure"));
    }

    @Test
    @DisplayName("evästeitä on")
    void cookiesThereAre() {
        assertThat(send("GET", "/camunda/app/tasklist/default/", "https")
                        .headers()
                        .allValues("set-cookie"))
                .isNotEmpty();
    }

    private HttpResponse<String> send(String method, String path, String scheme) {
        return Visitor.nobody(port)
                .send(
                        method,
                        path,
                        method.equals("GET") ? null : "a=b",
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-Proto", scheme));
    }
}
