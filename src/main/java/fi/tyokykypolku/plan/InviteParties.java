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

/** Opens a round of agreeing: notes who has drafted the plan, which stands agreed until a party disagrees. */
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
