package fi.tyokykypolku.referral;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Explanation.Reason;
import fi.tyokykypolku.casefile.Explanation.Source;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.engine.Decisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which kind of support the client's situation calls for, by {@code supportTrack.dmn}. */
@Component
class SupportTrack {
    private static final Set<String> FACTS = Set.of("reasons", "unemployed", "solvableByConsultation");

    private final CaseFile caseFile;
    private final Decisions decisions;

    SupportTrack(CaseFile caseFile, Decisions decisions) {
        this.caseFile = caseFile;
        this.decisions = decisions;
    }

    /**
     * Decides and keeps the explanation.
     *
     * @param accepted a person has already judged that a consultation is not enough
     */
    String decide(CaseId id, boolean accepted) {
        Optional<JsonNode> grounds = caseFile.value(id, "reasons");
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("model", caseFile.get(id).model().name());
        inputs.put("unemployed", yes(id, "unemployed"));
        inputs.put("workAbilityLimitation", names(grounds, "WORK_ABILITY_LIMITATION"));
        inputs.put("functionalLimitation", names(grounds, "FUNCTIONAL_LIMITATION"));
        inputs.put("lifeManagement", names(grounds, "LIFE_MANAGEMENT"));
        inputs.put("solvableByConsultation", accepted ? Boolean.FALSE : yes(id, "solvableByConsultation"));
        inputs.put("consentRefused", null);
        Map<String, Object> answer = decisions.answer("supportTrack", inputs);
        String track = String.valueOf(answer.get("track"));
        caseFile.explain(
                id,
                new Explanation(
                        "supportTrack",
                        Phase.REFERRAL,
                        track,
                        List.of(new Reason(
                                "",
                                String.valueOf(answer.get("reason")),
                                String.valueOf(answer.get("statute")),
                                drawnFrom(id))),
                        caseFile.now()));
        return track;
    }

    private Set<Source> drawnFrom(CaseId id) {
        Map<String, Source> newest = new HashMap<>();
        caseFile.facts(id).stream()
                .filter(fact -> FACTS.contains(fact.field()))
                .forEach(fact -> newest.put(fact.field(), Source.of(fact)));
        return Set.copyOf(newest.values());
    }

    // A referral that names no ground at all leaves it open; one that names some denies the others.
    private static @Nullable Boolean names(Optional<JsonNode> grounds, String ground) {
        return grounds.map(codes -> {
                    List<String> named = new ArrayList<>();
                    codes.forEach(code -> named.add(code.asText()));
                    return named.contains(ground);
                })
                .orElse(null);
    }

    private @Nullable Boolean yes(CaseId id, String field) {
        return caseFile.value(id, field).map(JsonNode::booleanValue).orElse(null);
    }
}
