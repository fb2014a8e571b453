package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Numbers every request: the number goes out with the answer and stands in each line that is logged on the way
 * ({@code logging.pattern.correlation}), so that an answer need not say what went wrong. A number that a caller brings is not taken
 * over.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Correlation extends OncePerRequestFilter {
    static final String HEADER = "X-Correlation-Id";

    private static final String KEY = "correlationId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        try (MDC.MDCCloseable ignored = MDC.putCloseable(KEY, id)) {
            chain.doFilter(request, response);
        }
    }
}
