package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.uselog.Use;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Who has read a client's data in a case, who has changed them, and who has tried to without a right, each oldest first.
 *
 * @param answerDue by when the client must have the answer
 * @param uses what the client is answered
 * @param changes empty when the facts have been deleted
 */
@Schema(name = "Uses", description = "Kuka on nähnyt asiakkaan tietoja")
record UseReport(
        @Schema(example = "TKP-2026-000123") CaseId caseId,
        LocalDate askedOn,
        LocalDate answerDue,

        @Schema(description = "Kenelle tietoja on näytetty: vastaus asiakkaalle")
        List<Line> uses,

        @Schema(description = "Kuka on kirjannut tietoja; ei tietojen sisältöä")
        List<Writing> changes,

        @Schema(description = "Yritykset, jotka torjuttiin") List<Attempt> attempts) {

    /**
     * One of them.
     *
     * @param organisation for which the user works, in the reader's language
     * @param recipient worklist on which the data were shown, in the reader's language
     * @param grounds empty when only the state of the case was shown
     * @param place task or endpoint
     */
    @Schema(name = "Use")
    record Line(
            Instant at,
            @Schema(example = "health") String user,
            @Schema(example = "Terveydenhuolto") String organisation,

            @Schema(example = "Terveydenhuolto – Pirkanmaan hyvinvointialue")
            String recipient,

            List<Category> categories,
            List<Ground> grounds,

            @Schema(example = "Työkyvyn tuen yhteispalvelun toteuttaminen, vaihe: Alkukartoitus")
            String purpose,

            Use.Event event,
            Use.Channel channel,
            @Schema(example = "assessHealth") String place) {}

    /**
     * Facts written at one moment.
     *
     * @param source task or endpoint
     */
    @Schema(name = "Change")
    record Writing(
            Instant at,
            @Schema(example = "health") String user,
            @Schema(example = "Terveydenhuolto") String organisation,
            List<Category> categories,
            @Schema(example = "assessHealth") String source) {}

    /**
     * Somebody has tried what is not theirs.
     *
     * @param organisation for which the user works, in the reader's language; empty when for none
     * @param place task or endpoint
     */
    @Schema(name = "Attempt")
    record Attempt(
            Instant at,
            @Schema(example = "kela") String user,
            @Schema(example = "Kela") String organisation,

            @Schema(example = "assessHealth, GET task/form-variables")
            String place) {}

    /** What kind of data it was, whose, and on which ground. */
    @Schema(name = "UseGround")
    record Ground(
            @Schema(example = "Kela") String source,
            Category category,
            @Schema(example = "TYM_15") String basis,

            @Schema(example = "Laki työllistymisen monialaisesta edistämisestä 15 §")
            String basisName) {}
}
