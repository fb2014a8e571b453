package fi.tyokykypolku.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, as this interface names it; {@code $} for the request as a whole
 * @param message never repeats the value
 */
public record FieldError(
        @Schema(example = "client.municipality") String field,
        @Schema(example = "tuntematon kuntakoodi") String message) {
    /** Stands for the request as a whole. */
    public static final String WHOLE = "$";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,60}");

    /** A parameter or field that the interface does not have. */
    public static FieldError unknown(String name) {
        return new FieldError(named(name), unknown());
    }

    static String unknown() {
        return Said.of("unknown");
    }

    /** A name comes from the caller like any value: only what looks like a name is repeated. */
    public static String named(String name) {
        return NAME.matcher(name).matches() ? name : WHOLE;
    }

    // A name that the interface does not have is the caller's own word, as a value is.
    String nameForLog() {
        return message.equals(unknown()) ? "?" : field;
    }
}
