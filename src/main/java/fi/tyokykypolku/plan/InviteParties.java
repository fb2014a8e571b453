package fi.tyokykypolku.plan;

import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a round of agreeing: a plan stands agreed until a party disagrees. */
@Component
class InviteParties implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        CaseVariables.PLAN_AGREED.set(execution, true);
    }
}
