package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query whose names or values are no {@link PlainText}, whether or not the endpoint looks at them, and one that the server
 * cannot read: it would leave that parameter out and answer another question.
 */
final class QueryText implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<FieldError> errors = new ArrayList<>();
        for (String part : Objects.toString(request.getQueryString(), "").split("&", -1)) {
            int equals = part.indexOf('=');
            try {
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                if (!PlainText.isPlain(name) || !PlainText.isPlain(decoded(part.substring(equals + 1)))) {
                    errors.add(new FieldError(FieldError.named(name), PlainText.message()));
                }
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError(FieldError.WHOLE, Said.of("query")));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return true;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
