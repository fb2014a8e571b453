package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, as {@link TwoReadings} does, an address with a detour: the server goes round it and finds a servlet, and Spring, which reads
 * the address as it was written, fails at it before its firewall is asked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneReading extends OncePerRequestFilter {
    /** An empty part, one that is a way to another, and parameters, which no address here has. */
    private static final Pattern DETOUR = Pattern.compile("//|;|/\\.{1,2}(?:/|$)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isDetour(request)) {
            TwoReadings.refuse(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isDetour(HttpServletRequest request) {
        String written = request.getRequestURI();
        return DETOUR.matcher(written).find()
                || request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
                        && !written.startsWith(request.getContextPath() + request.getServletPath());
    }
}
