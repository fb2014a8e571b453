package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is responsible for rehabilitation. */
class RehabResponsibleTest {

    private static final String DECISION = "rehabResponsible";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        Map<String, Object> answer = Tables.evaluate(DECISION, row.facts()).single();
        if (row.expected().isEmpty()) {
            assertThat(answer).isEmpty();
        } else {
            assertThat(answer).containsAllEntriesOf(row.expectedOutputs());
        }
    }

    @Test
    void neverFailsOnAMissingFact() {
        Set<String> names = new HashSet<>(Tables.inputs(DECISION));
        names.addAll(List.of("birthDate"));
        MissingFacts.areNeverAnError(DECISION, names);
    }

    @Test
    void saysWhatToAskWhereFactsAreMissing() {
        for (Row row : rows()) {
            Map<String, Object> answer = Tables.evaluate(DECISION, row.facts()).single();
            if ("CHECK".equals(answer.get("responsible"))) {
                assertThat((String) answer.get("ask")).as("%s", row).endsWith("?");
            }
        }
    }

    @Test
    void asksOnlyForWhatIsMissing() {
        Map<String, Object> facts = Row.facts("rehabNeed=VOCATIONAL age=45 earningsIn36Months=true");
        assertThat((String) Tables.evaluate(DECISION, facts).single().get("ask"))
                .contains("viideltä viime vuodelta", "ennakkopäätös")
                .doesNotContain("36", "syntynyt");
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }
}
