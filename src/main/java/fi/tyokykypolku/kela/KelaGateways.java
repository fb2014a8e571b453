package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.directory.Organisation;
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

    /** Whether Kela is to begin a process of its own for the client, which it has not begun yet. */
    public boolean beginsToLead(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        return caseFile.get(id).kelaLeads()
                && isIn(id)
                && caseFile.reached(id, Milestone.KELA_LED).isEmpty();
    }

    /** Whether Kela, while it is in, takes up the need for rehabilitation with the client. */
    public boolean raisesRehabNeed(DelegateExecution execution) {
        return says(execution, "rehabNeedRaised");
    }

    /** Whether Kela, while it is in, helps the client to apply for rehabilitation. */
    public boolean supportsApplication(DelegateExecution execution) {
        return says(execution, "rehabApplied");
    }

    /** Whether the client has applied with Kela's help, and Kela is still in to follow it. */
    public boolean hasApplied(DelegateExecution execution) {
        return says(execution, "rehabApplicationSent");
    }

    private boolean says(DelegateExecution execution, String field) {
        CaseId id = CaseVariables.caseId(execution);
        return isIn(id) && caseFile.value(id, field).map(JsonNode::booleanValue).orElse(false);
    }

    private boolean isIn(CaseId id) {
        return caseFile.parties(id).contains(Organisation.KELA);
    }

    /** Whether Kela has not granted all that was applied for: the client is told and steered onwards (Act 568/2007 §§ 12–13). */
    public boolean needsExplaining(DelegateExecution execution) {
        return !caseFile.value(CaseVariables.caseId(execution), "kelaDecision")
                .map(JsonNode::asText)
                .orElse("")
                .equals("GRANTED");
    }
}
