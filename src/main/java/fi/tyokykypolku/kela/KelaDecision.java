package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Explanation.Reason;
import fi.tyokykypolku.casefile.Explanation.Source;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Decisions;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.vault.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether and how Kela is involved in a case, and why. */
@Component
public class KelaDecision {
    /** Id of the decision table, and of its explanations. */
    public static final String ROLE = "kela";

    /** Id of the table of benefits worth a check, and of its explanations. */
    public static final String SCREENING = "benefitScreening";

    /** Id of the explanations of what a caseworker should find out: what cues ask, who arranges, facts that contradict each other. */
    public static final String TO_FIND_OUT = "toFindOut";

    /** Table of what a cue of the referral asks; a cue is no fact, so it never answers for one. */
    private static final String CUES = "cues";

    private static final String CONTRADICTIONS = "contradictions";

    private static final String RESPONSIBLE = "rehabResponsible";

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
     */
    void decide(CaseId id, Phase phase) {
        Inputs inputs = inputs(id, phase);
        findOut(id, inputs, phase);
        screen(id, inputs, phase);
        Map<String, Object> answer = decisions.table(ROLE).read(inputs.values(), rows -> {
            Map<String, Object> row = Decisions.only(rows);
            role(row);
            return row;
        });
        KelaRole role = role(answer);
        Instant now = caseFile.now();
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason("", text(answer.get("reason")), text(answer.get("statute")), Set.of()));
        reasons.addAll(matched(answer, inputs));
        caseFile.explain(id, new Explanation(ROLE, phase, role.name(), reasons, now));
        caseFile.kelaRole(id, role.name());
        boolean involved = Boolean.TRUE.equals(answer.get("involved"));
        // A case Kela itself leads keeps Kela whatever the table says.
        boolean leads = caseFile.get(id).coordinator() == Organisation.KELA;
        if (involved) {
            caseFile.join(id, Organisation.KELA);
        } else if (!leads) {
            caseFile.leave(id, Organisation.KELA);
        }
    }

    private static KelaRole role(Map<String, Object> answer) {
        return KelaRole.valueOf(String.valueOf(answer.get("role")));
    }

    // What should be applied for at once comes first and counts as unapplied; the rest is worth a check.
    private void screen(CaseId id, Inputs inputs, Phase phase) {
        List<Reason> found = new ArrayList<>();
        List<Reason> unapplied = new ArrayList<>();
        for (Map<String, Object> row : decisions.ask(SCREENING, inputs.values())) {
            String code = text(row.get("code"));
            Reason reason = new Reason(
                    code, text(row.get("reason")), text(row.get("statute")), behind(SCREENING, "code", code, inputs));
            (isUnapplied(row) ? unapplied : found).add(reason);
        }
        found.addAll(0, unapplied);
        caseFile.explain(
                id, new Explanation(SCREENING, phase, found.isEmpty() ? "NONE" : "CHECK", found, caseFile.now()));
        inputs.put(
                "unappliedBenefits",
                (long) unapplied.size(),
                unapplied.stream()
                        .flatMap(reason -> reason.drawnFrom().stream())
                        .collect(Collectors.toSet()));
    }

    private void findOut(CaseId id, Inputs inputs, Phase phase) {
        List<Reason> open = new ArrayList<>();
        for (Map<String, Object> row : decisions.ask(CONTRADICTIONS, inputs.values())) {
            open.add(reason(
                    row, text(row.get("reason")), behind(CONTRADICTIONS, "code", text(row.get("code")), inputs)));
        }
        long cuesOfKela = 0;
        for (Map<String, Object> row : decisions.ask(CUES, inputs.values())) {
            open.add(reason(row, text(row.get("reason")), inputs.sources().getOrDefault(CUES, Set.of())));
            cuesOfKela += Boolean.TRUE.equals(row.get("kela")) ? 1 : 0;
        }
        inputs.put("openCues", cuesOfKela, inputs.sources().getOrDefault(CUES, Set.of()));
        for (Map<String, Object> row : decisions.ask(RESPONSIBLE, inputs.values())) {
            if (row.get("ask") != null) {
                open.add(reason(
                        row,
                        text(row.get("reason")) + " " + text(row.get("ask")),
                        behind(RESPONSIBLE, "responsible", text(row.get("responsible")), inputs)));
            }
        }
        boolean wasOpen = caseFile.explanation(id, TO_FIND_OUT)
                .filter(before -> !before.reasons().isEmpty())
                .isPresent();
        if (wasOpen || !open.isEmpty()) {
            caseFile.explain(
                    id, new Explanation(TO_FIND_OUT, phase, open.isEmpty() ? "NONE" : "OPEN", open, caseFile.now()));
        }
    }

    private static Reason reason(Map<String, Object> row, String text, Set<Source> drawnFrom) {
        return new Reason(text(row.get("code")), text, text(row.get("statute")), drawnFrom);
    }

    private Set<Source> behind(String table, String output, String value, Inputs inputs) {
        return decisions.lookedAt(table, output, value).stream()
                .flatMap(input -> inputs.sources().getOrDefault(input, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    /** What the tables are asked with, each with the facts it is known from. */
    private record Inputs(Map<String, @Nullable Object> values, Map<String, Set<Source>> sources) {
        void put(String input, @Nullable Object value, Set<Source> from) {
            values.put(input, value);
            sources.put(input, from);
        }
    }

    private static boolean isUnapplied(Map<String, Object> row) {
        return "APPLY".equals(row.get("action"));
    }

    private List<Reason> matched(Map<String, Object> answer, Inputs inputs) {
        List<?> codes = list(answer.get("reasons"));
        List<?> texts = list(answer.get("reasonTexts"));
        List<?> statutes = list(answer.get("reasonStatutes"));
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = text(codes.get(i));
            reasons.add(new Reason(
                    code, text(texts.get(i)), text(statutes.get(i)), behind("kelaReasons", "code", code, inputs)));
        }
        return reasons;
    }

    private Inputs inputs(CaseId id, Phase phase) {
        List<Fact> facts = caseFile.facts(id);
        Map<String, Fact> newest = new LinkedHashMap<>();
        facts.forEach(fact -> newest.put(fact.field(), fact));
        Inputs inputs = new Inputs(new HashMap<>(), new HashMap<>());
        newest.values().stream()
                .filter(fact -> !fact.value().isNull())
                .forEach(fact -> inputs.put(
                        fact.field(), json.convertValue(fact.value(), Object.class), Set.of(Source.of(fact))));
        inputs.values()
                .putAll(Map.of(
                        "model", caseFile.get(id).model().name(),
                        "phase", phase.name(),
                        "legalBasis",
                                sharing.basisToTakePart(id, Organisation.KELA).name(),
                        "referenceDate", caseFile.today().toString(),
                        "kelaActionInPlan", Plan.of(facts).hasOpenActionOf(Organisation.KELA)));
        Fact code = newest.get("personId");
        if (code != null && code.value().isTextual()) {
            PersonId person = PersonId.parse(code.value().asText());
            inputs.put("birthDate", person.birthDate().toString(), Set.of(Source.of(code)));
            inputs.put("age", person.ageOn(caseFile.today()), Set.of(Source.of(code)));
        }
        return inputs;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
