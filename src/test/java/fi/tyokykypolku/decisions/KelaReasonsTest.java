package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why Kela is needed: the exact reasons of every row, each of them once. */
class KelaReasonsTest {

    private static final String DECISION = "kelaReasons";

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
        MissingFacts.areNeverAnError(DECISION, KelaTest.clientFacts());
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }

    @Test
    void listsEighteenReasons() {
        assertThat(Words.ofOutput(Tables.table(DECISION), "code"))
                .hasSize(18)
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
