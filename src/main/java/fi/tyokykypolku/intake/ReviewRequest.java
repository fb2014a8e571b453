package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The client, or someone for the client, asks that the plan be reviewed before its time (Act 381/2023 § 6).
 *
 * @param requestedBy who asked
 */
@Schema(description = "Pyyntö tarkistaa suunnitelma")
record ReviewRequest(
        @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "tarkistus-000001") @Nullable
        String messageId,

        @Size(max = 100, message = TOO_LONG) @Schema(example = "Asiakas") @Nullable
        String requestedBy,

        @Size(max = 1000, message = TOO_LONG) @Schema(example = "Työkokeilu keskeytyi.") @Nullable
        String reason)
        implements Message {
    static final ReviewRequest EMPTY = new ReviewRequest(null, null, null);

    @Override
    public void check(Checks checks) {
        checks.noPersonId("messageId", messageId);
    }
}
