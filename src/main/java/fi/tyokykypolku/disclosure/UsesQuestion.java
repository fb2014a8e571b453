package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.api.Body;
import fi.tyokykypolku.api.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A client asks who has seen their data. The identity code travels in the body, never in an address.
 *
 * @param askedOn the day the client asked; today when missing
 */
@Schema(description = "Asiakkaan kysymys siitä, kuka on nähnyt hänen tietojaan")
record UsesQuestion(
        @NotNull(message = MISSING) @Schema(example = "010190-900P")
        String personId,

        @Schema(example = "2026-11-02") @Nullable LocalDate askedOn)
        implements Body {
    @Override
    public void check(Checks checks) {
        checks.personId("personId", personId);
        checks.notInFuture("askedOn", askedOn);
    }

    /** Without the client's code, so that no log shows it. */
    @Override
    public String toString() {
        return "UsesQuestion";
    }
}
