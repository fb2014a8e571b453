package fi.tyokykypolku.guard;

import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.MediaType;

/** Says no without saying why; the reason stands in the log, under the number that the answer carries too. */
public final class Denial {
    private static final Sentences SENTENCES = new Sentences("guard");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,60}");

    private static final Logger LOG = LoggerFactory.getLogger(Denial.class);

    private Denial() {}

    /** That something is not there or not the reader's, in the reader's language. */
    public static String notThere() {
        return SENTENCES.say("notThere");
    }

    /** That a request is not allowed, in the reader's language. */
    static String notAllowed() {
        return SENTENCES.say("notAllowed");
    }

    /** @param reason no part of the request */
    static void log(int status, String reason) {
        LOG.warn("Refused with {}: {}", status, reason);
    }

    /** The headers of every answer, for one that security has no hand in. */
    static void headers(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    /** Answers as to what does not exist. */
    static void notThere(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        send(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                reason,
                "NotFound",
                say(request, "notThere") + "\",\"code\":null");
    }

    /** @param reason for the log: no part of the request */
    static void send(HttpServletRequest request, HttpServletResponse response, int status, String reason)
            throws IOException {
        send(response, status, reason, "InvalidRequestException", say(request, "notAllowed") + "\"");
    }

    /**
     * Answers a request in which some text is none.
     *
     * @param field what the caller calls it: repeated when it looks like a name
     * @param reason for the log: no part of the request
     */
    static void text(HttpServletRequest request, HttpServletResponse response, String field, String reason)
            throws IOException {
        String where = NAME.matcher(field).matches() ? field : say(request, "request");
        send(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                reason,
                "InvalidRequestException",
                where + ": " + say(request, "plain") + "\"");
    }

    /**
     * Answers a request that comes no further than the door, in the words of {@code /api} and of the engine's interface at once: nobody
     * further in has a chance to add the headers that every answer carries.
     *
     * @param reason for the log: no part of the request
     * @param title in the reader's language, as the message is
     */
    public static void problem(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String reason,
            String title,
            String message)
            throws IOException {
        head(request, response, status, reason, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("""
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"urn:uuid:%s","message":"%s"}\
                """.formatted(title, status, message, MDC.get(Correlation.KEY), message));
    }

    /**
     * Answers a browser that comes no further than the door.
     *
     * @param reason for the log: no part of the request
     * @param page HTML without scripts and styles
     */
    public static void page(
            HttpServletRequest request, HttpServletResponse response, int status, String reason, String page)
            throws IOException {
        head(request, response, status, reason, MediaType.TEXT_HTML_VALUE);
        response.getWriter().write(page);
    }

    /** A sentence of this package in the language of whoever sent a request: at the door no thread has a reader yet. */
    static String say(HttpServletRequest request, String key) {
        return SENTENCES.say(Language.of(request), key);
    }

    private static void head(
            HttpServletRequest request, HttpServletResponse response, int status, String reason, String type) {
        log(status, reason);
        headers(response);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
    }

    private static void send(HttpServletResponse response, int status, String reason, String type, String message)
            throws IOException {
        log(status, reason);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + message + "}");
    }
}
