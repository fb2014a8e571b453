package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
                "maxResults=%",
                "firstResult=-5",
                "firstResult=x",
                "firstResult=2147483648",
                "nameLike=a%ED%A0%80",
                "nameLike=%FF"
            })
    void refused(String asked) throws ServletException, IOException {
        MockFilterChain chain = new MockFilterChain();
        MockHttpServletResponse answer = guard(asked, "application/json", chain);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains(Denial.notAllowed()).doesNotContain("maxResults");
        assertThat(chain.getRequest()).isNull();
    }

    @ParameterizedTest
    @DisplayName("eivät auta aikaa, jota kalenterissa ei ole: tietokanta toistaisi sen lokiin")
    @ValueSource(
            strings = {
                "292278994-08-17T07:12:55.807+0000",
                "-999999-01-01T00:00:00.000+0000",
                "+2026-01-01T00:00:00.000+0000",
                " 12026-01-01T00:00:00.000+0000",
                "26-01-01T00:00:00.000+0000",
                "0001-01-01T00:00:00.000+0000",
                "9999-12-31T00:00:00.000+0000"
            })
    void outsideTheCalendar(String time) throws ServletException, IOException {
        String query = "dueBefore=" + URLEncoder.encode(time, StandardCharsets.UTF_8);
        for (MockHttpServletResponse answer : List.of(
                guard(query, "application/json", new MockFilterChain()),
                guard(null, "application/json", "{\"dueBefore\":\"" + time + "\"}", new MockFilterChain()))) {
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getContentAsString()).doesNotContain(time.strip());
        }
        MockFilterChain chain = new MockFilterChain();
        assertThat(guard("dueBefore=2026-11-30T00:00:00.000%2B0200", "application/json", chain)
                        .getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("koskevat myös tiedostojen nimiä ja muita osia")
    @CsvSource({
        "200, deployment-name, , koe",
        "200, deployment-activation-time, , 2026-11-30T00:00:00.000+0200",
        "200, deployment-activation-time, , ''",
        "200, a.dmn, a.dmn, a\u0000b",
        "400, deployment-name, , ko\u0000e",
        "400, deployment-source, , ko\u202Ee",
        "400, a.dmn, a\u202Eb.dmn, x",
        "400, a\u0001.dmn, a.dmn, x",
        "400, deployment-activation-time, , salainen",
        "400, deployment-activation-time, , 12026-11-30T00:00:00.000+0200",
        "400, deployment-name, , LONG",
        "400, a.dmn, LONG, x"
    })
    void parts(int status, String name, @Nullable String file, String text) throws ServletException, IOException {
        String longest = "x".repeat(256);
        String body = "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n--x--\r\n"
                .formatted(
                        name,
                        file == null ? "" : "; filename=\"" + file.replace("LONG", longest) + "\"",
                        text.replace("LONG", longest));
        MockHttpServletResponse answer = guard(null, "multipart/form-data; boundary=x", body, new MockFilterChain());
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).doesNotContain("salainen");
    }

    @Test
    @DisplayName("nimeävät kentän, jossa on ohjausmerkki, myös lomakkeessa ja osassa")
    void oddFieldsAreNamed() throws ServletException, IOException {
        String form = "application/x-www-form-urlencoded";
        String part = "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nko\u0000e\r\n--x--\r\n";
        for (MockHttpServletResponse answer : List.of(
                guard(null, form, "username=employment%00&password=demo", new MockFilterChain()),
                guard(null, form, "password=demo&username=%E2%80%AE", new MockFilterChain()))) {
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getContentAsString()).contains("username: ");
        }
        assertThat(guard(null, "multipart/form-data; boundary=x", part, new MockFilterChain())
                        .getContentAsString())
                .contains("deployment-name: ");
        MockFilterChain chain = new MockFilterChain();
        guard(null, form, "username=employment&password=de%EF%BF%BDmo", chain);
        assertThat(chain.getRequest()).isNotNull();
        assertThat(chain.getRequest().getInputStream().readAllBytes())
                .asString()
                .startsWith("username=employment&");
    }

    @Test
    @DisplayName("eivät luettele kysymyksessä enempää kuin vastauksessa")
    void longListsInTheBody() throws ServletException, IOException {
        String keys = "{\"processInstanceBusinessKeyIn\": [" + "\"a\",".repeat(2_000) + "\"a\"]}";
        assertThat(guard(null, "application/json", keys, new MockFilterChain()).getStatus())
                .isEqualTo(400);
        assertThat(guard(null, "application/json", keys.replaceFirst("\"a\",", ""), new MockFilterChain())
                        .getStatus())
                .isEqualTo(200);
    }

    private static MockHttpServletResponse guard(@Nullable String query, String type, MockFilterChain chain)
            throws ServletException, IOException {
        return guard(query, type, "{}", chain);
    }

    private static MockHttpServletResponse guard(
            @Nullable String query, String type, String body, MockFilterChain chain)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/task");
        request.setQueryString(query);
        request.setContentType(type);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new QueryGuard().doFilter(request, response, chain);
        return response;
    }
}
