package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How long a list one gets. */
@DisplayName("Listojen pituus")
class QueryGuardTest {
    @ParameterizedTest
    @DisplayName("rajataan, kun sitä ei ole pyydetty, ja muuten jätetään pyydetyksi")
    @CsvSource({
        "'', maxResults=2000",
        "sortBy=created, sortBy=created&maxResults=2000",
        "maxResults=0, maxResults=0",
        "a=1&maxResults=2000, a=1&maxResults=2000",
        "max%52esults=15, max%52esults=15",
        "xmaxResults=1, xmaxResults=1&maxResults=2000",
        "x=maxResults=1, x=maxResults=1&maxResults=2000",
        "x;maxResults=1, x;maxResults=1&maxResults=2000",
        "MAXRESULTS=1, MAXRESULTS=1&maxResults=2000"
    })
    void limited(String asked, String passed) throws ServletException, IOException {
        for (String type : new String[] {"application/json", "multipart/form-data; boundary=x"}) {
            MockFilterChain chain = new MockFilterChain();
            assertThat(guard(asked, type, chain).getStatus()).isEqualTo(200);
            assertThat(((HttpServletRequest) chain.getRequest()).getQueryString())
                    .isEqualTo(passed);
        }
    }

    @ParameterizedTest
    @DisplayName("ei ole pidempi kuin kaksituhatta")
    @ValueSource(
            strings = {
                "maxResults=2001",
                "maxResults=2147483647",
                "maxResults=-1",
                "maxResults=",
                "maxResults",
                "maxResults=x",
                "maxResults=%31%30%30%30%30",
                "max%52esults=2001",
                "maxResults=1&maxResults=9999",
                "maxResults=%"
            })
    void refused(String asked) throws ServletException, IOException {
        MockFilterChain chain = new MockFilterChain();
        MockHttpServletResponse answer = guard(asked, "application/json", chain);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains(Denial.MESSAGE).doesNotContain("maxResults");
        assertThat(chain.getRequest()).isNull();
    }

    private static MockHttpServletResponse guard(@Nullable String query, String type, MockFilterChain chain)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/task");
        request.setQueryString(query);
        request.setContentType(type);
        request.setContent("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new QueryGuard().doFilter(request, response, chain);
        return response;
    }
}
