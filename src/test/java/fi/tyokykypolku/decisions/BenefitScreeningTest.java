package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which benefits are worth checking: a word is a code that must be suggested, a word behind a minus one that must not. */
class BenefitScreeningTest {

    private static final String DECISION = "benefitScreening";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        List<Object> codes = Tables.evaluate(DECISION, row.facts()).all("code");
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes).containsAll(row.present());
        assertThat(codes).doesNotContainAnyElementsOf(withNone(row.absent()));
        if (row.expected().isEmpty()) {
            assertThat(codes).isEmpty();
        }
    }

    @Test
    void namesOnlyCodesThatTheTableLists() {
        List<String> codes = Words.ofOutput(Tables.table(DECISION), "code");
        for (Row row : rows()) {
            assertThat(codes).as("%s", row).containsAll(row.present()).containsAll(row.absent());
        }
    }

    @Test
    void neverFailsOnAMissingFact() {
        Set<String> names = new HashSet<>(Tables.inputs(DECISION));
        names.addAll(List.of("openCues", "newApplicationAfterMaximum", "sickAllowanceRejected", "monthsToPensionEnd"));
        MissingFacts.areNeverAnError(DECISION, names);
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }

    @Test
    void boundsEveryRowByAgeAndByDay() {
        int age = Tables.inputs(DECISION).indexOf("age");
        int day = Tables.inputs(DECISION).indexOf("referenceDate");
        for (Rule rule : Tables.table(DECISION).getRules()) {
            List<InputEntry> cells = List.copyOf(rule.getInputEntries());
            assertThat(cells.get(age).getTextContent().trim())
                    .as(rule.getId())
                    .matches("(null, )?\\[\\d+\\.\\.\\d+]|\\d+");
            assertThat(cells.get(day).getTextContent().trim())
                    .as(rule.getId())
                    .matches(
                            "(null, )?(>= date\\(\"[0-9-]+\"\\)|\\[date\\(\"[0-9-]+\"\\)\\.\\.date\\(\"[0-9-]+\"\\)])");
        }
    }

    @Test
    void citesActsInForceAndNoPressReleases() {
        for (Rule rule : Tables.table(DECISION).getRules()) {
            String statute = List.copyOf(rule.getOutputEntries()).get(3).getTextContent();
            assertThat(statute)
                    .as(rule.getId())
                    .containsPattern("(?i)laki|lain|SVL|Kelan palvelu")
                    .doesNotContainPattern("STT|tiedote|HE \\d|Laki 7\\d\\d/20");
        }
    }

    @Test
    void doesNotSuggestWhatTheClientAlreadyHas() {
        for (Row row : rows()) {
            for (Object code : Tables.evaluate(DECISION, row.facts()).all("code")) {
                Map<String, Object> facts = new HashMap<>(row.facts());
                facts.put("currentBenefits", List.of(code));
                assertThat(Tables.evaluate(DECISION, facts).all("code"))
                        .as("%s", row)
                        .doesNotContain(code);
            }
        }
    }

    @Test
    void readsCurrentBenefitsFromAListOrFromText() {
        Map<String, Object> facts = Row.facts("age=40 monthlyIncome=500 housingCost=600");
        for (Object benefits : List.of(List.of("HOUSING", "SUPPL_SA"), "HOUSING,SUPPL_SA", "HOUSING, SUPPL_SA")) {
            facts.put("currentBenefits", benefits);
            assertThat(Tables.evaluate(DECISION, facts).all("code")).containsExactly("SOCIAL_ASSISTANCE");
        }
    }

    @Test
    void suggestsOnlyThingsToCheck() {
        Set<Object> actions = new HashSet<>();
        for (Row row : rows()) {
            Tables.Answer answer = Tables.evaluate(DECISION, row.facts());
            assertThat(answer.all("reason"))
                    .allSatisfy(reason -> assertThat((String) reason).startsWith("Tarkista "));
            answer.results().forEach(outputs -> {
                actions.add(outputs.get("action"));
                assertThat(outputs.get("action").equals("REFER"))
                        .isEqualTo(outputs.get("code").equals("SUPPL_SA"));
            });
        }
        assertThat(actions).containsExactlyInAnyOrder("CHECK", "APPLY", "REFER");
    }

    private static List<String> withNone(List<String> codes) {
        return codes.isEmpty() ? List.of("") : codes;
    }
}
