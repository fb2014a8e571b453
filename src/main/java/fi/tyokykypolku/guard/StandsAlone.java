package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a proxy says that it has passed on to a demonstration: it listens to its own machine only, and a proxy there would open it,
 * with users everybody knows, to others. A proxy that says nothing of itself, nor to whom it was asked, cannot be told from a browser.
 */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class StandsAlone extends OncePerRequestFilter {
    private static final Pattern OF_PROXIES = Pattern.compile(
            "(?i)forwarded|via|x-real-ip|x-scheme|x-forwarded.*|x-original-.*|x-envoy-.*|x-azure-.*|cf-.*|.*client-?ip");

    private static final Pattern OWN_MACHINE =
            Pattern.compile("(?i)(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d+)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!OWN_MACHINE.matcher(String.valueOf(request.getHeader("Host"))).matches()) {
            // A page of another website, whose name has come to mean this machine, would read it with the user's own
            // browser.
            refuse(request, response, "a demonstration under another name");
        } else if (Collections.list(request.getHeaderNames()).stream().anyMatch(StandsAlone::isOfAProxy)) {
            refuse(request, response, "a demonstration behind a proxy");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        Denial.problem(
                request,
                response,
                HttpServletResponse.SC_FORBIDDEN,
                reason,
                Denial.say(request, "demo.title"),
                Denial.say(request, "demo"));
    }

    private static boolean isOfAProxy(String header) {
        return OF_PROXIES.matcher(header).matches();
    }
}
