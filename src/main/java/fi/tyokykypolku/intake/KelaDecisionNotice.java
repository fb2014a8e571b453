package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Checks;
import fi.tyokykypolku.kela.BenefitDecision;
import fi.tyokykypolku.kela.BenefitDecision.Outcome;
import fi.tyokykypolku.texts.Sentences;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Kela has decided on an application of the client.
 *
 * @param benefit what was applied for
 * @param appealUntil last day of appeal
 * @param ground what a rejection rests on
 */
@Schema(description = "Kelan päätös hakemukseen")
record KelaDecisionNotice(
        @Pattern(regexp = ID, message = ID_FORM) @Schema(example = "paatos-000001") @Nullable
        String messageId,

        @NotNull(message = MISSING) @Schema(example = "REJECTED")
        Decision decision,

        @Size(max = 100, message = TOO_LONG) @Schema(example = "Ammatillinen kuntoutusselvitys") @Nullable
        String benefit,

        @NotNull(message = MISSING) @Schema(example = "2026-11-18")
        LocalDate decidedOn,

        @Size(max = 2000, message = TOO_LONG) @Schema(example = "Lääkärinlausunto puuttuu.") @Nullable
        String reason,

        @Schema(example = "2026-12-28") @Nullable LocalDate appealUntil,

        @Schema(example = "CONDITIONS_NOT_MET") @Nullable Ground ground)
        implements Message {

    /** How Kela decided. */
    @Schema(name = "KelaDecision", enumAsRef = true)
    enum Decision {
        GRANTED,
        PARTIAL,
        REJECTED
    }

    /** What a rejection rests on: its conditions are not met, another arranges what was applied for, or something else. */
    @Schema(name = "KelaRejectionGround", enumAsRef = true)
    enum Ground {
        CONDITIONS_NOT_MET,
        OTHER_ORGANISER,
        OTHER
    }

    /** What it tells, for the case file. */
    BenefitDecision told() {
        return new BenefitDecision(
                Outcome.valueOf(decision.name()),
                decidedOn,
                benefit,
                reason,
                appealUntil,
                ground == null ? null : BenefitDecision.Ground.valueOf(ground.name()));
    }

    @Override
    public void check(Checks checks) {
        checks.noPersonId("messageId", messageId);
        checks.notInFuture("decidedOn", decidedOn);
        checks.foreseeable("appealUntil", appealUntil);
        checks.notBefore("appealUntil", appealUntil, decidedOn);
        if (ground != null && decision != null && decision != Decision.REJECTED) {
            checks.wrong("ground", new Sentences("intake").say("groundOfRejection"));
        }
    }

    /** Without benefit data, so that no log shows them. */
    @Override
    public String toString() {
        return "KelaDecisionNotice";
    }
}
