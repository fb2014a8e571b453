package fi.tyokykypolku.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a sender may call its messages. */
@ProcessTest
@DisplayName("Tunnus")
class IdsTest extends Scenario {
    private static final String REFUSED = "tunnuksessa ei saa olla henkilötunnusta";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @DisplayName("ei sisällä henkilötunnusta, missään kohdassa")
    @ValueSource(
            strings = {
                "010190-900P",
                "010190-900p",
                "lahete-010190-900P",
                "010190-900P/2026",
                "lahete:2026:010190-900P:1",
                "x010190-900Px",
                "9010190-900P9",
                "010190Y900P.2",
                "010190_900P",
                "010190900P",
                "01-01--90-900P",
                "01011990-900P",
                "01.01.1990-900P",
                "010190--900P",
                "0101-90-900P",
                "01.01.90-900P",
                "010190-900-P"
            })
    void holdsNoPersonId(String id) {
        assertThat(sent("/api/referrals", "referralId", id)).contains("\"field\":\"referralId\"", REFUSED);
        CaseId known = given.aReferral();
        for (String kind : new String[] {
            "kela-questions", "consent-withdrawals", "review-requests", "municipality-changes", "client-withdrawals"
        }) {
            assertThat(sent("/api/cases/" + known + "/" + kind, "messageId", id))
                    .as(kind)
                    .contains("\"field\":\"messageId\"", REFUSED);
        }
        assertThat(sent("/api/cases/" + known + "/consent-withdrawals", "via", id))
                .contains("\"field\":\"via\"", REFUSED);
    }

    @ParameterizedTest
    @DisplayName("saa olla muu")
    @CsvSource({
        "010190-900R",
        "lahete-2026-000017",
        "320190-900P",
        "010190-001P",
        "urn:uuid:01019090-900f-4a36",
        "7f010190-900b-4c01-8019-0900b9d01019"
    })
    void isAnythingElse(String id) {
        assertThat(sent("/api/referrals", "referralId", id)).doesNotContain("referralId");
    }

    private String sent(String path, String field, String value) {
        HttpResponse<String> answer = Visitor.signedIn(port, "employment", null)
                .json("POST", path, "{\"" + field + "\":\"" + value + "\",\"unknown\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }
}
