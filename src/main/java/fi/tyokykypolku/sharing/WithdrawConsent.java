package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the door for the parties that stood on a withdrawn consent. */
@Component
class WithdrawConsent implements JavaDelegate {
    private final CaseFile caseFile;
    private final Departures departures;

    WithdrawConsent(CaseFile caseFile, Departures departures) {
        this.caseFile = caseFile;
        this.departures = departures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        caseFile.lock(id);
        departures.settle(id);
    }
}
