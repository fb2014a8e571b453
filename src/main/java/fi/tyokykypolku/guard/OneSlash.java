package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an address that begins with more than one slash as {@link TwoReadings} does: Spring fails at it before its firewall is asked. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneSlash extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith("//")) {
            TwoReadings.refuse(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
