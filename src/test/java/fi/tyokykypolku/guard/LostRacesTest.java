package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    void oneClaims() throws Exception {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        List<HttpResponse<String>> answers =
                atOnce(person -> Visitor.signedIn(port, person % 2 == 0 ? "employment" : "employment2", null)
                        .json(
                                "POST",
                                "/engine-rest/task/" + task + "/claim",
                                "{\"userId\": \"" + (person % 2 == 0 ? "employment" : "employment2") + "\"}"));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(204, 409);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body()).containsAnyOf("jo toisella", "samalla hetkellä"));
    }

    @RepeatedTest(4)
    @DisplayName("tehtävä tehdään kerran, ja muille sanotaan, että se on jo tehty")
    void oneCompletes() throws Exception {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        List<HttpResponse<String>> answers =
                atOnce(person -> Visitor.signedIn(port, person % 2 == 0 ? "employment" : "employment2", null)
                        .json(
                                "POST",
                                "/engine-rest/task/" + task + "/submit-form",
                                "{\"variables\": {\"referralOutcome\": {\"value\": \"RETURNED\"},"
                                        + " \"returnReason\": {\"value\": \"Puuttuvia tietoja.\"}}}"));
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

    private static <T> List<T> atOnce(Function<Integer, T> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            CyclicBarrier together = new CyclicBarrier(PEOPLE);
            List<Future<T>> running = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                int who = person;
                running.add(people.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return work.apply(who);
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get(60, TimeUnit.SECONDS));
            }
            return done;
        } finally {
            people.shutdownNow();
        }
    }
}
