package fi.tyokykypolku.engine;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no without saying why; the reason stands in the log, under the number that the answer carries too. */
final class Refusal {
    static final String MESSAGE = "The request is not allowed";

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private Refusal() {}

    /** @param reason for the log: no part of the request */
    static void send(HttpServletResponse response, int status, String reason) throws IOException {
        LOG.warn("Refused with {}: {}", status, reason);
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"type\":\"InvalidRequestException\",\"message\":\"" + MESSAGE + "\"}");
    }
}
