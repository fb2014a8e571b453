package fi.tyokykypolku.followup;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casefile.PlanLookedAt;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Closes what is still open; retention runs from here (Act 381/2023 § 12). */
@Component
class ArchiveCase implements JavaDelegate {
    private final CaseFile caseFile;
    private final ApplicationEventPublisher events;

    ArchiveCase(CaseFile caseFile, ApplicationEventPublisher events) {
        this.caseFile = caseFile;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        events.publishEvent(new PlanLookedAt(id));
        if (caseFile.get(id).status().open()) {
            caseFile.settle(id, CaseStatus.CLOSED);
        }
        caseFile.enter(id, Phase.END);
    }
}
