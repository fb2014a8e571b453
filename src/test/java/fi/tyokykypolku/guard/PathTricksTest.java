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
                assertThat(String.join("\n", answer)).doesNotContain("Tomcat", "\tat ", "Exception");
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @DisplayName("myös alussa: kaksi kauttaviivaa ennen kirjautumista on 400")
    @ValueSource(
            strings = {
                "//engine-rest/task",
                "///engine-rest/task",
                "//camunda/api/engine/engine/default/task",
                "//camunda/app/tasklist/default/",
                "//api/cases/TKP-2026-000001",
                "//actuator/health",
                "//"
            })
    void refusedAtTheBeginning(String path, CapturedOutput log) throws IOException {
        for (String user : List.of("", "admin")) {
            List<String> answer = ask(path, user);
            assertThat(answer.get(0)).as(path).startsWith("HTTP/1.1 400");
            assertThat(answer.stream().filter(line -> line.startsWith(Correlation.HEADER + ": ")))
                    .as("%s: %s", path, answer)
                    .hasSize(1);
        }
        assertThat(log.getAll()).doesNotContain("\tat ", "Exception");
    }

    /** The lines of the answer, asked for as it stands here: a client of Java would mend it. */
    private List<String> ask(String path, String user) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (user.isEmpty() ? "" : "Authorization: " + Visitor.basic(user, Visitor.PASSWORD) + "\r\n")
                    + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new ArrayList<>(
                    new String(answer, StandardCharsets.UTF_8).lines().toList());
        }
    }
}
