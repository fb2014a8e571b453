package fi.tyokykypolku.kela;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.sharing.Parties;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Decides Kela's role for the phase at hand. */
@Component
class DecideKela implements JavaDelegate {
    private final KelaDecision decision;
    private final CaseFile caseFile;
    private final Parties parties;

    DecideKela(KelaDecision decision, CaseFile caseFile, Parties parties) {
        this.decision = decision;
        this.caseFile = caseFile;
        this.parties = parties;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.CASE_ID.get(execution);
        Phase phase = CaseVariables.PHASE.get(execution);
        caseFile.enter(id, phase);
        CaseVariables.PHASE_NAME.set(execution, phase.label());
        decide(execution, id, phase);
    }

    void decide(DelegateExecution execution, CaseId id, Phase phase) {
        boolean involved = decision.decide(id, phase);
        parties.tellGateways(execution);
        CaseVariables.KELA_INVOLVED.set(execution, involved);
        CaseVariables.KELA_ROLE.set(execution, caseFile.get(id).kelaRole());
    }
}
