package fi.tyokykypolku.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import fi.tyokykypolku.casefile.PlainText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what the engine would evaluate: a key that ends in {@code Expression}, anywhere in a request to either root of the engine's
 * interface. Only a filter that is saved may carry one of the allowed expressions, and not in an alternative. A Java object is refused before
 * the engine reads it, so is what is no {@link PlainText}, with its field named, and lists end at {@value #LONGEST_LIST}; the engine's own limit would also bind the house's own reading.
 */
public final class QueryGuard extends OncePerRequestFilter {
    /** As long as Tasklist's own list of filters may get. */
    private static final int LONGEST_LIST = 2000;

    private static final String MAX_RESULTS = "maxResults";
    private static final String FIRST_RESULT = "firstResult";

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}|1[0-9]{3}|2000");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SAVED_FILTER = Pattern.compile(".*/filter/[^/]+/?");
    /** What a form's fields hold is looked through by the form's own check, which has a name for each that people know. */
    private static final Pattern FORM = Pattern.compile(".*/(?:submit-form|complete)/?");

    private static final Pattern EVALUATION = Pattern.compile(".*/evaluate/?");

    /** Types of variables on which a table is evaluated; {@link fi.tyokykypolku.feel.Feel} would refuse the others too, but as an error of the program. */
    private static final Set<String> PLAIN_TYPES =
            Set.of("boolean", "date", "double", "integer", "json", "long", "null", "short", "string");

    private static final Pattern TIME = Pattern.compile("\\s*[+-]?[0-9]+-[0-9]+-[0-9]+T");
    private static final Pattern OUR_YEARS = Pattern.compile("(?:19|20|21)[0-9]{2}-");

    /** What the decoder puts in place of what it cannot read. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String JAVA_OBJECT = "application/x-java-serialized-object";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<Parameter> parameters;
        try {
            parameters = Parameter.of(request.getQueryString());
        } catch (IllegalArgumentException e) {
            Denial.send(request, response, HttpServletResponse.SC_BAD_REQUEST, "an address that cannot be read");
            return;
        }
        if (parameters.stream().anyMatch(parameter -> isExpression(parameter.name))) {
            Denial.send(request, response, HttpServletResponse.SC_BAD_REQUEST, "an expression in the address");
            return;
        }
        Optional<Parameter> odd =
                parameters.stream().filter(parameter -> !parameter.isPlain()).findFirst();
        if (odd.isPresent()) {
            Denial.text(request, response, odd.get().name, "control characters in the address");
            return;
        }
        if (parameters.stream().anyMatch(parameter -> isOutsideCalendar(parameter.value))) {
            Denial.send(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "a time outside the calendar in the address");
            return;
        }
        List<Parameter> limits = parameters.stream()
                .filter(parameter -> parameter.name.equals(MAX_RESULTS))
                .toList();
        boolean numbered = parameters.stream()
                .filter(parameter -> parameter.name.equals(FIRST_RESULT))
                .allMatch(first -> NUMBER.matcher(first.value).matches());
        if (!numbered) {
            Denial.send(request, response, HttpServletResponse.SC_BAD_REQUEST, "a list that begins nowhere");
            return;
        }
        if (!limits.stream().allMatch(limit -> LIMIT.matcher(limit.value).matches())) {
            Denial.send(request, response, HttpServletResponse.SC_BAD_REQUEST, "too long a list");
            return;
        }
        HttpServletRequest limited = limits.isEmpty() ? new Limited(request) : request;
        String type = Objects.toString(request.getContentType(), "");
        if (isOf(type, "application/x-www-form-urlencoded")) {
            // A sign-in: nothing in the engine reads a query from it.
            byte[] body = request.getInputStream().readAllBytes();
            Optional<String> field = oddField(body);
            if (field.isPresent()) {
                Denial.text(request, response, field.get(), "control characters in the body");
            } else {
                chain.doFilter(new ReadBody(limited, body), response);
            }
            return;
        }
        // BodyLimit lets no more than it allows come so far.
        byte[] body = request.getInputStream().readAllBytes();
        boolean form = FORM.matcher(request.getRequestURI()).matches();
        boolean parts = isOf(type, "multipart/form-data");
        String field = parts ? null : oddText(body, form);
        if (field != null) {
            Denial.text(request, response, field, "control characters in the body");
            return;
        }
        String part = parts ? Parts.odd(type, body) : null;
        if (part != null) {
            Denial.text(request, response, part, "control characters in a part of the body");
            return;
        }
        String reason = parts
                ? Parts.objection(type, body)
                : objection(
                        body,
                        savesFilter(request),
                        form,
                        EVALUATION.matcher(request.getRequestURI()).matches());
        if (reason == null) {
            chain.doFilter(new ReadBody(limited, body), response);
        } else {
            Denial.send(request, response, HttpServletResponse.SC_BAD_REQUEST, reason);
        }
    }

    /** The name of the first field that is no text; none when all are. */
    private static Optional<String> oddField(byte[] body) {
        try {
            return Parameter.of(new String(body, StandardCharsets.ISO_8859_1)).stream()
                    .filter(parameter -> !parameter.isPlain())
                    .map(Parameter::name)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.of("");
        }
    }

    private static boolean isOf(String type, String kind) {
        return type.toLowerCase(Locale.ROOT).startsWith(kind);
    }

    /** Whether a text is a time in no year of people now alive: the engine takes it, and of more than four digits PostgreSQL repeats it in an error. */
    private static boolean isOutsideCalendar(String value) {
        return TIME.matcher(value).lookingAt() && !OUR_YEARS.matcher(value).lookingAt();
    }

    private static boolean savesFilter(HttpServletRequest request) {
        boolean create = request.getMethod().equals("POST")
                && request.getRequestURI().replaceFirst("/$", "").endsWith("/filter/create");
        return create
                || request.getMethod().equals("PUT")
                        && SAVED_FILTER.matcher(request.getRequestURI()).matches();
    }

    private static boolean isExpression(String key) {
        return key.toLowerCase(Locale.ROOT).strip().endsWith("expression");
    }

    /** The name beside the first text that is none; null when all are plain. */
    private static @Nullable String oddText(byte[] body, boolean form) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean text = token == JsonToken.FIELD_NAME
                        || token == JsonToken.VALUE_STRING && !(form && isAnswer(parser.getParsingContext()));
                if (text && !PlainText.isPlain(parser.getText())) {
                    return name(parser.getParsingContext());
                }
            }
        } catch (JsonProcessingException e) {
            // Told by the objection to it.
        }
        return null;
    }

    private static @Nullable String objection(byte[] body, boolean savesFilter, boolean form, boolean evaluation)
            throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.getParsingContext().inArray()
                        && parser.getParsingContext().getCurrentIndex() >= LONGEST_LIST) {
                    return "too long a list in the body";
                }
                if (token == JsonToken.VALUE_STRING && parser.getText().startsWith(JAVA_OBJECT)) {
                    return "a Java object in the body";
                }
                if (token == JsonToken.VALUE_STRING && !form && isOutsideCalendar(parser.getText())) {
                    return "a time outside the calendar in the body";
                }
                // The engine's own reading of it ends in an error of the program.
                if (token == JsonToken.VALUE_NULL && isVariable(parser.getParsingContext())) {
                    return "a variable that is null and no object";
                }
                if (evaluation
                        && token == JsonToken.VALUE_STRING
                        && "type".equals(parser.currentName())
                        && !PLAIN_TYPES.contains(parser.getText().toLowerCase(Locale.ROOT))) {
                    return "a variable that is no plain value";
                }
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

    private static boolean isVariable(JsonStreamContext place) {
        return place.inObject()
                && place.getParent() != null
                && "variables".equals(place.getParent().getCurrentName());
    }

    /** Whether a text is what a field of a form holds, or stands within that: below {@code variables}, a name and {@code value}. */
    private static boolean isAnswer(JsonStreamContext place) {
        Deque<String> names = new ArrayDeque<>();
        for (JsonStreamContext at = place; at != null; at = at.getParent()) {
            if (!at.inRoot()) {
                names.push(Objects.toString(at.getCurrentName(), ""));
            }
        }
        List<String> path = List.copyOf(names);
        return path.size() > 2 && path.get(0).equals("variables") && path.get(2).equals("value");
    }

    /** Of the field in which a text stands, also within a list. */
    private static String name(JsonStreamContext place) {
        for (JsonStreamContext at = place; at != null; at = at.getParent()) {
            if (at.getCurrentName() != null) {
                return at.getCurrentName();
            }
        }
        return "";
    }

    private static boolean insideAlternative(JsonStreamContext place) {
        for (JsonStreamContext at = place.getParent(); at != null; at = at.getParent()) {
            if ("orQueries".equals(at.getCurrentName())) {
                return true;
            }
        }
        return false;
    }

    /** A name and a value of an address, read as the interface's servlets read them. */
    private record Parameter(String name, String value) {
        static List<Parameter> of(@Nullable String query) {
            return Stream.of(Objects.toString(query, "").split("&"))
                    .map(part -> new Parameter(
                            decoded(part.replaceFirst("=.*", "")), decoded(part.replaceFirst("^[^=]*=?", ""))))
                    .toList();
        }

        boolean isPlain() {
            return PlainText.isPlain(name) && PlainText.isPlain(value);
        }

        /** @throws IllegalArgumentException when it is not written in UTF-8 */
        private static String decoded(String text) {
            String read = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (read.indexOf(UNREADABLE) >= 0 && !text.toUpperCase(Locale.ROOT).contains("%EF%BF%BD")) {
                throw new IllegalArgumentException("bytes that are no text");
            }
            return read;
        }
    }

    /** A request that says how long a list it wants when it did not say. */
    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            String query = Objects.toString(super.getQueryString(), "");
            return query + (query.isEmpty() ? "" : "&") + MAX_RESULTS + "=" + LONGEST_LIST;
        }
    }
}
