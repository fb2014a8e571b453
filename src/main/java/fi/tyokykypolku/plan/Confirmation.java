package fi.tyokykypolku.plan;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.texts.Sentences;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Two persons stand behind every plan: whoever drafted it confirms it only when somebody else has agreed to it. */
@Component
public class Confirmation {
    private static final String TASK = "confirmPlan";

    private final CaseFile caseFile;

    Confirmation(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /** Whether a user may complete a task, as far as the plan's confirmation goes: true for every other task. */
    public boolean allows(DelegateTask task, String user) {
        return !TASK.equals(task.getTaskDefinitionKey())
                || Plan.of(caseFile.facts(CaseVariables.caseId(task))).mayBeConfirmedBy(user);
    }

    /**
     * Refuses a confirmation by the drafter alone.
     *
     * @throws BadUserRequestException when nobody but the drafter has agreed to the plan
     */
    @EventListener(condition = "#task.eventName == 'complete'")
    void check(DelegateTask task) {
        Authentication user =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        if (user != null && !allows(task, user.getUserId())) {
            throw new BadUserRequestException(new Sentences("confirmation").say("drafterAlone"));
        }
    }
}
