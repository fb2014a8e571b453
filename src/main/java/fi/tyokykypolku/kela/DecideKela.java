package fi.tyokykypolku.kela;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Decides Kela's role for the phase at hand. */
@Component
class DecideKela implements JavaDelegate {
    private final KelaDecision decision;
    private final CaseFile caseFile;

    DecideKela(KelaDecision decision, CaseFile caseFile) {
        this.decision = decision;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        Phase named = CaseVariables.PHASE.get(execution);
        Phase phase = named == null ? caseFile.get(id).phase() : named;
        caseFile.enter(id, phase);
        decision.decide(id, phase);
    }
}
