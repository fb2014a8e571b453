package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two facts that cannot both be true are shown, and neither is chosen. */
class ContradictionsTest {

    private static final String DECISION = "contradictions";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        assertThat(Tables.evaluate(DECISION, row.facts()).all("code")).isEqualTo(row.expected());
    }

    @Test
    void neverFailsOnAMissingFact() {
        Set<String> names = new HashSet<>(Tables.inputs(DECISION));
        names.addAll(List.of("sickAllowanceDays"));
        MissingFacts.areNeverAnError(DECISION, names);
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }
}
