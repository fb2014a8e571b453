package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.node.BooleanNode;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.kela.BenefitDecision.Outcome;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes Kela's decision into the case: a rejection is always explained, and Kela's role is decided anew. */
@Component
class RecordDecision implements JavaDelegate {
    private final CaseFile caseFile;
    private final BenefitDecisions decisions;
    private final Outcomes outcomes;
    private final KelaDecision decision;

    RecordDecision(CaseFile caseFile, BenefitDecisions decisions, Outcomes outcomes, KelaDecision decision) {
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.decision = decision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        Outcome outcome = decisions
                .newest(id)
                .orElseThrow(() -> new IllegalStateException("No decision of Kela in " + id))
                .outcome();
        outcomes.note(id, outcome);
        caseFile.record(
                id,
                new Author("system", Organisation.KELA, execution.getCurrentActivityId()),
                List.of(new Entry(
                        Category.BENEFITS, "kelaRehabRunning", BooleanNode.valueOf(outcome.positive()), false)));
        decision.decide(id, caseFile.get(id).phase());
    }
}
