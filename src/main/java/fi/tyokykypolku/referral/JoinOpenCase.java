package fi.tyokykypolku.referral;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import fi.tyokykypolku.texts.Sentences;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sees to it that a contact is joined to a case that is still open, for in another nobody would take it into account. */
@Component
class JoinOpenCase implements JavaDelegate {
    private static final Sentences SENTENCES = new Sentences("referral");

    private final CaseFile caseFile;

    JoinOpenCase(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId open = Objects.requireNonNull(
                caseFile.get(CaseVariables.caseId(execution)).openCase());
        if (!caseFile.holdOpen(open)) {
            throw new InvalidForm(List.of(new Fault(
                    CaseVariables.CONTACT_OUTCOME.name(), SENTENCES.say("label"), SENTENCES.say("ended", open))));
        }
    }
}
