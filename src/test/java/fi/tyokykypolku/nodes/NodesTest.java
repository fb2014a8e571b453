package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import fi.tyokykypolku.Provider;
import fi.tyokykypolku.casefile.CaseFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, each in a process of its own, on one PostgreSQL: what users notice of it, and of the loss of one or of the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesTest {
    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final int CASES = 8;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private final AtomicInteger round = new AtomicInteger();
    private @Nullable Database database;

    @BeforeAll
    void start() throws IOException {
        database = new Database(folder);
        nodes.add(node("a"));
        // The keys are one node's to make; for the tables each awaits its turn.
        await().atMost(START).until(() -> Files.exists(database().keys()));
        nodes.add(node("b"));
        nodes.forEach(Node::whenReady);
    }

    private Node node(String name) throws IOException {
        return Node.start(name, database().url(), database().keys());
    }

    @AfterAll
    void stop() throws IOException {
        Node.killAll(nodes);
        database().stop();
    }

    private Database database() {
        return Objects.requireNonNull(database);
    }

    private Person person() {
        return new Person(
                () -> nodes.get(round.getAndIncrement() % nodes.size()).url());
    }

    @Test
    @Order(1)
    void whoSignsInAtBothIsKnownAtBoth() {
        Person anna = person();
        assertThat(anna.signIn("anna.aho", "employment39").statusCode()).isEqualTo(200);
        for (int i = 0; i < 4; i++) {
            assertThat(anna.get(TASKS).statusCode()).isEqualTo(200);
            // Once more, for the next to ask the other node.
            assertThat(anna.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
            assertThat(anna.post(TASKS, "{}").statusCode()).isEqualTo(200);
        }
        assertThat(anna.get("/logout").statusCode()).isEqualTo(302);
        await().atMost(AT_ONCE.plusSeconds(1))
                .untilAsserted(() -> assertThat(
                                Stream.of(1, 2).map(n -> anna.get(TASKS).statusCode()))
                        .containsOnly(401));
    }

    @Test
    @Order(2)
    void nothingInTheTableOfSessionsCanBeReadOrUsed() {
        Person anna = person();
        assertThat(anna.signIn("anna.aho", "employment39").statusCode()).isEqualTo(200);
        List<String> rows = database()
                .jdbc()
                .sql("select id || ' ' || encode(content, 'escape') from tkp_session")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("anna") || row.contains("SPRING_SECURITY"));
    }

    @Test
    @Order(3)
    void whileTheDatabaseIsAwayEveryAnswerSaysWhenToTryAgain() throws IOException {
        Person anna = person();
        assertThat(anna.signIn("anna.aho", "employment39").statusCode()).isEqualTo(200);
        database().stop();
        for (String path : List.of(
                TASKS,
                "/camunda/app/tasklist/default/",
                "/engine-rest/task",
                "/api/cases/TKP-2026-000001",
                "/actuator/health",
                "/actuator/health/readiness")) {
            for (Node node : nodes) {
                long asked = System.nanoTime();
                HttpResponse<String> answer =
                        path.startsWith("/camunda") ? anna.get(path) : asSystem(node, "GET", path, "referrer", null);
                Duration took = Duration.ofNanos(System.nanoTime() - asked);
                assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
                assertThat(took).as(path).isLessThan(AT_ONCE);
            }
        }
        for (Node node : nodes) {
            assertThat(node.ask("/actuator/health/liveness").orElseThrow().statusCode())
                    .isEqualTo(200);
        }
        database().start();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Stream.of(1, 2).map(n -> anna.get(TASKS).statusCode()))
                        .containsOnly(200));
        timersGoOn();
    }

    @Test
    @Order(3)
    void whileTheDatabaseIsSilentEveryAnswerSaysWhenToTryAgain() throws IOException {
        Person anna = person();
        assertThat(anna.signIn("anna.aho", "employment39").statusCode()).isEqualTo(200);
        database().fallSilent();
        try {
            for (int i = 0; i < 4; i++) {
                long asked = System.nanoTime();
                HttpResponse<String> answer = anna.get(TASKS);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                // Connections that lie idle are tried for half a second each.
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE.plusSeconds(2));
            }
        } finally {
            database().speak();
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Stream.of(1, 2).map(n -> anna.get(TASKS).statusCode()))
                        .containsOnly(200));
    }

    /** The clean-up of the engine's history is work for whichever node takes it. */
    private void timersGoOn() {
        assertThat(asSystem(nodes.get(0), "POST", "/engine-rest/history/cleanup", "camunda-admin", "")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON.plusSeconds(10))
                .until(() -> database()
                                .jdbc()
                                .sql(
                                        "select count(*) from act_ru_job where handler_type_ = 'history-cleanup' and duedate_ <= now()")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** As an update goes, node by node. */
    @Test
    @Order(4)
    void aNodeThatIsStoppedAndStartedAnewIsNotNoticed() throws IOException {
        Person anna = person();
        assertThat(anna.signIn("anna.aho", "employment39").statusCode()).isEqualTo(200);
        nodes.remove(0).stop();
        assertThat(anna.get(TASKS).statusCode()).isEqualTo(200);
        nodes.add(node("c").whenReady());
        assertThat(anna.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(anna.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void behindNginxNobodyNoticesThatANodeIsLost() throws IOException {
        assumeThat(Nginx.isThere())
                .as("nginx is not installed: apt-get install nginx-light")
                .isTrue();
        try (Nginx nginx = Nginx.start(folder.resolve("nginx"), nodes)) {
            Person anna = new Person(nginx::url);
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> anna.get("/sign-in/signed-out.html").statusCode() == 200);
            assertThat(anna.get("/actuator/health").statusCode()).isEqualTo(404);
            assertThat(anna.signIn("anna.aho", "employment39").statusCode()).isEqualTo(200);
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                if (i == 10) {
                    nodes.remove(0).kill();
                }
                seen.add(anna.get(TASKS).statusCode());
                // It has not been sent when nobody answers, so it may go to the other node too.
                seen.add(anna.post(TASKS, "{}").statusCode());
            }
            assertThat(seen).containsOnly(200);
        }
    }

    /** The same with thousands of cases and timers that fall due: {@link ManyCasesOnTwoNodes}. */
    @Test
    @Order(6)
    void nothingThatWasAnsweredIsLostAndNothingIsDoneTwice() throws Exception {
        while (nodes.size() < 2) {
            nodes.add(node("d").whenReady());
        }
        Losses losses = new Losses(database(), nodes, LocalDate.now(CaseFile.ZONE));
        losses.refer(CASES);
        losses.workMeanwhile(CASES, () -> nodes.remove(0).kill());
        losses.refer(2 * CASES);
        losses.workMeanwhile(CASES, () -> {
            database().stop();
            await().pollDelay(AT_ONCE).until(() -> true);
            database().start();
        });
        losses.areNone();
        assertThat(losses.longestWait()).isLessThan(SOON.plus(AT_ONCE));
    }

    private static HttpResponse<String> asSystem(
            Node node, String method, String path, String group, @Nullable String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(node.url() + path))
                            .header("Authorization", "Bearer " + Provider.token("system", group))
                            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
