package fi.tyokykypolku.notice;

import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.texts.Sentences;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Passes on to the case what a caseworker has told. */
@Component
class PassNotice implements JavaDelegate {
    private final Notices notices;

    PassNotice(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Notice notice = Notice.valueOf(CaseVariables.NOTICE.get(execution));
        if (!notices.pass(CaseVariables.caseId(execution), notice)) {
            throw new InvalidForm(List.of(new InvalidForm.Fault(
                    CaseVariables.NOTICE.name(), new Sentences("notice").say("label"), notice.notAwaited())));
        }
    }
}
