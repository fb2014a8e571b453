package fi.tyokykypolku.plan;

import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.engine.CaseVariables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Asks the parties to agree: notes who has drafted the plan. The plan is agreed unless a party says no. */
@Component
class InviteParties implements JavaDelegate {
    private final CaseFile caseFile;

    InviteParties(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        Authentication drafter =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        String user = drafter == null ? "system" : drafter.getUserId();
        Author author = new Author(user, caseFile.get(id).coordinator(), execution.getCurrentActivityId());
        caseFile.record(id, author, List.of(Plan.draftedBy(user)));
        CaseVariables.PLAN_AGREED.set(execution, true);
    }
}
