package fi.tyokykypolku.texts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** The languages of the service, and which of them somebody reads. */
public final class Language {
    /** Codes of the languages, the first that of the models and of what the case file holds. */
    public static final List<String> CODES = List.of("fi", "sv", "en");

    /** Holds the code that somebody has chosen at sign-in. */
    public static final String COOKIE = "language";

    public static final Locale FINNISH = Locale.forLanguageTag("fi");

    private static final Set<String> KNOWN = Set.copyOf(CODES);

    private Language() {}

    /**
     * The language of whoever asks in this thread: the one chosen at sign-in, or else the first that the request asks for. Finnish when
     * there is none of ours, and where nobody asks.
     */
    public static Locale ofReader() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? of(asked.getRequest())
                : FINNISH;
    }

    /** The language of whoever sent a request. */
    public static Locale of(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null && KNOWN.contains(chosen.getValue())) {
            return Locale.forLanguageTag(chosen.getValue());
        }
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? FINNISH
                : first(Collections.list(request.getLocales()));
    }

    /** The first of the languages somebody reads that is one of ours; Finnish when there is none. */
    public static Locale first(List<Locale> read) {
        return read.stream()
                .filter(each -> KNOWN.contains(each.getLanguage()))
                .findFirst()
                .orElse(FINNISH);
    }
}
