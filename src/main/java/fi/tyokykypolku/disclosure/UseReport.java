package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.uselog.Use;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The uses and disclosures of a client's data in a case, oldest first.
 *
 * @param answerDue by when the client must have the answer
 */
@Schema(name = "Uses", description = "Kuka on nähnyt asiakkaan tietoja")
record UseReport(
        @Schema(example = "TKP-2026-000123") CaseId caseId, LocalDate askedOn, LocalDate answerDue, List<Line> uses) {

    /**
     * One of them.
     *
     * @param organisation for which the user works, in Finnish
     * @param recipient worklist on which the data were shown, in Finnish
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

    /** What kind of data it was, whose, and on which ground. */
    @Schema(name = "UseGround")
    record Ground(
            @Schema(example = "Kela") String source,
            Category category,
            @Schema(example = "TYM_15") String basis,

            @Schema(example = "Laki työllistymisen monialaisesta edistämisestä 15 §")
            String basisName) {
        @Override
        public String toString() {
            return source + " – " + category.label() + ": " + basisName;
        }
    }
}
