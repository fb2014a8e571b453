package fi.tyokykypolku.referral;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.casefile.Misrouting;
import fi.tyokykypolku.casefile.Misroutings;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the referral back to its sender; the reason is in the case file. */
@Component
class ReturnReferral implements JavaDelegate {
    private final CaseFile caseFile;
    private final Misroutings misroutings;

    ReturnReferral(CaseFile caseFile, Misroutings misroutings) {
        this.caseFile = caseFile;
        this.misroutings = misroutings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        boolean elsewhere = caseFile.value(id, "returnBelongsTo").isPresent();
        misroutings.note(
                id,
                elsewhere ? Misrouting.REDIRECTED : Misrouting.RETURNED,
                "REFERRAL",
                new Misroutings.Way(
                        caseFile.value(id, "referralSource")
                                .map(JsonNode::asText)
                                .orElse("SELF"),
                        caseFile.get(id).receiver(),
                        caseFile.reached(id, Milestone.RECEIVED).orElse(null),
                        caseFile.today()));
        caseFile.settle(id, CaseStatus.RETURNED);
    }
}
