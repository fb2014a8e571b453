package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
            strings = {"X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP"})
    void answersNoProxy(String header) throws ServletException, IOException {
        request.addHeader(header, "203.0.113.7");
        new StandsAlone().doFilter(request, response, onwards);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(onwards.getRequest()).isNull();
    }

    @Test
    @DisplayName("vastaa omalla koneella")
    void answersItsOwnMachine() throws ServletException, IOException {
        request.addHeader("Host", "127.0.0.1:8080");
        new StandsAlone().doFilter(request, response, onwards);
        assertThat(onwards.getRequest()).isNotNull();
    }
}
