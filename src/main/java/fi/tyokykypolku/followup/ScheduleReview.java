package fi.tyokykypolku.followup;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Waits for the next review; an application already followed is not followed twice. */
@Component
class ScheduleReview implements JavaDelegate {
    private final CaseFile caseFile;

    ScheduleReview(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFile.enter(CaseVariables.CASE_ID.get(execution), Phase.FOLLOW_UP);
        CaseVariables.KELA_APPLICATION_SENT.set(execution, false);
    }
}
