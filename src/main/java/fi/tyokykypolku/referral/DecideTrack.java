package fi.tyokykypolku.referral;

import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Suggests a support track to the person who checks the referral. */
@Component
class DecideTrack implements JavaDelegate {
    private final SupportTrack track;

    DecideTrack(SupportTrack track) {
        this.track = track;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseVariables.TRACK.set(execution, track.decide(CaseVariables.caseId(execution), false));
    }
}
