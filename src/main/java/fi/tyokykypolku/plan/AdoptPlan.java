package fi.tyokykypolku.plan;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the confirmed plan into force; the clock of its first review starts. */
@Component
class AdoptPlan implements JavaDelegate {
    private final CaseFile caseFile;

    AdoptPlan(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        LocalDate confirmed = caseFile.value(id, "confirmedOn")
                .map(value -> LocalDate.parse(value.asText()))
                .orElseGet(caseFile::today);
        caseFile.reach(id, Milestone.PLAN_ADOPTED, confirmed);
        caseFile.value(id, "nextReviewOn")
                .ifPresent(day -> caseFile.reach(id, Milestone.REVIEW_AGREED, LocalDate.parse(day.asText())));
    }
}
