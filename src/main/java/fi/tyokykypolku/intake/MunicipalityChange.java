package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The client moved; the case goes to the worklists of the new municipality.
 *
 * @param municipality code of three digits
 */
@Schema(description = "Kotikunnan muutos")
record MunicipalityChange(
        @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "muutto-000001") @Nullable
        String messageId,

        @NotNull(message = MISSING) @Schema(example = "049") String municipality,

        @Schema(example = "2026-11-15") @Nullable LocalDate movedOn)
        implements Message {
    @Override
    public void check(Checks checks) {
        checks.noPersonId("messageId", messageId);
        checks.municipality("municipality", municipality);
        checks.notInFuture("movedOn", movedOn);
    }
}
