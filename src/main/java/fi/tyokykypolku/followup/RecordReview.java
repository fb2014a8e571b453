package fi.tyokykypolku.followup;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.casefile.PlanLookedAt;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notes that the plan was reviewed, when the next review is agreed, and how often in a row it went on as it was. */
@Component
class RecordReview implements JavaDelegate {
    /** So many unchanged reviews in a row are a standstill, which followup.bpmn tells of. */
    private static final int STANDSTILL = 2;

    private final CaseFile caseFile;
    private final ApplicationEventPublisher events;

    RecordReview(CaseFile caseFile, ApplicationEventPublisher events) {
        this.caseFile = caseFile;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        caseFile.reach(id, Milestone.REVIEWED, caseFile.today());
        caseFile.value(id, "nextReviewOn")
                .ifPresent(day -> caseFile.reach(id, Milestone.REVIEW_AGREED, LocalDate.parse(day.asText())));
        events.publishEvent(new PlanLookedAt(id));
        boolean unchanged = CaseVariables.REVIEW_OUTCOME.get(execution).equals("CONTINUE");
        int before = CaseVariables.UNCHANGED_REVIEWS.get(execution);
        CaseVariables.UNCHANGED_REVIEWS.set(execution, unchanged ? before % STANDSTILL + 1 : 0);
    }
}
