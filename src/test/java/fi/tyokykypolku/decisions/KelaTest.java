package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kela's role, with the reasons and the responsible party that the required decisions gave. */
class KelaTest {

    private static final String DECISION = "kela";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    /** What the required decisions ask about the client, their own results aside. */
    static Set<String> clientFacts() {
        Set<String> facts = new LinkedHashSet<>(Tables.inputs("rehabResponsible"));
        facts.addAll(Tables.inputs("kelaReasons"));
        facts.addAll(List.of("birthDate", "referenceDate"));
        facts.remove("responsible");
        return facts;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        assertThat(Tables.evaluate(DECISION, row.facts()).single()).containsAllEntriesOf(row.expectedOutputs());
    }

    @Test
    void neverFailsOnAMissingFact() {
        Set<String> facts = clientFacts();
        facts.addAll(List.of("model", "phase", "legalBasis", "kelaActionInPlan"));
        MissingFacts.areNeverAnError(DECISION, facts);
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }

    @Test
    void involvesKelaInEveryRoleButTwo() {
        for (Row row : rows()) {
            Map<String, Object> answer = Tables.evaluate(DECISION, row.facts()).single();
            assertThat(answer.get("involved"))
                    .as("%s", row)
                    .isEqualTo(!Set.of("NONE", "GENERAL_ADVICE_ONLY").contains(answer.get("role")));
        }
    }

    @Test
    void explainsEachReasonInItsPlace() {
        for (Row row : Row.of("kelaReasons")) {
            Tables.Answer reasons = Tables.evaluate("kelaReasons", row.facts());
            Map<String, Object> answer = Tables.evaluate(DECISION, row.facts()).single();
            assertThat(answer.get("reasons")).as("%s", row).isEqualTo(reasons.all("code"));
            assertThat(answer.get("reasonTexts")).isEqualTo(reasons.all("reasonText"));
            assertThat(answer.get("reasonStatutes")).isEqualTo(reasons.all("reasonStatute"));
        }
    }
}
