package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the interface itself says: about models in the language of whoever asks, to other systems in Finnish. */
final class Said {
    private static final Sentences SENTENCES = new Sentences("api");
    private static final String MODELS = ApiSetup.ROOT + "/models";

    private static final Set<Integer> TITLES = Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 500, 503);
    private static final Set<Integer> DETAILS = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 503);

    /** Finnish words that annotations and other modules name, and what they are called here. */
    private static final Map<String, String> KNOWN = Map.of(Body.MISSING, "missing", PlainText.MESSAGE, "plain");

    private Said() {}

    /** @throws java.util.MissingResourceException when there is no such sentence */
    static String of(String key, Object... about) {
        return SENTENCES.say(language(), key, about);
    }

    /** The name of a status. */
    static String title(HttpStatusCode status) {
        return of(TITLES.contains(status.value()) ? "title." + status.value() : "title");
    }

    /** What to do about a status of which nothing more is known. */
    static String detail(HttpStatusCode status) {
        return of(DETAILS.contains(status.value()) ? "detail." + status.value() : "detail");
    }

    /** What is wrong with a field, said in Finnish; what every interface says of its fields, in the reader's language. */
    static String wrong(String message) {
        String key = KNOWN.get(message);
        return key == null ? message : of(key);
    }

    private static Locale language() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                        && asked.getRequest().getServletPath().startsWith(MODELS)
                ? Language.ofReader()
                : Language.FINNISH;
    }
}
