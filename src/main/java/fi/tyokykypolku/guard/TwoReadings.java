package fi.tyokykypolku.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Words what Spring Security's firewall refuses: an address that this application and a servlet might read differently. */
@Component
final class TwoReadings implements RequestRejectedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        refuse(request, response);
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Denial.problem(
                request,
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "an address that can be read in two ways",
                "Virheellinen pyyntö",
                "Osoitetta ei voi lukea.");
    }
}
