package fi.tyokykypolku.referral;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes the day the client was reached, from which the clock of consent runs. */
@Component
class RecordContact implements JavaDelegate {
    private final CaseFile caseFile;

    RecordContact(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        LocalDate day = caseFile.value(id, "contactedOn")
                .map(value -> LocalDate.parse(value.asText()))
                .orElseGet(caseFile::today);
        caseFile.reach(id, Milestone.CONTACTED, day);
    }
}
