package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.ToldInFull;
import fi.tyokykypolku.casework.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks for a client in every column of the engine's tables, as a reader of a backup would. */
@ProcessTest
class NoClientDataInEngineTest extends ToldInFull {
    private Traces traces;

    @BeforeEach
    void look() {
        traces = new Traces(jdbc);
    }

    @Test
    void nothingOfAClientIsLeftInTheEnginesTables() {
        String code = given.anIdentityCode();
        Map<String, Set<String>> before = traces.columnsWith("ACT_", CODES);
        CaseId id = aCaseToldInFull(code);

        assertThat(traces.columnsWith("ACT_", id.value()))
                .as("the search finds what is there")
                .isNotEmpty();
        traces.columnsWith("ACT_", secrets(code))
                .forEach((secret, found) ->
                        assertThat(found).as("%s in the engine", secret).isEmpty());
        // The models themselves name every option.
        assertThat(before.get("NEUROLOGICAL")).containsExactly("ACT_GE_BYTEARRAY.BYTES_ of a deployment");
        traces.columnsWith("ACT_", CODES)
                .forEach((option, found) ->
                        assertThat(found).as("%s in the engine", option).isEqualTo(before.get(option)));
    }

    @Test
    void theCaseFileHoldsTheClientInCipherOnly() {
        String code = given.anIdentityCode();
        CaseId id = aCaseToldInFull(code);
        assertThat(traces.columnsWith("TKP_", id.value())).contains("TKP_FACT.CASE_ID");
        List<String> secrets = new ArrayList<>(CODES);
        secrets.addAll(secrets(code));
        traces.columnsWith("TKP_", secrets)
                .forEach((secret, found) ->
                        assertThat(found).as("%s in the case file", secret).isEmpty());
        then.theCase().knows("healthAssessment", MARK).knows("diagnosisGroup", "NEUROLOGICAL");
    }
}
