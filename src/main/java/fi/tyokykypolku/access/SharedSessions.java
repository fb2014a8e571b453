package fi.tyokykypolku.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.server.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Puts the sessions of the database in the place of the server's own, for every request but those for the web applications' files. */
@Configuration
class SharedSessions {
    private static final String COOKIE = "JSESSIONID";
    private static final String VISIT = SessionVisit.class.getName();

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> sharedSessionFilter(SessionStore store, ServerProperties server) {
        FilterRegistrationBean<OncePerRequestFilter> filter =
                new FilterRegistrationBean<>(new InDatabase(store, Cookie.of(server)));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        // Within what marks cookies, and before all that asks for a session.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return filter;
    }

    private static final class InDatabase extends OncePerRequestFilter {
        private final SessionStore store;
        private final HttpSessionIdResolver cookie;

        InDatabase(SessionStore store, HttpSessionIdResolver cookie) {
            this.store = store;
            this.cookie = cookie;
        }

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected boolean shouldNotFilterAsyncDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean file = SignIn.isFile(request);
            SessionRepositoryFilter<MapSession> sessions =
                    new SessionRepositoryFilter<>(file ? new Nowhere() : visit(request));
            sessions.setHttpSessionIdResolver(file ? new Unnamed() : cookie);
            sessions.doFilter(request, response, (asked, answer) -> {
                if (!file) {
                    agree((HttpServletRequest) asked, (HttpServletResponse) answer);
                }
                chain.doFilter(asked, answer);
            });
        }

        /** Of sessions begun by several requests at once a browser may keep one's id and another's token: a page brings the right one. */
        private static void agree(HttpServletRequest request, HttpServletResponse response) {
            HttpSession session =
                    request.getMethod().equals("GET") && request.getRequestURI().startsWith("/camunda/app/")
                            ? request.getSession(false)
                            : null;
            Object token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
            jakarta.servlet.http.Cookie kept =
                    WebUtils.getCookie(request, CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME);
            if (token != null && (kept == null || !token.equals(kept.getValue()))) {
                Cookie.send(response, token);
            }
        }

        /** One for all dispatches of a request. */
        private SessionVisit visit(HttpServletRequest request) {
            if (request.getAttribute(VISIT) instanceof SessionVisit visit) {
                return visit;
            }
            SessionVisit visit = new SessionVisit(store);
            request.setAttribute(VISIT, visit);
            return visit;
        }
    }

    /** The session's cookie; with a new session goes the cookie of its token, as Camunda's filter would send it. */
    private static final class Cookie implements HttpSessionIdResolver {
        private final CookieHttpSessionIdResolver ids = new CookieHttpSessionIdResolver();

        static Cookie of(ServerProperties server) {
            DefaultCookieSerializer cookies = new DefaultCookieSerializer();
            cookies.setCookieName(COOKIE);
            cookies.setUseBase64Encoding(false);
            Session.Cookie settings = server.getServlet().getSession().getCookie();
            cookies.setUseHttpOnlyCookie(!Boolean.FALSE.equals(settings.getHttpOnly()));
            cookies.setSameSite(settings.getSameSite().attributeValue());
            if (Boolean.TRUE.equals(settings.getSecure())) {
                cookies.setUseSecureCookie(true);
            }
            Cookie cookie = new Cookie();
            cookie.ids.setCookieSerializer(cookies);
            return cookie;
        }

        @Override
        public List<String> resolveSessionIds(HttpServletRequest request) {
            return ids.resolveSessionIds(request);
        }

        @Override
        public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
            // Once, though a page of an error comes here again.
            if (id.equals(request.getAttribute(COOKIE))) {
                return;
            }
            request.setAttribute(COOKIE, id);
            ids.setSessionId(request, response, id);
            Object token = request.getSession().getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
            if (token != null) {
                send(response, token);
            }
        }

        static void send(HttpServletResponse response, Object token) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME + "=" + token + CsrfConstants.CSRF_PATH_FIELD_NAME
                            + "/camunda");
            response.setHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, token.toString());
        }

        @Override
        public void expireSession(HttpServletRequest request, HttpServletResponse response) {
            ids.expireSession(request, response);
        }
    }

    /** For files: what Camunda's filters put into a session there is forgotten with the request. */
    private static final class Nowhere implements SessionRepository<MapSession> {
        @Override
        public MapSession createSession() {
            MapSession session = new MapSession();
            session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, "none");
            return session;
        }

        @Override
        public void save(MapSession session) {
            // Nothing to keep.
        }

        @Override
        public @Nullable MapSession findById(String id) {
            return null;
        }

        @Override
        public void deleteById(String id) {
            // Nothing was kept.
        }
    }

    private static final class Unnamed implements HttpSessionIdResolver {
        @Override
        public List<String> resolveSessionIds(HttpServletRequest request) {
            return List.of();
        }

        @Override
        public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
            // The browser keeps the session it has.
        }

        @Override
        public void expireSession(HttpServletRequest request, HttpServletResponse response) {
            // The browser keeps the session it has.
        }
    }
}
