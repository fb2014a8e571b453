package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Someone who talks to the running application: with a password at the interfaces, signed in at the web applications. */
public final class Visitor {
    public static final String PASSWORD = "demo";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String home;
    private final @Nullable String user;

    private Visitor(int port, @Nullable String user) {
        this.home = "http://127.0.0.1:" + port;
        this.user = user;
    }

    public static Visitor nobody(int port) {
        return new Visitor(port, null);
    }

    /** Signed in at a web application, where the user may use it. */
    public static Visitor signedIn(int port, String user, @Nullable String application) {
        Visitor visitor = new Visitor(port, user);
        if (application != null) {
            assertThat(visitor.signIn(application, PASSWORD).statusCode())
                    .as("%s at %s", user, application)
                    .isEqualTo(200);
        }
        return visitor;
    }

    /** As a browser that has lost the token against forged requests, and kept the session. */
    public Visitor withoutToken() {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(home + "/camunda"), cookie));
        return this;
    }

    public HttpResponse<String> signIn(String application, String password) {
        String page = "/camunda/app/" + application + "/default/";
        get(page);
        HttpResponse<String> answer = send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/" + application,
                "username=" + user + "&password=" + password,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        // Signing in begins a new session, which has a token of its own.
        get(page);
        return answer;
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** Follows a link of a web application: with its session, without a password. */
    public HttpResponse<String> follow(String path) {
        return send("GET", path, null, Map.of("Authorization", "none"));
    }

    public HttpResponse<String> json(String method, String path, String body) {
        return send(method, path, body, Map.of("Content-Type", "application/json"));
    }

    public HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (user != null && !path.startsWith("/camunda/")) {
            request.header("Authorization", basic(user, PASSWORD));
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer of the interface for other systems without the number that each has of its own. */
    public static String unnumbered(HttpResponse<String> problem) {
        return problem.body().replaceFirst("urn:uuid:[0-9a-f-]{36}", "");
    }
}
