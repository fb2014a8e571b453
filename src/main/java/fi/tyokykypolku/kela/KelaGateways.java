package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Answers what the models' gateways ask about Kela, from the case file; the models say {@code ${kela.needsExplaining(execution)}}. */
@Component("kela")
public class KelaGateways {
    private final CaseFile caseFile;

    KelaGateways(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /** Whether an application has been sent to Kela that nobody follows yet. */
    public boolean hasNewApplication(DelegateExecution execution) {
        return caseFile.value(CaseVariables.caseId(execution), "kelaApplicationSent")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    /** Whether Kela has not granted all that was applied for: the client is told and steered onwards (Act 568/2007 §§ 12–13). */
    public boolean needsExplaining(DelegateExecution execution) {
        return !caseFile.value(CaseVariables.caseId(execution), "kelaDecision")
                .map(JsonNode::asText)
                .orElse("")
                .equals("GRANTED");
    }
}
