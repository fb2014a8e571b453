package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Marks every cookie that Camunda sets as {@code SameSite=Lax} and, behind TLS, as {@code Secure}. The server marks the session's by
 * itself; Camunda asks a setting only and not whether a request came by TLS.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Cookies extends OncePerRequestFilter {
    private static final String SAME_SITE = "; SameSite=Lax";
    private static final String SECURE = "; Secure";

    private final boolean alwaysSecure;

    Cookies(ServerProperties server) {
        this.alwaysSecure =
                Boolean.TRUE.equals(server.getServlet().getSession().getCookie().getSecure());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean secure = alwaysSecure || request.isSecure();
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void addHeader(String name, String value) {
                super.addHeader(name, marked(name, value, secure));
            }

            @Override
            public void setHeader(String name, String value) {
                super.setHeader(name, marked(name, value, secure));
            }
        });
    }

    private static String marked(String header, String value, boolean secure) {
        if (!header.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) {
            return value;
        }
        String attributes = value.replace(" ", "").toLowerCase(Locale.ROOT);
        return value
                + (attributes.contains(";samesite=") ? "" : SAME_SITE)
                + (!secure || attributes.contains(";secure") ? "" : SECURE);
    }
}
