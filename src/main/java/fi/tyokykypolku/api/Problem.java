package fi.tyokykypolku.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a request failed (RFC 9457). The {@code instance} is the request's number, which stands in the log too, and not its path: a
 * path may hold what a caller mistook for a case id, and nothing of that is repeated.
 *
 * @param type {@code about:blank}, or what kind of conflict it is
 * @param title name of the status
 * @param detail what to do about it
 * @param instance number of the request, to be told when asking about it
 * @param errors fields to mend; only with status 400
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "RFC 9457 problem details; texts as Accept-Language asks (fi, sv, en), Finnish otherwise")
public record Problem(
        @Schema(example = "about:blank") String type,
        @Schema(example = "Virheellinen pyyntö") String title,
        @Schema(example = "400") int status,
        @Schema(example = "Korjaa luetellut kentät.") String detail,

        @Schema(example = "urn:uuid:5d6b0c4e-8a0f-4a36-9c58-6f6a2f7f2f0a")
        String instance,

        @Nullable List<FieldError> errors) {
    static Problem of(HttpStatusCode status, String detail) {
        return new Problem("about:blank", Said.title(status), status.value(), detail, number(), null);
    }

    static Problem conflict(String kind, String detail) {
        return new Problem("urn:tyokykypolku:" + kind, Said.title(HttpStatus.CONFLICT), 409, detail, number(), null);
    }

    static Problem rejected(List<FieldError> errors) {
        return rejected(new InvalidRequest(errors));
    }

    public static Problem rejected(InvalidRequest request) {
        return new Problem(
                "about:blank", Said.title(HttpStatus.BAD_REQUEST), 400, request.detail(), number(), request.errors());
    }

    ResponseEntity<Object> answer() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    private static String number() {
        return "urn:uuid:" + MDC.get("correlationId");
    }
}
