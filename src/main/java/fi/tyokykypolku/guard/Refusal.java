package fi.tyokykypolku.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no without saying why; the reason stands in the log, under the number that the answer carries too. */
public final class Refusal {
    static final String MESSAGE = "The request is not allowed";
    public static final String NOT_THERE = "Ei löydy, tai se ei kuulu sinulle";

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private Refusal() {}

    /** Answers as to what does not exist. */
    static void notThere(HttpServletResponse response, String reason) throws IOException {
        send(response, HttpServletResponse.SC_NOT_FOUND, reason, "NotFound", NOT_THERE + "\",\"code\":null");
    }

    /** @param reason for the log: no part of the request */
    static void send(HttpServletResponse response, int status, String reason) throws IOException {
        send(response, status, reason, "InvalidRequestException", MESSAGE + "\"");
    }

    private static void send(HttpServletResponse response, int status, String reason, String type, String message)
            throws IOException {
        LOG.warn("Refused with {}: {}", status, reason);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + message + "}");
    }
}
