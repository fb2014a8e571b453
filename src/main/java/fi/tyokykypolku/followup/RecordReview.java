package fi.tyokykypolku.followup;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseVariables;
import fi.tyokykypolku.casefile.Milestone;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the plan was reviewed and when the next review is agreed. */
@Component
class RecordReview implements JavaDelegate {
    private final CaseFile caseFile;

    RecordReview(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = new CaseId(CaseVariables.CASE_ID.get(execution));
        caseFile.reach(id, Milestone.REVIEWED, caseFile.today());
        caseFile.value(id, "nextReviewOn")
                .ifPresent(day -> caseFile.reach(id, Milestone.REVIEW_AGREED, LocalDate.parse(day.asText())));
    }
}
