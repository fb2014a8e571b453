package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Colleagues who press the same button at once. */
@ProcessTest
@DisplayName("Kun moni tekee saman yhtä aikaa")
class LostRacesTest extends Scenario {
    private static final int PEOPLE = 8;

    @LocalServerPort
    private int port;

    @RepeatedTest(4)
    @DisplayName("yksi saa tehtävän, ja muille sanotaan, että se on jo toisella")
    void oneClaims() {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        List<HttpResponse<String>> answers = atOnce("/engine-rest/task/" + task + "/claim", "{\"userId\": \"%s\"}");
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(204, 409);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body()).containsAnyOf("jo toisella", "samalla hetkellä"));
    }

    @RepeatedTest(4)
    @DisplayName("tehtävä tehdään kerran, ja muille sanotaan, että se on jo tehty")
    void oneCompletes() {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        List<HttpResponse<String>> answers = atOnce(
                "/engine-rest/task/" + task + "/submit-form",
                "{\"variables\": {\"referralOutcome\": {\"value\": \"RETURNED\"},"
                        + " \"returnReason\": {\"value\": \"Puuttuvia tietoja.\"}}}");
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .as("%s", answers.get(0).body())
                .containsOnlyOnce(204);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 204))
                .allSatisfy(answer -> {
                    // Whoever comes when all is over finds nothing, as always.
                    assertThat(answer.statusCode()).isIn(409, 404);
                    assertThat(answer.body()).doesNotContain("Cannot find");
                });
    }

    /** Eight requests of two colleagues, each with its sender's name in place of {@code %s}. */
    private List<HttpResponse<String>> atOnce(String path, String body) {
        return AtOnce.all(PEOPLE, person -> {
            String user = person % 2 == 0 ? "employment" : "employment2";
            return Visitor.signedIn(port, user, null).json("POST", path, body.replace("%s", user));
        });
    }
}
