package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Checks;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client withdrew consent, wholly or in part.
 *
 * @param parties organisations it concerns; all when left out
 * @param categories categories of facts it concerns; all when left out
 * @param via the party, or whoever, the client told
 */
@Schema(description = "Suostumuksen peruutus")
record ConsentWithdrawal(
        @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "peruutus-000001") @Nullable
        String messageId,

        @Size(max = 8, message = TOO_MANY) @Schema(example = "[\"KELA\"]") @Nullable
        List<@NotNull(message = MISSING) Organisation> parties,

        @Size(max = 6, message = TOO_MANY) @Schema(example = "[\"BENEFITS\"]") @Nullable
        List<@NotNull(message = MISSING) Category> categories,

        @NotNull(message = MISSING)
        @Size(max = 64, message = TOO_LONG)
        @Pattern(regexp = "\\P{Cntrl}*", message = CONTROL)
        @Schema(example = "EMPLOYMENT")
        String via,

        @Schema(example = "2026-11-20") @Nullable LocalDate withdrawnOn)
        implements Message {
    @Override
    public void check(Checks checks) {
        checks.noPersonId("messageId", messageId);
        checks.noPersonId("via", via);
        checks.notInFuture("withdrawnOn", withdrawnOn);
    }
}
