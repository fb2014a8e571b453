package fi.tyokykypolku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A caseworker's session at Tasklist, as a browser has it. An answer other than 2xx ends the run. */
final class Session {
    static final String PASSWORD = "demo";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String home;
    private final String user;

    private Session(int port, String user) {
        this.home = "http://127.0.0.1:" + port + "/camunda";
        this.user = user;
    }

    static Session signIn(int port, String user) throws IOException, InterruptedException {
        Session session = new Session(port, user);
        String page = "/app/tasklist/default/";
        session.send(request(session.home + page));
        session.send(session.withToken(request(session.home + "/api/admin/auth/user/default/login/tasklist"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD)));
        // The new session has a token of its own.
        session.send(request(session.home + page));
        return session;
    }

    String user() {
        return user;
    }

    JsonNode get(Meter meter, Kind kind, String path) {
        HttpRequest.Builder request = request(home + "/api/engine/engine/default" + path);
        return read(meter.during(kind, () -> send(request)));
    }

    JsonNode post(Meter meter, Kind kind, String path, Object body) {
        HttpRequest.Builder request = withToken(request(home + "/api/engine/engine/default" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()));
        return read(meter.during(kind, () -> send(request)));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private HttpRequest.Builder withToken(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s as %s: %d %s"
                    .formatted(request.method(), request.uri(), user, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.uri() + " answers no JSON: " + answer.body(), e);
        }
    }
}
