package fi.tyokykypolku.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets the entry page of a web application name the nonce that its own answer allows. Camunda 7.24 keeps one nonce for all requests of
 * a web application between writing the header and writing the page: of two people who open it at once one gets the other's, and a
 * page whose scripts the browser blocks.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class EntryPages extends OncePerRequestFilter {
    private static final String POLICY = "Content-Security-Policy";

    /** No file: those are long, and hold no nonce. */
    private static final Pattern PAGE = Pattern.compile("/camunda/app/[^/.]+(?:/[^.]*)?");

    private static final Pattern ALLOWED = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern NAMED = Pattern.compile("nonce=\"[^\"]*\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PAGE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        Matcher allowed = ALLOWED.matcher(Objects.toString(page.getHeader(POLICY), ""));
        if (allowed.find() && Objects.toString(page.getContentType(), "").startsWith(MediaType.TEXT_HTML_VALUE)) {
            String text = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
            String nonce = Matcher.quoteReplacement("nonce=\"" + allowed.group(1) + "\"");
            page.resetBuffer();
            page.getOutputStream().write(NAMED.matcher(text).replaceAll(nonce).getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }
}
