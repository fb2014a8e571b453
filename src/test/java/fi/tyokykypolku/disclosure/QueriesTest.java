package fi.tyokykypolku.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands behind the question mark of an address under {@code /api}. */
@ProcessTest
@DisplayName("Osoitteen hakuehto")
class QueriesTest extends Scenario {
    private final ObjectMapper json = new ObjectMapper();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @DisplayName("on päivä vain muodossa 2026-11-30, mitä kieltä selain puhuukin")
    @ValueSource(
            strings = {
                "1/11/26",
                "11/1/26",
                "1.11.2026",
                "2026-11-1",
                "2026-11-31",
                "20261101",
                "%2B12026-11-01",
                "2026-11-01T00:00",
                "2026-11-01Z",
                "eilen"
            })
    void dayIsIso(String day) throws Exception {
        CaseId id = given.aReferral();
        Visitor admin = Visitor.signedIn(port, "admin", null);
        for (String language : new String[] {"en-US", "en-GB", "fi", "sv-FI", "de"}) {
            String said = new Sentences("api").say(Language.first(List.of(Locale.forLanguageTag(language))), "day");
            for (String type : new String[] {"application/json", "text/csv"}) {
                Map<String, String> headers = Map.of("Accept-Language", language, "Accept", type);
                refused(admin.send("GET", "/api/cases/" + id + "/uses?askedOn=" + day, null, headers), "askedOn", said);
            }
            Map<String, String> headers = Map.of("Accept-Language", language);
            refused(admin.send("GET", "/api/delays?from=" + day, null, headers), "from", said);
            refused(admin.send("GET", "/api/delays/late?to=" + day, null, headers), "to", said);
        }
    }

    @ParameterizedTest
    @DisplayName("nimetään virheessä siten kuin se on väärin")
    @CsvSource({
        "from=9999-12-31&to=2026-01-01, from, päivän on oltava 2114-12-31 tai aiemmin",
        "from=2026-01-01&to=9999-12-31, to, päivän on oltava 2114-12-31 tai aiemmin",
        "from=0001-01-01&to=2026-01-01, from, päivän on oltava 2015-01-01 tai myöhemmin",
        "from=2026-01-02&to=2026-01-01, from, alku on lopun jälkeen"
    })
    void faultIsNamed(String query, String field, String message) throws Exception {
        refused(Visitor.signedIn(port, "admin", null).get("/api/delays?" + query), field, message);
    }

    @ParameterizedTest
    @DisplayName("on tekstiä, katsoopa sitä kukaan tai ei")
    @CsvSource({
        "/uses?askedOn=%00, askedOn",
        "/uses?other=a%00b, other",
        "/uses?%00=1, $",
        "/uses?a%E2%80%AE, $",
        "/uses?a=1&askedOn=%E2%80%AE, askedOn",
        "/plan?lang=%E2%80%AE, lang",
        "/consent?lang=fi&x=%7F, x",
        "?x=%01, x"
    })
    void textIsPlain(String query, String field) throws Exception {
        String path = "/api/cases/" + given.aReferral() + query;
        String user = query.startsWith("/uses") ? "admin" : "employment";
        refused(Visitor.signedIn(port, user, null).get(path), field, PlainText.message());
    }

    @ParameterizedTest
    @DisplayName("on tekstiä muuallakin")
    @CsvSource({"/api/guidance?%00=1, $", "/api/guidance?lang=fi%00, lang", "/api/delays?area=%00, area"})
    void textIsPlainElsewhere(String path, String field) throws Exception {
        refused(Visitor.signedIn(port, "admin", null).get(path), field, PlainText.message());
    }

    private void refused(HttpResponse<String> answer, String field, String message) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode errors = json.readTree(answer.body()).path("errors");
        assertThat(errors).as(answer.body()).hasSize(1);
        assertThat(errors.get(0).path("field").asText()).isEqualTo(field);
        assertThat(errors.get(0).path("message").asText()).isEqualTo(message);
    }
}
