package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The client does not want the service any more; the coordinator closes the case. */
@Schema(description = "Asiakkaan vetäytyminen palvelusta")
record ClientWithdrawal(
        @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "vetaytyminen-000001") @Nullable
        String messageId,

        @Size(max = 1000, message = TOO_LONG) @Schema(example = "Asiakas sai työpaikan.") @Nullable
        String reason,

        @Schema(example = "2026-11-20") @Nullable LocalDate withdrewOn)
        implements Message {
    static final ClientWithdrawal EMPTY = new ClientWithdrawal(null, null, null);

    @Override
    public void check(Checks checks) {
        checks.noPersonId("messageId", messageId);
        checks.notInFuture("withdrewOn", withdrewOn);
    }
}
