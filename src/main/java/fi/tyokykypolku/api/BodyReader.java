package fi.tyokykypolku.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.directory.Directory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.Serial;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/**
 * Reads a {@link Body} strictly: no unknown or doubled names, no value of another type taken for the right one. Where Jackson would
 * stop at the first fault it goes on, so that the caller learns of all at once.
 */
final class BodyReader extends AbstractHttpMessageConverter<Body> {
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]*]");

    private final ObjectMapper json;
    private final Validator validator;
    private final Directory directory;
    private final CaseFile caseFile;

    BodyReader(ObjectMapper json, Validator validator, Directory directory, CaseFile caseFile) {
        super(MediaType.APPLICATION_JSON);
        this.json = strict(json);
        this.validator = validator;
        this.directory = directory;
        this.caseFile = caseFile;
    }

    private static ObjectMapper strict(ObjectMapper json) {
        return json.copy()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .registerModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new Text())
                        .addDeserializer(Boolean.class, new YesNo())
                        .addDeserializer(LocalDate.class, new Day()))
                .addHandler(new Gather());
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Body.class.isAssignableFrom(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Body readInternal(Class<? extends Body> type, HttpInputMessage request) throws IOException {
        Checks checks = new Checks(directory, caseFile.today());
        Body body = null;
        try {
            // Not longer than guard.BodyLimit lets it be.
            byte[] sent = request.getBody().readAllBytes();
            requirePlainText(sent, checks);
            body = json.readerFor(type).withAttribute(Checks.class, checks).readValue(sent);
        } catch (JsonMappingException e) {
            checks.wrong(path(e), Said.of("value"));
        } catch (JsonProcessingException | CharConversionException e) {
            checks.wrong(FieldError.WHOLE, Said.of("json"));
        }
        if (body == null) {
            checks.finish();
            throw new InvalidRequest(List.of(noObject()));
        }
        validator.validate(body).stream()
                .sorted((a, b) -> path(a).compareTo(path(b)))
                .forEach(violation -> checks.wrong(path(violation), message(violation)));
        body.check(checks);
        checks.finish();
        return body;
    }

    /** Of every text, before anything makes a choice, a day or a number of it: Jackson trims what it looks up. */
    private void requirePlainText(byte[] sent, Checks checks) throws IOException {
        try (JsonParser parser = json.createParser(sent)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text && !PlainText.isPlain(parser.getText())) {
                    checks.wrong(FieldError.named(path(parser.getParsingContext())), PlainText.message());
                }
            }
        }
    }

    @Override
    protected void writeInternal(Body body, HttpOutputMessage response) {
        throw new UnsupportedOperationException();
    }

    static FieldError noObject() {
        return new FieldError(FieldError.WHOLE, Said.of("object"));
    }

    private static String message(ConstraintViolation<?> violation) {
        Map<String, Object> bounds = violation.getConstraintDescriptor().getAttributes();
        return Said.of(
                violation.getMessageTemplate(),
                Objects.toString(bounds.get("max"), ""),
                Objects.toString(bounds.get("min"), ""));
    }

    private static String path(ConstraintViolation<?> violation) {
        return INDEX.matcher(violation.getPropertyPath().toString())
                .replaceAll("")
                .replace(".<list element>", "");
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return FieldError.named(path);
    }

    private static String path(DeserializationContext context) {
        return path(context.getParser().getParsingContext());
    }

    private static String path(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer step = context.pathAsPointer(); step != null && !step.matches(); step = step.tail()) {
            if (!step.mayMatchElement()) {
                path.append(path.isEmpty() ? "" : ".").append(step.getMatchingProperty());
            }
        }
        return path.toString();
    }

    private static void wrong(DeserializationContext context, String message) {
        checks(context).wrong(FieldError.named(path(context)), message);
    }

    private static Checks checks(DeserializationContext context) {
        return (Checks) context.getAttribute(Checks.class);
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Said.of("allowed", choices(type));
        }
        if (type == String.class) {
            return Said.of("text");
        }
        if (type == Boolean.class) {
            return Said.of("yesNo");
        }
        if (type == LocalDate.class) {
            return IsoDay.message();
        }
        if (Number.class.isAssignableFrom(type)) {
            return Said.of("whole");
        }
        return Said.of(Collection.class.isAssignableFrom(type) ? "list" : "part");
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> new ObjectMapper().convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    /** Notes a fault and lets the reading go on with nothing in its place. */
    private static final class Gather extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
                throws IOException {
            // What comes before the last known field is read from a buffer, when the parser itself has left the object.
            boolean buffered = parser != context.getParser();
            String object = path(context);
            String path = !buffered ? object : object.isEmpty() ? name : object + "." + name;
            checks(context).wrong(FieldError.named(path), FieldError.unknown());
            parser.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            wrong(context, expected(type));
            return null;
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, String message) {
            wrong(context, expected(type));
            return null;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
                throws IOException {
            wrong(context, expected(type.getRawClass()));
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message)
                throws IOException {
            wrong(context, expected(type));
            parser.skipChildren();
            return null;
        }
    }

    /** Text and nothing else; space around it is dropped, and what is then empty is missing. */
    private static final class Text extends StdScalarDeserializer<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText().strip();
            return text.isEmpty() ? null : text;
        }
    }

    private static final class YesNo extends StdScalarDeserializer<Boolean> {
        @Serial
        private static final long serialVersionUID = 1L;

        YesNo() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isBoolean()
                    ? Boolean.valueOf(parser.getBooleanValue())
                    : (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
        }
    }

    /** A day in the form 2026-11-30, never a number of days. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {
        @Serial
        private static final long serialVersionUID = 1L;

        Day() {
            super(LocalDate.class);
        }

        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            Optional<LocalDate> day = IsoDay.of(parser.getText().strip());
            return day.isPresent()
                    ? day.get()
                    : (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", "not a day");
        }
    }
}
