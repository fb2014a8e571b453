package fi.tyokykypolku.api;

import fi.tyokykypolku.texts.Sentences;
import java.util.Set;
import org.springframework.http.HttpStatusCode;

/** What the interface itself says, in the language of whoever asks. */
final class Said {
    private static final Sentences SENTENCES = new Sentences("api");

    private static final Set<Integer> TITLES = Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 500, 503);
    private static final Set<Integer> DETAILS = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 503);

    private Said() {}

    /** @throws java.util.MissingResourceException when there is no such sentence */
    static String of(String key, Object... about) {
        return SENTENCES.say(key, about);
    }

    /** The name of a status. */
    static String title(HttpStatusCode status) {
        return of(TITLES.contains(status.value()) ? "title." + status.value() : "title");
    }

    /** What to do about a status of which nothing more is known. */
    static String detail(HttpStatusCode status) {
        return of(DETAILS.contains(status.value()) ? "detail." + status.value() : "detail");
    }
}
