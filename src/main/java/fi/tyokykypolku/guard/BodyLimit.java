package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every body of more than {@value #LONGEST} bytes with 413, whatever its path and form, and before anybody has signed in.
 *
 * <p>A body that says how long it is holds to that, or Tomcat breaks the connection: a longer one is refused unread. One that comes
 * in chunks says nothing, so it is read here as far as the limit. No setting does this: Tomcat limits only the forms that a servlet asks
 * it to read, and Jersey and Jackson read on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit extends OncePerRequestFilter {
    static final int LONGEST = 2 * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long declared = request.getContentLengthLong();
        if (declared > LONGEST) {
            refuse(request, response);
        } else if (declared >= 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                refuse(request, response);
            } else {
                chain.doFilter(new ReadBody(request, body), response);
            }
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Denial.problem(
                request,
                response,
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                "too long a body",
                Denial.say(request, "tooLarge.title"),
                Denial.say(request, "tooLarge"));
    }
}
