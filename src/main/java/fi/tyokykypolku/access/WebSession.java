package fi.tyokykypolku.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever is signed in to Tasklist may follow its links to what is printed or read beside a form, where nothing can be changed,
 * keep what they have begun to write into a form, and answer the survey; whoever is signed in to Cockpit may use its page of models.
 */
final class WebSession extends OncePerRequestFilter {
    private static final RequestMatcher LINKED = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/cases/*/consent"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/cases/*/plan"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/guidance"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/drafts/*"),
            isFromOwnPage(HttpMethod.PUT, "/api/drafts/*"),
            isFromOwnPage(HttpMethod.DELETE, "/api/drafts/*"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/survey"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/survey/turn"),
            isFromOwnPage(HttpMethod.POST, "/api/survey"));

    private static final RequestMatcher DESIGNED = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/models/**"),
            isFromOwnPage(HttpMethod.POST, "/api/models/**"));

    private final ObjectProvider<ProcessEngine> engine;

    /** A browser tells where a request comes from, and no page can change that. */
    private static RequestMatcher isFromOwnPage(HttpMethod method, String path) {
        RequestMatcher named = PathPatternRequestMatcher.withDefaults().matcher(method, path);
        return request -> named.matches(request) && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    WebSession(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LINKED.matches(request) && !DESIGNED.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        UserAuthentication user = session == null
                ? null
                : (UserAuthentication) AuthenticationUtil.getAuthsFromSession(session)
                        .getAuthenticationForProcessEngine(engine.getObject().getName());
        if (user != null && user.isAuthorizedForApp(LINKED.matches(request) ? "tasklist" : "cockpit")) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    user.getIdentityId(),
                    null,
                    user.getGroupIds().stream().map(SimpleGrantedAuthority::new).toList()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
