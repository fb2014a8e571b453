package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An address that can be read in two ways is not read at all. */
@ProcessTest
@DisplayName("Temppuileva osoite")
@ExtendWith(OutputCaptureExtension.class)
class PathTricksTest {
    private static final List<String> ROOTS = List.of(
            "/api/cases",
            "/engine-rest/task",
            "/camunda/api/engine/engine/default/task",
            "/camunda/app",
            "/actuator",
            "");

    private final int port;

    PathTricksTest(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @DisplayName("saa vastauksen 400, jolla on numero, eikä lokiin tule pinojälkeä")
    @ValueSource(
            strings = {
                "/..%2f..%2factuator/metrics",
                "/a%2Fb",
                "/a%5cb",
                "/%00",
                "/a%00.html",
                "/a%0d%0aX-Made:up",
                "/a%0ab",
                "/a;x=1",
                "/a%3bx=1",
                ";jsessionid=1",
                "//a",
                "/a//b",
                "/../actuator/metrics",
                "/a/../../../../../../etc/passwd",
                "/./a",
                "/%2e%2e/a",
                "/%2e/a",
                "/..;/a",
                "/%252e%252e/a",
                "/%c0%ae%c0%ae/a",
                "/%c0%af",
                "/%ff",
                "/%zz",
                "/%",
                "/%u002e",
                "/a\\b",
                "/<script>",
                "/{a}|^`",
                "/a\u0001b",
                "/ä",
                "/a b",
                "LONG"
            })
    void refused(String trick, CapturedOutput log) throws IOException {
        for (String root : ROOTS) {
            for (String user : List.of("", "admin")) {
                String path = root + (trick.equals("LONG") ? "/" + "a".repeat(20_000) : trick);
                List<String> answer = ask(path, user);
                assertThat(answer.get(0)).as(path).startsWith("HTTP/1.1 400");
                assertThat(answer.stream().filter(line -> line.startsWith(Correlation.HEADER + ": ")))
                        .as("%s: %s", path, answer)
                        .hasSize(1);
                assertThat(String.join("\n", answer))
                        .doesNotContain("Tomcat", "\tat ", "Exception", "Bad Request</h1>");
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @DisplayName("myös ennen palvelimen omia osia: kiertotie on 400")
    @ValueSource(
            strings = {
                "//engine-rest/task",
                "///engine-rest/task",
                "//camunda/api/engine/engine/default/task",
                "//camunda/app/tasklist/default/",
                "//api/cases/TKP-2026-000001",
                "//actuator/health",
                "//",
                "/engine-rest;x/task",
                "/;x/engine-rest/task",
                "/./engine-rest/task",
                "/a/../engine-rest/task",
                "/010190-900P/../engine-rest/task",
                "/x/%2e%2e/engine-rest/task",
                "/favicon.ico/..;/engine-rest/task",
                "/%65ngine-rest/task",
                "/engine%2drest/task",
                "/camunda/./api/engine/engine/default/task",
                "/camunda/%61pi/engine/engine/default/task",
                "/camunda//api/engine/engine/default/task",
                "/camunda/api;x/engine/engine/default/task",
                "/camunda/api//engine/engine/default/task",
                "/camunda/api/engine/../engine/engine/default/task",
                "/./camunda/api/admin/setup/default/user/create",
                "/camunda/app/..",
                "/engine-rest/."
            })
    void refusedAtTheBeginning(String path, CapturedOutput log) throws IOException {
        for (String user : List.of("", "admin")) {
            List<String> answer = ask(path, user);
            assertThat(answer.get(0)).as(path).startsWith("HTTP/1.1 400");
            assertThat(answer.stream().filter(line -> line.startsWith(Correlation.HEADER + ": ")))
                    .as("%s: %s", path, answer)
                    .hasSize(1);
        }
        assertThat(log.getAll()).doesNotContain("\tat ", "Exception", "010190");
    }

    @ParameterizedTest
    @DisplayName("monine osineen on osoite kuin muutkin")
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/",
                "/camunda/app/cockpit/",
                "/camunda/app/admin/",
                "/camunda/app/welcome/",
                "/camunda/api/engine/engine/default/task/",
                "/camunda/api/engine/engine/default/filter/",
                "/engine-rest/task/",
                "/engine-rest/process-definition/key/",
                "/api/cases/",
                "/webjars/",
                "/actuator/",
                "/sign-in/",
                "/"
            })
    void manyParts(String root, CapturedOutput log) throws IOException {
        for (String user : List.of("", "employment", "admin")) {
            for (String part : List.of("a/", "a.b/", "-/")) {
                List<String> answer = ask(root + part.repeat(7_000 / part.length()), user);
                assertThat(answer.get(0)).as(root).matches("HTTP/1.1 [234].*");
                assertThat(String.join("\n", answer)).doesNotContain("\tat ", "StackOverflow");
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ", "StackOverflow");
    }

    @ParameterizedTest
    @DisplayName("on luettava kysymysmerkin jälkeenkin")
    @ValueSource(
            strings = {"/api/guidance?lang=%zz", "/api/guidance?%", "/api/delays?area=%e", "/engine-rest/task?x=%zz"})
    void readableQueries(String path) throws IOException {
        assertThat(ask(path, "admin").get(0)).startsWith("HTTP/1.1 400");
    }

    @Test
    @DisplayName("on numeroitu myös, kun palvelin vastaa itse")
    void numberedWhenTheServerAnswers() throws IOException {
        List<String> answer = send("OPTIONS * HTTP/1.1\r\n");
        assertThat(answer.get(0)).startsWith("HTTP/1.1 200");
        assertThat(answer).anyMatch(line -> line.startsWith(Correlation.HEADER + ": "));
    }

    /** The lines of the answer, asked for as it stands here: a client of Java would mend it. */
    private List<String> ask(String path, String user) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n"
                + (user.isEmpty() ? "" : "Authorization: " + Visitor.basic(user, Visitor.PASSWORD) + "\r\n"));
    }

    private List<String> send(String begin) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String head = begin + "Host: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new ArrayList<>(
                    new String(answer, StandardCharsets.UTF_8).lines().toList());
        }
    }
}
