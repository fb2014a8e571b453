package fi.tyokykypolku.kela;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that Kela has begun to lead its own process for the client: it does so once in a case. */
@Component
class BeginKelaLead implements JavaDelegate {
    private final CaseFile caseFile;

    BeginKelaLead(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFile.reach(CaseVariables.caseId(execution), Milestone.KELA_LED, caseFile.today());
    }
}
