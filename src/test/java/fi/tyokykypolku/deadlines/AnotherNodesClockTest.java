package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@DisplayName("Toisen koneen kello")
class AnotherNodesClockTest extends Scenario {
    @Autowired
    private Deadlines deadlines;

    @Test
    @DisplayName("saa käydä edellä: mitä sieltä on kirjattu, siitä määräaika lasketaan heti")
    void mayBeAhead() {
        CaseId id = given.aCaseAt("draftPlan");
        LocalDate told = when.today().minusDays(20);
        jdbc.sql("insert into tkp_milestone (case_id, milestone, reached_on, recorded_at)"
                        + " values (?, 'ASSESSMENT_STARTED', ?, ?)")
                .params(id.value(), told, caseFile.now().plusSeconds(180).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(deadlines.term(id, "draftPlan").start()).isEqualTo(told);
        jdbc.sql("delete from tkp_milestone where case_id = ? and reached_on = ?")
                .params(id.value(), told)
                .update();
    }
}
