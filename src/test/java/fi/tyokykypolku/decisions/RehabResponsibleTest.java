package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

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
        MissingFacts.areNeverAnError(
                DECISION,
                Set.of("accidentOrTraffic", "earningsLastFiveYears", "age", "birthDate", "referenceDate", "rehabNeed"));
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }
}
