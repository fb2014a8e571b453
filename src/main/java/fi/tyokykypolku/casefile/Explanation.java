package fi.tyokykypolku.casefile;

import java.time.Instant;
import java.util.List;

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
     */
    public record Reason(String code, String text, String statute) {}
}
