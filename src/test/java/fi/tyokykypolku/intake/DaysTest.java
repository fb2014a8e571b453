package fi.tyokykypolku.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No day that spoils a report gets in; every scenario plays on 2 November 2026. */
@ProcessTest
@DisplayName("Päivä")
class DaysTest extends Scenario {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @DisplayName("pysyy rajoissaan, ja kenttä nimetään")
    @CsvSource({
        "referrals, receivedOn, 0001-01-01",
        "referrals, receivedOn, 2021-11-01",
        "referrals, receivedOn, 2026-11-03",
        "referrals, clientInformedOn, 1926-11-01",
        "referrals, client.personId, 131052+308T",
        "kela-decisions, decidedOn, 0001-01-01",
        "kela-decisions, appealUntil, 9999-12-31",
        "kela-decisions, appealUntil, 0001-01-01",
        "municipality-changes, movedOn, 0001-01-01",
        "consent-withdrawals, withdrawnOn, 0001-01-01",
        "client-withdrawals, withdrewOn, 0001-01-01"
    })
    void isBounded(String kind, String field, String day) {
        CaseId id = given.aCaseAt("assessBenefits");
        String path = kind.equals("referrals") ? "/api/referrals" : "/api/cases/" + id + "/" + kind;
        assertThat(refused(kind.equals("kela-decisions") ? "kela" : "employment", path, field, day))
                .contains("\"field\":\"" + field + "\",\"message\":\"")
                .containsAnyOf("ei voi olla ennen", "ei voi olla tulevaisuudessa", "ei voi olla myöhemmin")
                .doesNotContain(day);
    }

    @ParameterizedTest
    @DisplayName("kelpaa rajalla")
    @CsvSource({
        "referrals, receivedOn, 2021-11-02",
        "referrals, receivedOn, 2026-11-02",
        "kela-decisions, appealUntil, 2036-11-02"
    })
    void isTaken(String kind, String field, String day) {
        CaseId id = given.aCaseAt("assessBenefits");
        String path = kind.equals("referrals") ? "/api/referrals" : "/api/cases/" + id + "/" + kind;
        assertThat(refused(kind.equals("kela-decisions") ? "kela" : "employment", path, field, day))
                .doesNotContain("\"field\":\"" + field);
    }

    @Test
    @DisplayName("jona käyttölokia kysyttiin, pysyy rajoissaan")
    void ofTheQuestion() {
        CaseId id = given.aReferral();
        Visitor admin = Visitor.signedIn(port, "admin", null);
        for (String type : new String[] {"application/json", "text/csv"}) {
            for (String day : new String[] {"0001-01-01", "2026-11-03", "9999-12-31"}) {
                HttpResponse<String> answer = admin.send(
                        "GET", "/api/cases/" + id + "/uses?askedOn=" + day, null, java.util.Map.of("Accept", type));
                assertThat(answer.statusCode()).as(type + " " + day).isEqualTo(400);
            }
        }
        assertThat(refused("admin", "/api/uses", "askedOn", "0001-01-01")).contains("\"field\":\"askedOn\"");
    }

    /** The answer to a body that is refused in any case. */
    private String refused(String user, String path, String field, String value) {
        int dot = field.indexOf('.');
        String object = dot < 0
                ? "\"" + field + "\":\"" + value + "\""
                : "\"" + field.substring(0, dot) + "\":{\"" + field.substring(dot + 1) + "\":\"" + value + "\"}";
        HttpResponse<String> answer =
                Visitor.signedIn(port, user, null).json("POST", path, "{" + object + ",\"unknown\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }
}
