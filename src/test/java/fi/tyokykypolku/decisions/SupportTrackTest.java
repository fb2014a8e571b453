package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which track a referral takes. */
class SupportTrackTest {

    private static final String DECISION = "supportTrack";

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
    void tellsWhyOneAuthorityIsEnough() {
        assertThat(ruleOf("model=PILOT_2021 unemployed=true lifeManagement=true consentRefused=true"))
                .containsExactly("supportTrack_pilot_refused");
        String noGround = "workAbilityLimitation=false functionalLimitation=false lifeManagement=false";
        assertThat(ruleOf("model=TYM_2025 unemployed=true " + noGround)).containsExactly("supportTrack_single");
        assertThat(ruleOf("model=TYM_2025 unemployed=false lifeManagement=true"))
                .containsExactly("supportTrack_employed");
        assertThat(ruleOf("unemployed=true lifeManagement=true")).containsExactly("supportTrack_single");
    }

    private static Set<String> ruleOf(String facts) {
        return Tables.evaluate(DECISION, Row.facts(facts)).rules();
    }
}
