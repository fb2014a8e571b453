package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.ToldInFull;
import fi.tyokykypolku.casework.Traces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks for a client in every column of the engine's tables, as a reader of a backup would, after every single step. */
@ProcessTest
class NoClientDataInEngineTest extends ToldInFull {
    private Traces traces;

    @BeforeEach
    void look() {
        traces = new Traces(jdbc);
    }

    @Test
    void nothingOfAClientIsInTheEnginesTablesOrTheLogAtAnyMoment() {
        nothingOfAClientIsInTheEngineOrTheLogAtAnyMoment();
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
