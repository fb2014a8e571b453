package fi.tyokykypolku.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Words as problems the refusals that come from outside the controllers: a missing password, a missing right. */
final class ProblemFilter extends OncePerRequestFilter {
    private final ObjectMapper json;

    ProblemFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendError(int status) throws IOException {
                resetBuffer();
                setStatus(status);
                setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                json.writeValue(getOutputStream(), ProblemHandler.of(HttpStatusCode.valueOf(status)));
                flushBuffer();
            }

            @Override
            public void sendError(int status, String message) throws IOException {
                sendError(status);
            }
        });
    }
}
