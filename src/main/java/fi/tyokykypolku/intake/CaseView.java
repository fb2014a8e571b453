package fi.tyokykypolku.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.kela.KelaRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as the caller may see it. No view holds facts about the client. */
@Schema(
        description = "Asia: osapuolelle tilanne, lähettäjälle oman lähetteen tila",
        oneOf = {CaseView.Work.class, CaseView.OwnReferral.class})
sealed interface CaseView {
    CaseId caseId();

    State state();

    /** What has become of the referral. */
    @Schema(enumAsRef = true)
    enum State {
        RECEIVED,
        ACCEPTED,
        RETURNED,
        CONSULTED,
        IN_PROGRESS,
        CLOSED;

        static State of(CaseStatus status, Phase phase) {
            return switch (status) {
                case RECEIVED -> RECEIVED;
                case RETURNED -> RETURNED;
                case CONSULTED -> CONSULTED;
                case IN_PROGRESS -> phase == Phase.REFERRAL ? ACCEPTED : IN_PROGRESS;
                case CLOSED -> CLOSED;
            };
        }
    }

    /**
     * For the one who brought the referral: how it fares, and nothing of the client.
     *
     * @param reason why the referral was returned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OwnReferral", description = "Oman lähetteen tila")
    record OwnReferral(
            @Schema(example = "TKP-2026-000123") CaseId caseId,
            Phase phase,
            CaseStatus status,
            State state,

            @Schema(example = "Perusteet puuttuvat.") @Nullable
            String reason,

            Instant receivedAt,
            @Nullable Instant closedAt)
            implements CaseView {}

    /**
     * For a party of the case: where it stands and who does what by when.
     *
     * @param openCase the open case to which this referral is a contact
     * @param kela null before Kela's role has been decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Work", description = "Asian tilanne osapuolelle")
    record Work(
            @Schema(example = "TKP-2026-000123") CaseId caseId,
            Phase phase,
            @Schema(example = "Alkukartoitus") String phaseName,
            CaseStatus status,
            State state,
            Organisation coordinator,
            @Schema(example = "TKP-2026-000045") @Nullable CaseId openCase,
            List<OpenTask> tasks,
            @Nullable KelaPart kela,
            List<Party> namedPersons,
            List<Deadline> deadlines,
            Instant openedAt,
            @Nullable Instant closedAt)
            implements CaseView {}

    /** A worklist with its name in the reader's language. */
    record WorklistName(String id, String name) {}

    /**
     * Work that waits for someone.
     *
     * @param task id in the model
     * @param assignee null while nobody has claimed it
     */
    record OpenTask(
            @Schema(example = "checkReferral") String task,
            @Schema(example = "Tarkista lähete") String name,
            @Nullable Organisation organisation,
            @Nullable WorklistName worklist,
            @Nullable String assignee,
            LocalDate createdOn,
            @Nullable LocalDate dueDate) {}

    /**
     * Kela's part in the case.
     *
     * @param reason why the role is what it is
     * @param reasons those drawn from facts that the caller's organisation may see; left out when there are others only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KelaPart(
            KelaRole role,

            @Schema(example = "Kela on suunnitelman osapuoli")
            String roleName,

            Phase phase,
            @Nullable Reason reason,
            @Nullable List<Reason> reasons,
            Instant decidedAt) {}

    /** A matched rule of a decision. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "DecisionReason")
    record Reason(
            @Schema(example = "R03_SICK_60") String code,

            @Schema(example = "Sairauspäivärahaa on maksettu yli 60 päivää.")
            String text,

            @Schema(example = "SVL 12:6") String statute) {}

    /**
     * An organisation that works on the case.
     *
     * @param user who answers for its part; null while nobody does
     */
    record Party(
            Organisation organisation,
            WorklistName worklist,
            @Nullable String user,
            @Nullable Instant since) {}

    /**
     * A running time limit.
     *
     * @param activity task or phase it is on
     * @param sla id of the limit
     * @param kind LEGAL, TARGET or INTERNAL: never to be mixed in one figure
     */
    record Deadline(
            @Schema(example = "checkReferral") String activity,
            @Schema(example = "REFERRAL_ACK") String sla,

            @Schema(
                    example = "INTERNAL",
                    allowableValues = {"LEGAL", "TARGET", "INTERNAL"})
            String kind,

            LocalDate start,
            LocalDate due,
            boolean late,
            @Schema(example = "L381 6 §") String statute) {}
}
