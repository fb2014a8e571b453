package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On what ground data may be passed on. */
class LegalBasisTest {

    private static final String DECISION = "legalBasis";

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
        MissingFacts.areNeverAnError(DECISION, Set.copyOf(Tables.inputs(DECISION)));
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }

    @Test
    void neverOpensTheDoorForAMissingFact() {
        for (Row row : rows()) {
            for (String name : row.facts().keySet()) {
                Map<String, Object> without = new HashMap<>(row.facts());
                without.remove(name);
                List<Object> given = Tables.evaluate(DECISION, row.facts()).all("legalBasis");
                List<Object> less = Tables.evaluate(DECISION, without).all("legalBasis");
                if (given.equals(List.of("NONE"))) {
                    assertThat(less).as("%s without %s", row, name).isEqualTo(given);
                }
            }
        }
    }
}
