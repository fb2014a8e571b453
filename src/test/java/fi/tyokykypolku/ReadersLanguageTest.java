package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is refused, reported or asked is said in the language of whoever reads it, with fields named as that reader sees them. */
@ProcessTest
class ReadersLanguageTest extends Scenario {
    private static final String ENGINE = "/engine-rest/";

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    private HttpResponse<String> asks(String user, String language, String method, String path, String body) {
        return Visitor.signedIn(port, user, null)
                .send(
                        method,
                        path,
                        body.isEmpty() ? null : body,
                        Map.of("Accept-Language", language, "Content-Type", "application/json"));
    }

    private String message(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body()).path("message").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Henkilötunnus: Henkilötunnuksen tarkistusmerkki ei täsmää.",
                "sv | Personbeteckning: Kontrolltecknet i personbeteckningen stämmer inte.",
                "en | Personal identity code: The check character of the personal identity code does not match.",
                "de, fr | Henkilötunnus: Henkilötunnuksen tarkistusmerkki ei täsmää."
            })
    void aFormNamesItsFieldAndTheFault(String language, String fault) throws IOException {
        String path = json.readTree(asks(
                                "employment",
                                language,
                                "GET",
                                ENGINE + "process-definition?key=workability&latestVersion=true",
                                "")
                        .body())
                .path(0)
                .path("id")
                .asText();
        HttpResponse<String> answer = asks(
                "employment",
                language,
                "POST",
                ENGINE + "process-definition/" + path + "/submit-form",
                "{\"variables\":{\"personId\":{\"value\":\"010190-900A\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(message(answer)).contains(fault).doesNotContain("(personId)", "Cannot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Toimenpide 1, Alkaa: päivän pitää olla muotoa | Tuntematon kenttä nothing: lomakkeella ei ole tätä kenttää",
                "sv | Åtgärd 1, Börjar: datumet ska ha formen | Okänt fält nothing: blanketten har inte detta fält",
                "en | Measure 1, Starts: the day must be written like | Unknown field nothing: the form has no such field",
            })
    void whatSeveralFieldsAreCalledIsSaidWithTheirGroup(String language, String start, String unknown)
            throws IOException {
        given.aCaseAt("draftPlan");
        HttpResponse<String> answer = asks(
                "employment",
                language,
                "POST",
                ENGINE + "task/" + when.employment.task("draftPlan").getId() + "/submit-form",
                "{\"variables\":{\"start1\":{\"value\":\"eilen\"},\"nothing\":{\"value\":\"x\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(message(answer)).startsWith(unknown).contains("; " + start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Tehtävä on jo toisella | Ei löydy, tai se ei kuulu sinulle | Pyyntöä ei sallita",
                "sv | Någon annan har redan uppgiften | Hittas inte, eller hör inte till dig | Begäran är inte tillåten",
                "en | Somebody else has the task already | Not found, or not yours | The request is not allowed",
            })
    void theEnginesInterfaceRefuses(String language, String taken, String notTheirs, String notAllowed)
            throws IOException {
        given.aCaseAt("assessHealth");
        when.health.claims("assessHealth");
        String task = ENGINE + "task/" + when.health.task("assessHealth").getId();
        assertThat(message(asks("admin", language, "POST", task + "/claim", "{\"userId\":\"admin\"}")))
                .isEqualTo(taken);
        assertThat(message(asks("kela", language, "GET", task, ""))).isEqualTo(notTheirs);
        assertThat(message(asks("kela", language, "GET", ENGINE + "task?maxResults=-1", "")))
                .isEqualTo(notAllowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Virheellinen pyyntö | Korjaa luetellut kentät. | tieto puuttuu | Asiaa ei löydy.",
                "sv | Felaktig begäran | Rätta de uppräknade fälten. | uppgiften saknas | Ärendet hittas inte.",
                "en | Bad request | Correct the listed fields. | missing | There is no such case.",
            })
    void theInterfaceForOtherSystemsSaysWhatIsWrong(
            String language, String title, String detail, String missing, String noCase) throws IOException {
        JsonNode problem = json.readTree(
                asks("employment", language, "POST", "/api/referrals", "{}").body());
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("detail").asText()).isEqualTo(detail);
        assertThat(problem.path("errors"))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.path("message").asText()).isEqualTo(missing));
        assertThat(json.readTree(asks("employment", language, "GET", "/api/cases/TKP-2000-AAAAAA", "")
                                .body())
                        .path("detail")
                        .asText())
                .isEqualTo(noCase);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Ryhmä,Määräajan laji | päivän on oltava 2015-01-01 tai myöhemmin",
                "sv | Grupp,Slag av tidsfrist | datumet ska vara 2015-01-01 eller senare",
                "en | Group,Kind of deadline | the day must be 2015-01-01 or later",
            })
    void delaysAreReported(String language, String header, String early) throws IOException {
        HttpResponse<String> table = Visitor.signedIn(port, "admin", null)
                .send("GET", "/api/delays", null, Map.of("Accept-Language", language, "Accept", "text/csv"));
        assertThat(table.body()).contains(header);
        JsonNode problem = json.readTree(asks("admin", language, "GET", "/api/delays?from=0001-01-01", "")
                .body());
        assertThat(problem.path("errors").path(0).path("message").asText()).isEqualTo(early);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sv | Tid,Användare | Arbetskraftsmyndigheten | skede: Inledande kartläggning | Hälsa och funktionsförmåga",
                "en | Time,User | Employment authority | phase: Initial assessment | Health and functional capacity",
            })
    void whoHasSeenAClientsDataIsToldInOneLanguage(
            String language, String header, String organisation, String phase, String category) {
        CaseId id = given.aCaseAt("summariseAssessment");
        String task = when.employment.task("summariseAssessment").getId();
        Visitor.signedIn(port, "employment", null).get(ENGINE + "task/" + task + "/form-variables");
        assertThat(Visitor.signedIn(port, "admin", null)
                        .send(
                                "GET",
                                "/api/cases/" + id + "/uses",
                                null,
                                Map.of("Accept-Language", language, "Accept", "text/csv"))
                        .body())
                .contains(header, organisation, phase, category)
                .doesNotContain("Terveys", "vaihe", "Laki ", "suostumus", "Työvoimaviranomainen", "Oma tieto");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Kysely yhteistyöstä | valitse luku yhdestä viiteen",
                "sv | Enkät om samarbetet | välj ett tal från ett till fem",
                "en | Survey of working together | choose a number from one to five",
            })
    void theSurveyAsks(String language, String title, String fault) {
        assertThat(asks("health", language, "GET", "/api/survey", "").body())
                .contains("<html lang=\"" + language + "\">", title);
        assertThat(Visitor.signedIn(port, "health", null)
                        .send(
                                "POST",
                                "/api/survey",
                                "trust=9",
                                Map.of(
                                        "Accept-Language",
                                        language,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded",
                                        "Sec-Fetch-Site",
                                        "same-origin"))
                        .body())
                .contains(fault);
    }

    @Test
    void whatLiesBehindALateTaskIsToldInTheReadersLanguage() {
        given.aCaseAt("draftPlan");
        when.timeReaches(Instant.parse("2027-02-02T21:59:59Z"));
        String task = when.lead.task("handleDelay").getId();
        assertThat(asks("employment2", "sv", "GET", ENGINE + "task/" + task + "/form-variables", "")
                        .body())
                .contains("**Tidsfristen överskreds: ", "Den sista dagen var 2.2.2027")
                .doesNotContain("Määräaika ylittyi");
    }
}
