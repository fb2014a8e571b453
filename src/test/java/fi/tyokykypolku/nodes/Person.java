package fi.tyokykypolku.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A browser that is sent from node to node: each of its requests goes to the next address of a round. */
final class Person {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Supplier<String> next;

    Person(Supplier<String> next) {
        this.next = next;
    }

    /** Signs in at the provider, each step at another node. */
    HttpResponse<String> signIn(String user, String group) {
        HttpResponse<String> page = get("/camunda/app/tasklist/default/");
        HttpResponse<String> away = get(path(page));
        URI provider = URI.create(location(away));
        String claims =
                "{\"preferred_username\":\"%s\",\"given_name\":\"Anna\",\"family_name\":\"Aho\",\"groups\":[\"%s\"]}"
                        .formatted(user, group);
        HttpResponse<String> back = send(HttpRequest.newBuilder(provider)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + user + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8))));
        return get(path(get(path(back))));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(next.get() + path)).header("Accept", "text/html,*/*"));
    }

    HttpResponse<String> post(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(next.get() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
    }

    private static String path(HttpResponse<String> answer) {
        URI location = URI.create(location(answer));
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }
}
