package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProcessTest
@DisplayName("Sovelluksen etusivu")
class EntryPagesTest {
    private static final int PEOPLE = 8;
    private static final int TIMES = 12;
    private static final Pattern ALLOWED = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern NAMED = Pattern.compile("nonce=\"([^\"]*)\"");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @DisplayName("aukeaa kaikille, jotka avaavat sen samalla hetkellä")
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void opensForEverybodyAtOnce(String application) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            CyclicBarrier together = new CyclicBarrier(PEOPLE);
            List<Future<List<HttpResponse<String>>>> visits = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                visits.add(people.submit(() -> {
                    Visitor visitor = Visitor.nobody(port);
                    List<HttpResponse<String>> pages = new ArrayList<>();
                    for (int time = 0; time < TIMES; time++) {
                        together.await(30, TimeUnit.SECONDS);
                        pages.add(visitor.get("/camunda/app/" + application + "/default/"));
                    }
                    return pages;
                }));
            }
            List<String> nonces = new ArrayList<>();
            for (Future<List<HttpResponse<String>>> visit : visits) {
                for (HttpResponse<String> page : visit.get(60, TimeUnit.SECONDS)) {
                    assertThat(page.statusCode()).isEqualTo(200);
                    String allowed = allowed(page);
                    assertThat(NAMED.matcher(page.body()).results().map(MatchResult::group))
                            .isNotEmpty()
                            .containsOnly("nonce=\"" + allowed + "\"");
                    nonces.add(allowed);
                }
            }
            assertThat(nonces).as("for one page each").doesNotHaveDuplicates();
        } finally {
            people.shutdownNow();
        }
    }

    private static String allowed(HttpResponse<String> page) {
        return ALLOWED.matcher(
                        page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
