package fi.tyokykypolku.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session after a while without anything done, and after a longest time in any case. Tasklist asks for the open view again
 * every half minute: that is nothing done, which the server's own clock of idle sessions would take for something. What is done is
 * noted once in {@link SessionStore#TICK}, for each note is a write; so a session may seem idle as much earlier, and never later.
 */
final class SessionLimits extends OncePerRequestFilter {
    private static final String BEGAN = SessionLimits.class.getName() + ".began";
    private static final String LAST = SessionLimits.class.getName() + ".last";
    private static final Pattern BY_ITSELF = Pattern.compile(".*/filter(?:/[^/]+/(?:list|count))?");

    private final Duration idle;
    private final Duration longest;
    private final Clock clock;

    SessionLimits(SignInProperties properties, Clock clock) {
        this.idle = properties.idle();
        this.longest = properties.longest();
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant now = clock.instant();
            if (passed(session, BEGAN, longest, now) || passed(session, LAST, idle, now)) {
                session.invalidate();
            } else if (!BY_ITSELF.matcher(request.getRequestURI()).matches()
                    && !now.isBefore(last(session, now).plus(SessionStore.TICK))) {
                session.setAttribute(LAST, now);
            }
        }
        chain.doFilter(request, response);
    }

    private static Instant last(HttpSession session, Instant now) {
        return session.getAttribute(LAST) instanceof Instant last ? last : now;
    }

    private static boolean passed(HttpSession session, String since, Duration limit, Instant now) {
        if (session.getAttribute(since) instanceof Instant instant) {
            return instant.plus(limit).isBefore(now);
        }
        session.setAttribute(since, now);
        return false;
    }
}
