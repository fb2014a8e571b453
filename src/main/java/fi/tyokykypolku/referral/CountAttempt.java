package fi.tyokykypolku.referral;

import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the tries to reach the client: after three a person looks for them, and nothing closes by itself. */
@Component
class CountAttempt implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        CaseVariables.CONTACT_ATTEMPTS.set(execution, CaseVariables.CONTACT_ATTEMPTS.get(execution) + 1);
    }
}
