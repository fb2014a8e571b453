package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets a task. */
class RoutingTest {

    private static final String DECISION = "routing";

    private static final List<Boolean> ANSWERS = Arrays.asList(true, false, null);

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
    void givesEveryTaskExactlyOneOrganisationWhateverIsKnown() {
        for (Object task : Words.of(Tables.table(DECISION), "task")) {
            for (Boolean kelaInvolved : ANSWERS) {
                for (Boolean specialSupport : ANSWERS) {
                    Map<String, Object> facts = new HashMap<>();
                    facts.put("task", task);
                    facts.put("kelaInvolved", kelaInvolved);
                    facts.put("specialSupport", specialSupport);
                    assertThat(Tables.evaluate(DECISION, facts).results())
                            .as("%s", facts)
                            .hasSize(1);
                }
            }
        }
    }
}
