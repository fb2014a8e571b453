package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cue of the referral is no fact: it asks until somebody has answered. */
class CuesTest {

    private static final String DECISION = "cues";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        assertThat(Tables.evaluate(DECISION, row.facts()).all("field")).isEqualTo(row.expected());
    }

    @Test
    void neverFailsOnAMissingFact() {
        MissingFacts.areNeverAnError(DECISION, new HashSet<>(Tables.inputs(DECISION)));
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }
}
