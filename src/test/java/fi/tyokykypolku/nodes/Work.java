package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several who work at once, at whatever node comes next: another system that refers clients, and a caseworker who does the first two tasks of
 * each case. What fails is tried again, as people and systems do, and only what was answered counts as done.
 */
final class Work {
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final int TOGETHER = 4;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int RETURNED = 4;
    private static final String ACCEPT = "{\"referralOutcome\": {\"value\": \"ACCEPTED\"}}";
    private static final String RETURN = """
            {"referralOutcome": {"value": "RETURNED"}, "returnReason": {"value": "Asia hoituu yhdessä palvelussa."}}""";
    private static final String REACHED = """
            {"contactMethod": {"value": "PHONE"}, "contactedOn": {"value": "%s"}, "clientReached": {"value": "true"}}""";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final String referrer = Provider.token("referring-system", "referrer");
    private final String caseworker = Provider.token("wilma.tyo", "employment39");
    private final Supplier<String> next;
    private final LocalDate today;
    private final Queue<String> cases = new ConcurrentLinkedQueue<>();
    private final Set<String> worked = ConcurrentHashMap.newKeySet();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private int expected;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    /** @param next address of the next node */
    Work(Supplier<String> next, LocalDate today) {
        this.next = next;
        this.today = today;
    }

    /** Refers the clients of these numbers, each once however often it is tried. */
    void refer(int from, int to) {
        together(to - from, n -> refer(from + n));
    }

    private void refer(int client) {
        String body = """
                {"referralId": "load-%1$d", "receivedOn": "%2$s", "referralSource": "EMPLOYMENT_SERVICES", "entryType": "REFERRAL",
                 "unemployed": true, "reasons": ["WORK_ABILITY_LIMITATION"],
                 "client": {"personId": "%3$s", "firstNames": "Eino", "lastName": "Esimerkki", "municipality": "837", "language": "fi"}}
                """.formatted(client, today, personId(client));
        HttpResponse<String> answer = untilAnswered(referrer, "POST", "/api/referrals", body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        cases.add(read(answer).path("caseId").asText());
    }

    /** Does the first two tasks of so many cases that nobody has worked on. */
    void work(int number) {
        List<String> all =
                cases.stream().filter(id -> !worked.contains(id)).limit(number).toList();
        worked.addAll(all);
        int returned = (all.size() + RETURNED - 1) / RETURNED;
        expected += returned + 2 * (all.size() - returned);
        together(all.size(), n -> {
            // Every fourth comes to its end at once.
            if (n % RETURNED == 0) {
                does(all.get(n), "checkReferral", RETURN);
            } else {
                does(all.get(n), "checkReferral", ACCEPT);
                does(all.get(n), "contactClient", REACHED);
            }
        });
    }

    private void does(String caseId, String name, String answer) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(AGAIN).until(() -> {
            Optional<String> task = task(caseId, name);
            if (task.isEmpty()) {
                // Done with an answer that was lost, for nobody else works here; or the node has not yet heard of the
                // step before.
                return answer.equals(RETURN) || task(caseId, null).isPresent();
            }
            String path = "/engine-rest/task/" + task.get();
            untilAnswered(caseworker, "POST", path + "/claim", "{\"userId\": \"wilma.tyo\"}");
            HttpResponse<String> form = untilAnswered(caseworker, "GET", path + "/form-variables", null);
            if (form.statusCode() == NOT_FOUND) {
                return false;
            }
            HttpResponse<String> sent = untilAnswered(
                    caseworker, "POST", path + "/submit-form", "{\"variables\": " + answer.formatted(today) + "}");
            if (sent.statusCode() == NOT_FOUND || sent.statusCode() == CONFLICT) {
                return false;
            }
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
            done.add(task.get());
            return true;
        });
    }

    /** The task of this name that is open in the case, or any. */
    private Optional<String> task(String caseId, @Nullable String name) {
        JsonNode tasks = read(untilAnswered(
                caseworker, "POST", "/engine-rest/task", "{\"processInstanceBusinessKey\": \"" + caseId + "\"}"));
        for (JsonNode task : tasks) {
            if (name == null || task.path("taskDefinitionKey").asText().equals(name)) {
                return Optional.of(task.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private void together(int number, IntConsumer each) {
        ExecutorService many = Executors.newFixedThreadPool(TOGETHER);
        try {
            List<Future<?>> all = IntStream.range(0, number)
                    .<Future<?>>mapToObj(n -> many.submit(() -> each.accept(n)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The work was not done", e);
        } finally {
            many.shutdownNow();
        }
    }

    /** The answer of the first node that has one; how long that took after the first failure is kept. */
    private HttpResponse<String> untilAnswered(String token, String method, String path, @Nullable String body) {
        long[] failed = {0};
        HttpResponse<String> answer = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(AGAIN)
                .until(() -> once(token, method, path, body, failed), Optional::isPresent)
                .orElseThrow();
        if (failed[0] != 0) {
            longest.accumulateAndGet(System.nanoTime() - failed[0], Math::max);
        }
        return answer;
    }

    private Optional<HttpResponse<String>> once(
            String token, String method, String path, @Nullable String body, long[] failed)
            throws InterruptedException {
        String failure;
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(next.get() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() < SERVER_ERROR) {
                answered.incrementAndGet();
                return Optional.of(answer);
            }
            failure = String.valueOf(answer.statusCode());
        } catch (IOException e) {
            failure = e.getClass().getSimpleName();
        }
        failures.computeIfAbsent(failure, any -> new AtomicLong()).incrementAndGet();
        if (failed[0] == 0) {
            failed[0] = System.nanoTime();
        }
        return Optional.empty();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String personId(int client) {
        LocalDate birth = LocalDate.of(1971, 1, 1).plusDays(client);
        String date = "%02d%02d%02d".formatted(birth.getDayOfMonth(), birth.getMonthValue(), birth.getYear() % 100);
        return date + "-950" + CHECK_CHARACTERS.charAt(Integer.parseInt(date + "950") % CHECK_CHARACTERS.length());
    }

    /** Cases of which the system was told a number. */
    Queue<String> cases() {
        return cases;
    }

    /** Tasks whose completion was answered. */
    Set<String> done() {
        return done;
    }

    /** How many tasks must be completed by now. */
    int expected() {
        return expected;
    }

    /** How many requests were answered. */
    long answered() {
        return answered.get();
    }

    /** How often a request failed, by status or exception. */
    Map<String, AtomicLong> failures() {
        return failures;
    }

    /** The longest that anybody had to wait for an answer after a first failure. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }
}
