package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lowest old-age pension age of the earnings-related acts, by year of birth (telp.fi, 1.1.2017). */
class PensionAgeTest {

    private static final String DECISION = "pensionAge";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        assertThat(Tables.evaluate(DECISION, row.facts()).single()).containsAllEntriesOf(row.expectedOutputs());
    }

    @Test
    void neverFailsOnAMissingFact() {
        Set<String> names = new HashSet<>(Tables.inputs(DECISION));
        names.addAll(List.of("birthDate"));
        MissingFacts.areNeverAnError(DECISION, names);
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }
}
