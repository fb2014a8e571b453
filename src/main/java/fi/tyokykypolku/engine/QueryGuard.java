package fi.tyokykypolku.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what the engine would evaluate: a key that ends in {@code Expression}, anywhere in a request to either root of the engine's
 * interface. Only a filter that is saved may carry one of the allowed expressions, and not in an alternative.
 */
final class QueryGuard extends OncePerRequestFilter {
    static final String REFUSAL = "The request is not allowed";

    private static final Logger LOG = LoggerFactory.getLogger(QueryGuard.class);
    private static final int LONGEST_BODY = 2 * 1024 * 1024;
    private static final Pattern SAVED_FILTER = Pattern.compile(".*/filter/[^/]+/?");
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (namesExpression(request.getQueryString())) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "an expression in the address");
            return;
        }
        if (isForm(request.getContentType())) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "too long a body");
            return;
        }
        String reason = objection(body, savesFilter(request));
        if (reason == null) {
            chain.doFilter(new Reread(request, body), response);
        } else {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, reason);
        }
    }

    /** Files and sign-ins: nothing in the engine reads a query from them. */
    private static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean savesFilter(HttpServletRequest request) {
        boolean create = request.getMethod().equals("POST")
                && request.getRequestURI().replaceFirst("/$", "").endsWith("/filter/create");
        return create
                || request.getMethod().equals("PUT")
                        && SAVED_FILTER.matcher(request.getRequestURI()).matches();
    }

    private static boolean namesExpression(@Nullable String query) {
        try {
            return query != null
                    && Stream.of(query.split("[&;]"))
                            .map(part -> part.replaceFirst("=.*", ""))
                            .anyMatch(name -> isExpression(URLDecoder.decode(name, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // What cannot be decoded here might be elsewhere.
            return true;
        }
    }

    private static boolean isExpression(String key) {
        return key.toLowerCase(Locale.ROOT).strip().endsWith("expression");
    }

    private static @Nullable String objection(byte[] body, boolean savesFilter) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
                    boolean alternative = insideAlternative(parser.getParsingContext());
                    boolean allowed = parser.nextToken() == JsonToken.VALUE_NULL
                            || savesFilter && !alternative && Expressions.allowedInQueries(parser.getText());
                    if (!allowed) {
                        return "an expression in the body";
                    }
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            return "a body that is no JSON";
        }
    }

    private static boolean insideAlternative(JsonStreamContext place) {
        for (JsonStreamContext at = place.getParent(); at != null; at = at.getParent()) {
            if ("orQueries".equals(at.getCurrentName())) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        LOG.warn("Refused {}: {}", UUID.randomUUID(), reason);
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"type\":\"InvalidRequestException\",\"message\":\"" + REFUSAL + "\"}");
    }

    /** A request whose body is read again from what was looked through, so that no one gets other bytes than these. */
    private static final class Reread extends HttpServletRequestWrapper {
        private final ByteArrayInputStream body;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return body.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("Read at once");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
