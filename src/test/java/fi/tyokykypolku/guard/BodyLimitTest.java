package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where a body ends. */
@ProcessTest
@DisplayName("Pyynnön pituus")
class BodyLimitTest {
    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String FILES = "multipart/form-data; boundary=x";

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BodyLimitTest(@LocalServerPort int port) {
        this.port = port;
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(
                        Arguments.of("POST", LOGIN, FORM),
                        Arguments.of("POST", LOGIN, JSON),
                        Arguments.of("POST", "/camunda/api/engine/engine/default/task", JSON),
                        Arguments.of("POST", "/camunda/app/tasklist/default/", FORM),
                        Arguments.of("POST", "/engine-rest/task", JSON),
                        Arguments.of("POST", "/engine-rest/task", FORM),
                        Arguments.of("POST", "/engine-rest/deployment/create", FILES),
                        Arguments.of("POST", "/api/referrals", JSON),
                        Arguments.of("POST", "/api/referrals", FORM),
                        Arguments.of("POST", "/api/referrals", FILES),
                        Arguments.of("PUT", "/api/cases/none", FORM),
                        Arguments.of("POST", "/api/uses", JSON),
                        Arguments.of("GET", "/api/delays", JSON),
                        Arguments.of("POST", "/actuator/health", JSON),
                        Arguments.of("POST", "/v3/api-docs", JSON),
                        Arguments.of("POST", "/error", JSON),
                        Arguments.of("POST", "/", FILES),
                        Arguments.of("DELETE", "/nowhere", "text/plain"))
                .flatMap(asked -> Stream.of(true, false)
                        .flatMap(chunked -> Stream.of("admin", "")
                                .map(user ->
                                        Arguments.of(asked.get()[0], asked.get()[1], asked.get()[2], chunked, user))));
    }

    @ParameterizedTest(name = "{0} {1} {2}, paloina {3}, {4}")
    @DisplayName("päättyy kahteen megatavuun kaikkialla")
    @MethodSource("everywhere")
    void refused(String method, String path, String type, boolean chunked, String user) throws Exception {
        HttpResponse<String> answer = send(method, path, type, user, body(BodyLimit.LONGEST + 1, chunked));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains(
                        "\"detail\":\"" + "Pyyntö saa olla enintään 2 megatavua.",
                        "\"message\":\"" + "Pyyntö saa olla enintään 2 megatavua.");
        assertThat(answer.headers().map().keySet())
                .contains(
                        "content-security-policy",
                        "x-frame-options",
                        "x-content-type-options",
                        "referrer-policy",
                        "x-correlation-id");
        assertThat(answer.body())
                .contains("urn:uuid:"
                        + answer.headers().firstValue(Correlation.HEADER).orElseThrow());
    }

    @ParameterizedTest
    @DisplayName("ei pääty aiemmin")
    @CsvSource({
        "/api/referrals, application/json, true, 400",
        "/api/referrals, application/json, false, 400",
        "/engine-rest/task, application/json, true, 400",
        "/engine-rest/task, application/json, false, 400",
        LOGIN + ", application/x-www-form-urlencoded, true, 403",
        LOGIN + ", application/x-www-form-urlencoded, false, 403"
    })
    void taken(String path, String type, boolean chunked, int status) throws Exception {
        assertThat(send("POST", path, type, "employment", body(BodyLimit.LONGEST, chunked))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("luetaan samoin, tulipa pyyntö paloina tai kerralla")
    void chunksAreRead() throws Exception {
        byte[] query = "{\"candidateGroup\":\"employment39\"}".getBytes(StandardCharsets.UTF_8);
        for (BodyPublisher body : new BodyPublisher[] {
            BodyPublishers.ofByteArray(query), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(query))
        }) {
            HttpResponse<String> answer = send("POST", "/engine-rest/task/count", JSON, "employment", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("hylätään lukematta, kun se sanotaan alussa")
    void unread() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + LOGIN + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
                                    + "\r\nContent-Length: 41943040\r\n\r\nusername=")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] start = new byte[12];
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(start, 0, start.length)).isEqualTo(start.length);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    private static BodyPublisher body(int length, boolean chunked) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        return chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                : BodyPublishers.ofByteArray(bytes);
    }

    private HttpResponse<String> send(String method, String path, String type, String user, BodyPublisher body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .method(method, body);
        if (!user.isEmpty()) {
            request.header("Authorization", Visitor.basic(user, Visitor.PASSWORD));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
