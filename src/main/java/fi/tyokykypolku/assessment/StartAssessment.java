package fi.tyokykypolku.assessment;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the clock of the plan: three months from here (Act 381/2023 § 4). */
@Component
class StartAssessment implements JavaDelegate {
    private final CaseFile caseFile;

    StartAssessment(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        caseFile.reach(id, Milestone.ASSESSMENT_STARTED, caseFile.today());
    }
}
