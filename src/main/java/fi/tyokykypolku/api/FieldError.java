package fi.tyokykypolku.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, as this interface names it; {@code $} for the request as a whole
 * @param message Finnish; never repeats the value
 */
public record FieldError(
        @Schema(example = "client.municipality") String field,
        @Schema(example = "tuntematon kuntakoodi") String message) {
    public static final String UNKNOWN = "tuntematon kenttä";

    // A name that the interface does not have is the caller's own word, as a value is.
    String nameForLog() {
        return message.equals(UNKNOWN) ? "?" : field;
    }
}
