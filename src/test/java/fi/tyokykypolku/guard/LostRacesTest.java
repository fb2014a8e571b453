package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Colleagues who press the same button at once. */
@ProcessTest
@DisplayName("Kun moni tekee saman yhtä aikaa")
@ExtendWith(OutputCaptureExtension.class)
class LostRacesTest extends Scenario {
    private static final int PEOPLE = 8;
    private static final String RETURNED = "{\"variables\": {\"referralOutcome\": {\"value\": \"RETURNED\"},"
            + " \"returnReason\": {\"value\": \"Puuttuvia tietoja.\"}}}";

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

    @Test
    @DisplayName("joka on jo ryhmässä ei tule siihen toista kertaa, ja se sanotaan")
    void oneBecomesAMember() {
        Visitor admin = Visitor.signedIn(port, "admin", null);
        HttpResponse<String> again = admin.json("PUT", "/engine-rest/group/kela03/members/kela", "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("on jo ryhmässä");
        assertThat(Visitor.signedIn(port, "employment", null)
                        .json("PUT", "/engine-rest/group/kela03/members/kela", "{}")
                        .body())
                .doesNotContain("ryhmässä");
    }

    @RepeatedTest(4)
    @DisplayName("tehtävä tehdään kerran, ja muille sanotaan, että se on jo tehty")
    void oneCompletes() {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        List<HttpResponse<String>> answers = atOnce("/engine-rest/task/" + task + "/submit-form", RETURNED);
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

    @ParameterizedTest
    @DisplayName("muu kuin tehnyt kuulee, että tehtävä on jo tehty")
    @CsvSource({
        "POST, unclaim, {}",
        "POST, assignee, {\"userId\": \"%s\"}",
        "POST, claim, {\"userId\": \"%s\"}",
        "POST, delegate, {\"userId\": \"%s\"}",
        "POST, resolve, {}",
        "POST, complete, {}",
        "GET, deployed-form,",
        "GET, form,",
        "GET, identity-links,",
        "GET, form-variables,"
    })
    void oneCompletesMeanwhile(String method, String part, @Nullable String body, CapturedOutput log) {
        for (int round = 0; round < 12; round++) {
            given.aReferral();
            String task = when.employment.task("checkReferral").getId();
            List<HttpResponse<String>> answers = AtOnce.all(PEOPLE, person -> {
                String user = List.of("employment", "employment2", "admin").get(person % 3);
                Visitor visitor = Visitor.signedIn(port, user, null);
                return person == 0
                        ? visitor.json("POST", "/engine-rest/task/" + task + "/submit-form", RETURNED)
                        : visitor.send(
                                method,
                                "/engine-rest/task/" + task + "/" + part,
                                body == null ? null : body.replace("%s", user),
                                Map.of("Content-Type", "application/json"));
            });
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204, 400, 404, 409);
                assertThat(answer.body()).doesNotContain("Cannot find", "No task found", "is null", "was updated");
                if (answer.statusCode() == 409) {
                    assertThat(answer.body()).containsAnyOf("on jo", "samalla hetkellä");
                }
            });
        }
        // What only reads is answered so too, though the engine notes that it failed.
        if (!method.equals("GET")) {
            assertThat(log.getAll()).doesNotContain("ENGINE-REST-HTTP500");
        }
    }

    /** Eight requests of two colleagues, each with its sender's name in place of {@code %s}. */
    private List<HttpResponse<String>> atOnce(String path, String body) {
        return AtOnce.all(PEOPLE, person -> {
            String user = person % 2 == 0 ? "employment" : "employment2";
            return Visitor.signedIn(port, user, null).json("POST", path, body.replace("%s", user));
        });
    }
}
