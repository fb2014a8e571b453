package fi.tyokykypolku.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a request failed (RFC 9457). The {@code instance} is the request's number, which stands in the log too, and not its path: a
 * path may hold what a caller mistook for a case id, and nothing of that is repeated.
 *
 * @param type {@code about:blank}, or what kind of conflict it is
 * @param title Finnish name of the status
 * @param detail what to do about it, in Finnish
 * @param instance number of the request, to be told when asking about it
 * @param errors fields to mend; only with status 400
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "RFC 9457 problem details, texts in Finnish")
public record Problem(
        @Schema(example = "about:blank") String type,
        @Schema(example = "Virheellinen pyyntö") String title,
        @Schema(example = "400") int status,
        @Schema(example = "Korjaa luetellut kentät.") String detail,

        @Schema(example = "urn:uuid:5d6b0c4e-8a0f-4a36-9c58-6f6a2f7f2f0a")
        String instance,

        @Nullable List<FieldError> errors) {
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Virheellinen pyyntö"),
            Map.entry(401, "Kirjautuminen puuttuu"),
            Map.entry(403, "Ei oikeutta"),
            Map.entry(404, "Ei löydy"),
            Map.entry(405, "Menetelmä ei käy"),
            Map.entry(406, "Vastausmuoto ei käy"),
            Map.entry(409, "Ristiriita"),
            Map.entry(413, "Pyyntö on liian suuri"),
            Map.entry(415, "Sisältömuoto ei käy"),
            Map.entry(500, "Palvelun virhe"),
            Map.entry(503, "Palvelu ei ole käytettävissä"));

    static Problem of(HttpStatusCode status, String detail) {
        return new Problem("about:blank", title(status), status.value(), detail, number(), null);
    }

    static Problem conflict(String kind, String detail) {
        return new Problem("urn:tyokykypolku:" + kind, "Ristiriita", 409, detail, number(), null);
    }

    public static Problem rejected(List<FieldError> errors) {
        return new Problem("about:blank", "Virheellinen pyyntö", 400, "Korjaa luetellut kentät.", number(), errors);
    }

    ResponseEntity<Object> answer() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    private static String number() {
        return "urn:uuid:" + MDC.get("correlationId");
    }

    private static String title(HttpStatusCode status) {
        return TITLES.getOrDefault(status.value(), "Pyyntö epäonnistui");
    }
}
