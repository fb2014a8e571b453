package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A question to Kela about a case.
 *
 * @param question shown to Kela whatever the ground for sharing; nothing that identifies the client
 */
@Schema(description = "Kysymys Kelalle")
record KelaQuestion(
        @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "kysymys-000001") @Nullable
        String messageId,

        @NotNull(message = MISSING)
        @Size(max = 2000, message = TOO_LONG)
        @Schema(example = "Mitä liitteitä kuntoutushakemus tarvitsee?")
        String question)
        implements Message {
    @Override
    public void check(Checks checks) {
        checks.noPersonId("messageId", messageId);
    }

    /** Without the question, so that no log shows it. */
    @Override
    public String toString() {
        return "KelaQuestion";
    }
}
