package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Decisions;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Explanation.Reason;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casefile.PersonId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.sharing.Sharing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether and how Kela is involved in a case, and why. */
@Component
public class KelaDecision {
    /** Id of the decision table, and of its explanations. */
    public static final String ROLE = "kela";

    /** Id of the table of benefits worth a check, and of its explanations. */
    public static final String SCREENING = "benefitScreening";

    private static final Set<String> SETTLED_ACTION = Set.of("DONE", "CANCELLED", "REJECTED");
    private static final int MOST_ACTIONS = 6;

    /** What a cue of the referral lets one expect (the forms' cue list; six months is R11's own margin). */
    private static final Map<String, Map<String, Object>> CUES = Map.of(
            "SICK_ALLOWANCE_AFTER_MAXIMUM", Map.of("newApplicationAfterMaximum", true),
            "REJECTED_ON_MEDICAL_GROUNDS", Map.of("sickAllowanceRejected", true),
            "FIXED_PENSION_ENDING", Map.of("pensionStatus", "GRANTED_FIXED", "monthsToPensionEnd", 6),
            "KELA_EXPERT_DOCTOR", Map.of("benefitsTangled", true));

    private final CaseFile caseFile;
    private final Decisions decisions;
    private final Sharing sharing;
    private final ObjectMapper json;

    KelaDecision(CaseFile caseFile, Decisions decisions, Sharing sharing, ObjectMapper json) {
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.sharing = sharing;
        this.json = json;
    }

    /**
     * Decides anew, keeps the explanation and makes Kela a party or ends its part.
     *
     * @param phase the phase the role is for
     * @return whether Kela is involved
     */
    boolean decide(CaseId id, Phase phase) {
        Map<String, @Nullable Object> facts = facts(id, phase);
        facts.put("unappliedBenefits", unapplied(id, facts, phase));
        Map<String, Object> answer = decisions.answer(ROLE, facts);
        KelaRole role = KelaRole.valueOf(String.valueOf(answer.get("role")));
        Instant now = caseFile.now();
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason("", text(answer.get("reason")), text(answer.get("statute"))));
        reasons.addAll(matched(answer));
        caseFile.explain(id, new Explanation(ROLE, phase, role.name(), reasons, now));
        caseFile.kelaRole(id, role.name());
        boolean involved = Boolean.TRUE.equals(answer.get("involved"));
        // A case Kela itself leads keeps Kela whatever the table says.
        boolean leads = caseFile.get(id).coordinator().equals(Organisation.KELA.name());
        if (involved) {
            caseFile.join(id, Organisation.KELA.name());
        } else if (!leads) {
            caseFile.leave(id, Organisation.KELA.name());
        }
        return involved || leads;
    }

    // What should be applied for at once comes first and counts as unapplied; the rest is worth a check.
    private long unapplied(CaseId id, Map<String, @Nullable Object> facts, Phase phase) {
        List<Map<String, Object>> rows = decisions.ask(SCREENING, facts).stream()
                .sorted(Comparator.comparing(row -> !isUnapplied(row)))
                .toList();
        List<Reason> found = rows.stream()
                .map(row -> new Reason(text(row.get("code")), text(row.get("reason")), text(row.get("statute"))))
                .toList();
        caseFile.explain(
                id, new Explanation(SCREENING, phase, found.isEmpty() ? "NONE" : "CHECK", found, caseFile.now()));
        return rows.stream().filter(KelaDecision::isUnapplied).count();
    }

    private static boolean isUnapplied(Map<String, Object> row) {
        return "APPLY".equals(row.get("action"));
    }

    private static List<Reason> matched(Map<String, Object> answer) {
        List<?> codes = list(answer.get("reasons"));
        List<?> texts = list(answer.get("reasonTexts"));
        List<?> statutes = list(answer.get("reasonStatutes"));
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            reasons.add(new Reason(text(codes.get(i)), text(texts.get(i)), text(statutes.get(i))));
        }
        return reasons;
    }

    private Map<String, @Nullable Object> facts(CaseId id, Phase phase) {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (Fact fact : caseFile.facts(id)) {
            newest.put(fact.field(), fact.value());
        }
        Map<String, @Nullable Object> facts = new HashMap<>();
        newest.forEach(
                (field, value) -> facts.put(field, value.isNull() ? null : json.convertValue(value, Object.class)));
        cues(newest.get("cues"), facts);
        CaseRecord record = caseFile.get(id);
        facts.put("model", record.model());
        facts.put("phase", phase.name());
        facts.put("legalBasis", sharing.basisToTakePart(id, Organisation.KELA).name());
        facts.put("referenceDate", caseFile.today().toString());
        facts.put("kelaActionInPlan", hasKelaAction(newest));
        JsonNode code = newest.get("personId");
        if (code != null && code.isTextual()) {
            PersonId person = PersonId.parse(code.asText());
            facts.put("birthDate", person.birthDate().toString());
            facts.put("age", person.ageOn(caseFile.today()));
        }
        return facts;
    }

    // Kela is recognised too late when its facts are known only after the assessment: a referral's cues stand for them
    // until then.
    private static void cues(@Nullable JsonNode cues, Map<String, @Nullable Object> facts) {
        if (cues != null) {
            cues.forEach(cue -> CUES.getOrDefault(cue.asText(), Map.of()).forEach((fact, value) -> {
                if (facts.get(fact) == null) {
                    facts.put(fact, value);
                }
            }));
        }
    }

    private static boolean hasKelaAction(Map<String, JsonNode> facts) {
        for (int row = 1; row <= MOST_ACTIONS; row++) {
            JsonNode organisation = facts.get("organisation" + row);
            JsonNode status = facts.get("status" + row);
            if (organisation != null
                    && organisation.asText().equals(Organisation.KELA.name())
                    && (status == null || !SETTLED_ACTION.contains(status.asText()))) {
                return true;
            }
        }
        return false;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
