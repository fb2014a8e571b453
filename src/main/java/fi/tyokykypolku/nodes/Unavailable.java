package fi.tyokykypolku.nodes;

import fi.tyokykypolku.guard.Denial;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503, and when to try again, in place of whatever error comes of a database that is away or of a connection that could not be
 * had in time, for a node that starts or stops, and while the provider of sign-in is not there to say whose token it is. Whichever framework answers, its error ends here: the engine's interface, the web applications, {@code /api} and pages word theirs in
 * four ways.
 */
final class Unavailable extends OncePerRequestFilter {
    private static final Sentences SENTENCES = new Sentences("nodes");
    private static final Logger LOG = LoggerFactory.getLogger(Unavailable.class);
    private static final String PAGE = "static/error/503.html";
    private static final String NUMBER = "X-Correlation-Id";
    private static final String SECONDS = "3";

    private final DatabaseGate database;
    private final ApplicationAvailability node;

    Unavailable(DatabaseGate database, ApplicationAvailability node) {
        this.database = database;
        this.node = node;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Health has words of its own for each of its questions.
        boolean health = request.getRequestURI().startsWith("/actuator/health");
        if (!health && node.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            answer(request, response, "the node starts or stops");
            return;
        }
        database.enter();
        Held held = new Held(response, !health);
        try {
            chain.doFilter(request, held);
        } catch (ServletException | NestedRuntimeException | ProcessEngineException | PersistenceException e) {
            held.reason = response.isCommitted() ? null : reason(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            if (held.reason == null) {
                throw e;
            }
            LOG.debug("There is no database for a request", e);
        } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
            if (response.isCommitted()) {
                throw e;
            }
            held.reason = "the provider of sign-in does not answer";
            LOG.debug("Nobody says whose token it is", e);
        } finally {
            database.leave();
        }
        if (held.reason != null) {
            answer(request, response, held.reason);
        }
    }

    /** Why an error comes of the database; null when it does not. Whoever got no connection has asked nothing: no other refusal is true. */
    private @Nullable String reason(int status) {
        String refusal = database.refusal();
        return refusal == null && status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && database.isAway()
                ? DatabaseGate.AWAY
                : refusal;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        String number = response.getHeader(NUMBER);
        response.reset();
        response.setHeader(NUMBER, number);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        if (Objects.toString(request.getHeader(HttpHeaders.ACCEPT), "").contains(MediaType.TEXT_HTML_VALUE)) {
            Denial.page(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, reason, page());
        } else {
            Locale language = Language.of(request);
            Denial.problem(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    reason,
                    SENTENCES.say(language, "title"),
                    SENTENCES.say(language, "detail"));
        }
    }

    private static String page() throws IOException {
        return new ClassPathResource(PAGE).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Lets everything pass but an error that comes of a database that is away. */
    private final class Held extends HttpServletResponseWrapper {
        private final boolean holds;
        private @Nullable String reason;

        Held(HttpServletResponse response, boolean holds) {
            super(response);
            this.holds = holds;
        }

        private boolean holdsBack(int status) {
            if (status == SC_SERVICE_UNAVAILABLE) {
                super.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
            }
            if (reason == null && holds && status >= SC_BAD_REQUEST && !isCommitted()) {
                reason = Unavailable.this.reason(status);
            }
            return reason != null;
        }

        @Override
        public void setStatus(int status) {
            if (!holdsBack(status)) {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!holdsBack(status)) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!holdsBack(status)) {
                super.sendError(status, message);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return reason != null ? new Nothing() : super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return reason != null ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            if (reason == null) {
                super.flushBuffer();
            }
        }
    }

    private static final class Nothing extends ServletOutputStream {
        private final OutputStream nothing = OutputStream.nullOutputStream();

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Written at once");
        }

        @Override
        public void write(int b) throws IOException {
            nothing.write(b);
        }
    }
}
