package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("Esittely")
class StandsAloneTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain onwards = new MockFilterChain();

    @ParameterizedTest
    @DisplayName("ei vastaa välityspalvelimen takaa")
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "x-forwarded-proto",
                "X-Forwarded-Host",
                "Forwarded",
                "Via",
                "X-Real-IP",
                "CF-Connecting-IP",
                "X-Client-IP",
                "X-Original-Forwarded-For",
                "X-Envoy-External-Address",
                "X-Scheme",
                "X-Original-Host",
                "X-Azure-ClientIP",
                "Fastly-Client-IP",
                "WL-Proxy-Client-IP",
                "X-Forwarded"
            })
    void answersNoProxy(String header) throws ServletException, IOException {
        request.addHeader("Host", "localhost:8080");
        request.addHeader(header, "203.0.113.7");
        new StandsAlone().doFilter(request, response, onwards);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(onwards.getRequest()).isNull();
    }

    @ParameterizedTest
    @DisplayName("ei vastaa muulla nimellä")
    @ValueSource(
            strings = {"tyokykypolku.example", "localhost.example:8080", "127.0.0.1.example", "192.0.2.1:8080", ""})
    void answersToNoOtherName(String host) throws ServletException, IOException {
        request.addHeader("Host", host);
        new StandsAlone().doFilter(request, response, onwards);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(onwards.getRequest()).isNull();
    }

    @ParameterizedTest
    @DisplayName("vastaa omalla koneella")
    @ValueSource(strings = {"127.0.0.1:8080", "localhost", "LOCALHOST:80", "127.0.0.2:8080", "[::1]:8080"})
    void answersItsOwnMachine(String host) throws ServletException, IOException {
        request.addHeader("Host", host);
        new StandsAlone().doFilter(request, response, onwards);
        assertThat(onwards.getRequest()).isNotNull();
    }
}
