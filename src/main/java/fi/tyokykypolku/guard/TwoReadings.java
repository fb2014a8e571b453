package fi.tyokykypolku.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Words what Spring Security's firewall refuses: an address that this application and a servlet might read differently. */
@Component
final class TwoReadings implements RequestRejectedHandler {
    /** As the firewall lets them through. */
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        if (METHODS.contains(request.getMethod())) {
            refuse(request, response);
        } else {
            Denial.problem(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "a method that is not known",
                    Denial.say(request, "unreadable.title"),
                    Denial.say(request, "unreadable.method"));
        }
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Denial.problem(
                request,
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "an address that can be read in two ways",
                Denial.say(request, "unreadable.title"),
                Denial.say(request, "unreadable.address"));
    }
}
