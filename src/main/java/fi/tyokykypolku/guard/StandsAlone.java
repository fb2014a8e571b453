package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a proxy has passed on to a demonstration: it listens to its own machine only, and a proxy there would open it, with users
 * everybody knows, to others.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "server.tomcat.remoteip.internal-proxies", havingValue = "none")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class StandsAlone extends OncePerRequestFilter {
    private static final List<String> OF_PROXIES = List.of("forwarded", "via", "x-real-ip");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Collections.list(request.getHeaderNames()).stream().anyMatch(StandsAlone::isOfAProxy)) {
            Denial.problem(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "a demonstration behind a proxy",
                    "Vain esittelyyn",
                    "Esittely vastaa vain omalla koneellaan, ei välityspalvelimen takaa.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOfAProxy(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return OF_PROXIES.contains(name) || name.startsWith("x-forwarded-");
    }
}
