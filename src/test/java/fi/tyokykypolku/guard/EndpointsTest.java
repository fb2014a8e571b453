package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Walks every endpoint the application serves, as nobody and as each role, and compares what each gets with what
 * {@code security/matrix.csv} says; a case of Tampere is there to be got at. An endpoint that the matrix does not know fails, and so
 * does a line of the matrix without an endpoint. What was seen is left in {@code target/matrix.csv}.
 */
@ProcessTest
@DisplayName("Jokainen päätepiste")
class EndpointsTest extends Scenario {
    private static final Path MATRIX = Path.of("src/test/resources/security/matrix.csv");
    private static final Path SEEN = Path.of("target/matrix.csv");
    private static final String ROOT = "{root}";
    private static final String ANYTHING = "*";
    private static final Pattern ROOTS =
            Pattern.compile("^(?:/engine-rest|/camunda/api/engine)(?:/engine/\\{name})?(?=/(?!engine[/ ]))");

    /** Who walks, and the web application they may sign in to: a caseworker of Tampere and one of Espoo among them. */
    private static final Map<String, String> WALKERS = new LinkedHashMap<>();

    static {
        WALKERS.put("nobody", "");
        WALKERS.put("employment", "tasklist");
        WALKERS.put("employment1", "tasklist");
        WALKERS.put("manager", "cockpit");
        WALKERS.put("designer", "cockpit");
        WALKERS.put("admin", "admin");
        WALKERS.put("referrer", "");
    }

    /** What would end the walk, or change something for all even when it is asked for nothing. */
    private static final Set<String> LEFT_OUT = Set.of("/logout POST", "/history/cleanup POST", "/task/create POST");

    /** A path, its methods and what each walker gets, in the order of the walkers. */
    private record Line(String path, Set<String> methods, List<String> answers) {
        static Line of(String row) {
            List<String> cells = List.of(row.split(";"));
            return new Line(cells.get(0), Set.of(cells.get(1).split(" ")), cells.subList(2, 2 + WALKERS.size()));
        }

        /** Whether it stands for all that lies below a path, which only what is closed may do. */
        boolean isWhole() {
            return path.startsWith(ROOT) && path.endsWith("/**");
        }

        boolean isAbout(String endpoint) {
            String[] parts = endpoint.split(" ");
            return isWhole()
                    ? (parts[0] + "/").startsWith(path.substring(0, path.length() - 2))
                    : parts[0].equals(path) && methods.contains(parts[1]);
        }
    }

    private final ApplicationContext context;
    private final int port;

    EndpointsTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.port = port;
    }

    @Test
    @DisplayName("antaa kullekin vain sen, minkä matriisi sanoo")
    void answersAsTheMatrixSays() throws IOException, ExecutionException, InterruptedException {
        List<String> endpoints = List.copyOf(Endpoints.of(context));
        CaseId id = given.aReferral();
        Map<String, String> samples =
                Samples.of(engine, id, when.employment.task("checkReferral").getId());
        List<List<String>> walked = walk(endpoints, samples);
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (int i = 0; i < endpoints.size(); i++) {
            int at = i;
            seen.put(endpoints.get(i), walked.stream().map(walk -> walk.get(at)).toList());
        }
        Files.write(
                SEEN,
                seen.entrySet().stream()
                        .map(entry -> entry.getKey().replace(' ', ';') + ";" + String.join(";", entry.getValue()))
                        .toList());
        assertThat(differences(seen)).as("see " + SEEN).isEmpty();
    }

    @Test
    @DisplayName("ei ota tekstinä mitään, mikä ei ole tekstiä")
    void takesPlainTextOnly() {
        CaseId id = given.aReferral();
        Map<String, String> samples =
                Samples.of(engine, id, when.employment.task("checkReferral").getId());
        List<String> odd = List.of("{\"a\":\"b\\u0000\"}", "{\"a\\u202e\":\"b\"}", "{\"a\":[{\"b\":\"\\u0007\"}]}");
        List<String> taken = new ArrayList<>();
        for (String walker : List.of("employment", "admin", "referrer")) {
            Visitor visitor = Visitor.signedIn(port, walker, null);
            for (String endpoint : once().toList()) {
                String[] parts = endpoint.split(" ");
                String path = Samples.address(parts[0], samples);
                boolean own = path.startsWith("/api/");
                // At the web applications' own interface there is the same guard behind another sign-in.
                if (path.startsWith("/camunda/")
                        || !own && !walker.equals("admin")
                        || LEFT_OUT.stream().anyMatch(endpoint::endsWith)) {
                    continue;
                }
                List<HttpResponse<String>> answers = !parts[1].equals("GET")
                        ? odd.stream()
                                .limit(own ? odd.size() : 1)
                                .map(body -> visitor.json(parts[1], path, body))
                                .toList()
                        : own ? List.of(visitor.get(path + "?a=b%00")) : List.of();
                answers.stream()
                        .filter(answer -> answer.statusCode() < 400 || answer.statusCode() >= 500)
                        .forEach(answer -> taken.add(walker + " " + endpoint + " " + answer));
            }
        }
        assertThat(taken).isEmpty();
        assertThat(when.employment.task("checkReferral")).isNotNull();
    }

    @Test
    @DisplayName("ei ota kahta megatavua pidempää pyyntöä")
    void takesNoEndlessBody() {
        Visitor nobody = Visitor.nobody(port);
        String body = "a".repeat(BodyLimit.LONGEST + 1);
        assertThat(once().filter(endpoint -> !endpoint.endsWith(" GET")).filter(endpoint -> {
                    String[] parts = endpoint.split(" ");
                    return nobody.json(parts[1], Samples.address(parts[0], Map.of()), body)
                                    .statusCode()
                            != 413;
                }))
                .isEmpty();
    }

    /** Without the other names of the engine's interface, which the walk goes by. */
    private Stream<String> once() {
        return Endpoints.of(context).stream()
                .filter(endpoint -> endpoint.startsWith("/engine-rest")
                        ? !endpoint.contains("/engine/{")
                        : !endpoint.startsWith("/camunda/api/engine/engine/"));
    }

    private static List<String> differences(Map<String, List<String>> seen) throws IOException {
        List<Line> lines = lines();
        Set<Line> used = new HashSet<>();
        List<String> differences = new ArrayList<>();
        seen.forEach((endpoint, answers) -> {
            String known = ROOTS.matcher(endpoint).replaceFirst(Matcher.quoteReplacement(ROOT));
            Line line = lines.stream()
                    .filter(candidate -> candidate.isAbout(known))
                    .findFirst()
                    .orElse(null);
            if (line == null) {
                differences.add("not in the matrix: " + endpoint + " " + answers);
            } else if (!agree(line.answers, answers)) {
                differences.add(endpoint + " " + answers + " and not " + line.answers);
            }
            used.add(line);
        });
        lines.stream().filter(line -> !used.contains(line)).forEach(line -> differences.add("no endpoint: " + line));
        return differences;
    }

    private static boolean agree(List<String> expected, List<String> answers) {
        return IntStream.range(0, expected.size())
                .allMatch(
                        i -> expected.get(i).equals(ANYTHING) || expected.get(i).equals(answers.get(i)));
    }

    @Test
    @DisplayName("on joko nimetty tai suljettu muilta kuin ylläpidolta")
    void wholePathsAreClosed() throws IOException {
        assertThat(lines().stream().filter(Line::isWhole))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.answers).containsExactly("-", "-", "-", "-", "-", "*", "-"));
    }

    private static List<Line> lines() throws IOException {
        try (Stream<String> rows = Files.lines(MATRIX)) {
            return rows.filter(row -> !row.startsWith("#"))
                    .skip(1)
                    .map(Line::of)
                    .toList();
        }
    }

    private List<List<String>> walk(List<String> endpoints, Map<String, String> samples)
            throws ExecutionException, InterruptedException {
        ExecutorService pair = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<String>>> walks = new ArrayList<>();
            WALKERS.forEach((walker, application) ->
                    walks.add(pair.submit(() -> walk(endpoints, walker, application, samples))));
            List<List<String>> walked = new ArrayList<>();
            for (Future<List<String>> walk : walks) {
                walked.add(walk.get());
            }
            return walked;
        } finally {
            pair.shutdown();
        }
    }

    private List<String> walk(List<String> endpoints, String walker, String application, Map<String, String> samples) {
        Visitor visitor = walker.equals("nobody")
                ? Visitor.nobody(port)
                : Visitor.signedIn(port, walker, application.isEmpty() ? null : application);
        if (application.isEmpty()) {
            // For the web applications' token: what is turned away is turned away for more than a missing token.
            visitor.get("/camunda/app/welcome/default/");
        }
        return endpoints.stream()
                .map(endpoint -> answer(endpoint, walker, visitor, samples))
                .toList();
    }

    private static String answer(String endpoint, String walker, Visitor visitor, Map<String, String> samples) {
        boolean admin = walker.equals("admin");
        if (LEFT_OUT.stream().anyMatch(endpoint::endsWith) && (admin || endpoint.contains("/logout"))) {
            return ANYTHING;
        }
        String[] parts = endpoint.split(" ");
        boolean reads = parts[1].equals("GET");
        boolean message = parts[0].startsWith("/api/cases/") && !reads;
        boolean real = !message && (reads || !admin || parts[0].matches(".*/(?:list|count)"));
        String path = Samples.address(parts[0], real ? samples : Map.of());
        HttpResponse<String> answer = reads
                ? visitor.get(path)
                : visitor.send(parts[1], path, "{}", Map.of("Content-Type", "application/json"));
        return switch (answer.statusCode()) {
            case 401, 403, 404 -> "-";
            default -> answer.statusCode() < 400 ? "ok" : answer.statusCode() < 500 ? "bad" : "error";
        };
    }
}
