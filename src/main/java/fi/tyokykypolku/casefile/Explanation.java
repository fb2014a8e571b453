package fi.tyokykypolku.casefile;

import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Why a decision table answered as it did.
 *
 * @param decision id of the decision
 * @param outcome its answer, a code
 * @param reasons the rules that matched
 */
public record Explanation(String decision, Phase phase, String outcome, List<Reason> reasons, Instant decidedAt) {
    /**
     * One matched rule.
     *
     * @param code short code, for example {@code R03_SICK_60}; empty when the rule has none
     * @param text the reason in Finnish
     * @param statute statute or other source
     * @param drawnFrom the client's facts that the rule looked at; only who may see them all may see the reason
     */
    public record Reason(String code, String text, String statute, Set<Source> drawnFrom) {}

    /** A fact by its field and by the organisation that told it. */
    public record Source(String field, Organisation organisation) {
        /** Where a fact comes from. */
        public static Source of(Fact fact) {
            return new Source(fact.field(), fact.organisation());
        }
    }
}
