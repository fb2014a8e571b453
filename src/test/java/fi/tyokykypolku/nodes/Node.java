package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.tyokykypolku.Provider;
import fi.tyokykypolku.Tyokykypolku;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application as in production, in a process of its own. */
final class Node {
    private static final Duration START = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final int port;

    private Node(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a node and returns at once. */
    static Node start(String name, String database, Path keys) throws IOException {
        return start(name, database, keys, classes(Tyokykypolku.class, List.of()));
    }

    /** The same of another version. */
    static Node startJar(Path jar, String name, String database, Path keys) throws IOException {
        return start(name, database, keys, List.of("-jar", jar.toString()));
    }

    /** The same some days ago. */
    static Node startAgo(int days, String name, String database, Path keys) throws IOException {
        return start(name, database, keys, classes(NodeOfThen.class, List.of("-D" + NodeOfThen.DAYS_AGO + "=" + days)));
    }

    private static List<String> classes(Class<?> program, List<String> settings) {
        List<String> java = new ArrayList<>(settings);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return java;
    }

    private static Node start(String name, String database, Path keys, List<String> program) throws IOException {
        int port = freePort();
        Path log = Files.createDirectories(Path.of("target/nodes")).resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(program);
        ProcessBuilder java =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        java.environment()
                .putAll(Map.ofEntries(
                        Map.entry("SPRING_PROFILES_ACTIVE", "production"),
                        Map.entry("SPRING_DATASOURCE_URL", database),
                        Map.entry("SPRING_DATASOURCE_USERNAME", "postgres"),
                        Map.entry("SPRING_DATASOURCE_PASSWORD", "postgres"),
                        Map.entry("TYOKYKYPOLKU_KEYS_FILE", keys.toString()),
                        Map.entry("TYOKYKYPOLKU_KEYS_GENERATE", "true"),
                        Map.entry("TYOKYKYPOLKU_SIGNIN_ISSUER", Provider.issuer()),
                        Map.entry("TYOKYKYPOLKU_SIGNIN_CLIENTID", "tyokykypolku"),
                        Map.entry("TYOKYKYPOLKU_SIGNIN_CLIENTSECRET", "hidden"),
                        Map.entry("TYOKYKYPOLKU_SIGNIN_AUDIENCE", Provider.AUDIENCE),
                        Map.entry("SERVER_PORT", String.valueOf(port))));
        return new Node(java.start(), port);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until it is ready. Before, nobody listens, or for a moment what listens says so: the models are deployed by then. */
    Node whenReady() {
        await().atMost(START).until(() -> {
            assertThat(process.isAlive()).as("the node runs").isTrue();
            Optional<HttpResponse<String>> answer = ask("/engine-rest/task");
            answer.ifPresent(
                    told -> assertThat(told.statusCode()).as(told.body()).isIn(SERVICE_UNAVAILABLE, UNAUTHORIZED));
            return answer.isPresent() && answer.get().statusCode() == UNAUTHORIZED;
        });
        assertThat(ask("/actuator/health/readiness").orElseThrow().statusCode()).isEqualTo(200);
        return this;
    }

    /** The answer, or nothing when nobody listens. */
    Optional<HttpResponse<String>> ask(String path) {
        try {
            return Optional.of(
                    HTTP.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What its heap holds when what nobody needs is taken away, in megabytes. */
    int idleHeap() throws IOException {
        jcmd("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        assertThat(used.find()).isTrue();
        return Integer.parseInt(used.group(1)) / 1024;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** As a machine that loses its power. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** As an operator does it. */
    void stop() {
        process.destroy();
        ended();
    }

    private void ended() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever is left of them. */
    static void killAll(List<Node> nodes) {
        nodes.forEach(node -> node.process.destroyForcibly());
    }
}
