package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Fact;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kela has decided on an application of the client, by the names that the fields of {@code reportProgress.form} have too.
 *
 * @param decidedOn null when nobody has told the day
 * @param benefit what was applied for; null when nobody has told
 * @param reason why; null when nobody has told
 * @param appealUntil last day of appeal; null when nobody has told
 * @param ground what a rejection rests on; null when nobody has told
 */
public record BenefitDecision(
        Outcome outcome,
        @Nullable LocalDate decidedOn,
        @Nullable String benefit,
        @Nullable String reason,
        @Nullable LocalDate appealUntil,
        @Nullable Ground ground) {
    private static final String OUTCOME = "kelaDecision";
    private static final String DECIDED_ON = "kelaDecisionOn";
    private static final String BENEFIT = "kelaDecisionBenefit";
    private static final String REASON = "kelaDecisionReason";
    private static final String APPEAL_UNTIL = "kelaAppealUntil";
    private static final String GROUND = "kelaDecisionGround";

    /** How Kela decided. */
    public enum Outcome {
        GRANTED,
        PARTIAL,
        REJECTED;

        /** Whether the client gets at least a part of what was applied for. */
        boolean positive() {
            return this != REJECTED;
        }
    }

    /** What a rejection rests on. */
    public enum Ground {
        CONDITIONS_NOT_MET,
        /** Another arranges what was applied for, such as a pension insurer. */
        OTHER_ORGANISER,
        OTHER
    }

    /**
     * The newest decision that a case knows of.
     *
     * @param facts oldest first
     */
    static Optional<BenefitDecision> newest(Collection<Fact> facts) {
        Map<String, JsonNode> newest = new HashMap<>();
        facts.forEach(fact -> newest.put(fact.field(), fact.value()));
        return Optional.ofNullable(text(newest, OUTCOME))
                .map(outcome -> new BenefitDecision(
                        Outcome.valueOf(outcome),
                        day(newest, DECIDED_ON),
                        text(newest, BENEFIT),
                        text(newest, REASON),
                        day(newest, APPEAL_UNTIL),
                        Optional.ofNullable(text(newest, GROUND))
                                .map(Ground::valueOf)
                                .orElse(null)));
    }

    /** Whether this tells of no other decision than one already known: the same outcome of the same day, and no other benefit. */
    boolean repeats(BenefitDecision known) {
        return outcome == known.outcome
                && decidedOn != null
                && decidedOn.equals(known.decidedOn)
                && (benefit == null || benefit.equals(known.benefit));
    }

    /** What the case file keeps of it; an empty entry removes what was told of an earlier decision. */
    List<Entry> entries() {
        return List.of(
                entry(OUTCOME, outcome.name()),
                entry(BENEFIT, benefit),
                entry(DECIDED_ON, decidedOn),
                entry(REASON, reason),
                entry(APPEAL_UNTIL, appealUntil),
                entry(GROUND, ground));
    }

    private static Entry entry(String field, @Nullable Object value) {
        return new Entry(
                Category.BENEFITS,
                field,
                value == null ? NullNode.getInstance() : TextNode.valueOf(value.toString()),
                false);
    }

    private static @Nullable String text(Map<String, JsonNode> newest, String field) {
        JsonNode value = newest.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static @Nullable LocalDate day(Map<String, JsonNode> newest, String field) {
        String text = text(newest, field);
        return text == null ? null : LocalDate.parse(text);
    }

    /** Without what is known of the client, so that no log shows it. */
    @Override
    public String toString() {
        return "BenefitDecision";
    }
}
