package fi.tyokykypolku.referral;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.vault.PersonId;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes a contact a case of its own, for the case to which it came has ended; or hands it on to another that is open by now. */
@Component
class OpenOwnCase implements JavaDelegate {
    private static final Sentences SENTENCES = new Sentences("referral");

    private final CaseFile caseFile;

    OpenOwnCase(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        CaseId came = caseFile.get(id).openCase();
        if (!caseFile.openOwn(id, PersonId.parse(told(id, "personId")), LocalDate.parse(told(id, "receivedOn")))) {
            throw new InvalidForm(List.of(new Fault(
                    CaseVariables.CONTACT_OUTCOME.name(),
                    SENTENCES.say("label"),
                    SENTENCES.say("open", String.valueOf(came)))));
        }
    }

    private String told(CaseId id, String field) {
        return caseFile.value(id, field).map(JsonNode::asText).orElseThrow();
    }
}
