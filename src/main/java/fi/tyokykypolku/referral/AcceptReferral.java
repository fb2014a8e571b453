package fi.tyokykypolku.referral;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the client in: the employment authority leads joint work (Act 381/2023 § 6), otherwise whoever received the referral. */
@Component
class AcceptReferral implements JavaDelegate {
    private final CaseFile caseFile;
    private final SupportTrack supportTrack;

    AcceptReferral(CaseFile caseFile, SupportTrack supportTrack) {
        this.caseFile = caseFile;
        this.supportTrack = supportTrack;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        String track = supportTrack.decide(id, true);
        Organisation receiver = caseFile.get(id).receiver();
        Organisation coordinator = track.equals("SINGLE_AUTHORITY") ? receiver : Organisation.EMPLOYMENT;
        if (coordinator != receiver) {
            // The receiver comes back by law or consent, not by having passed the referral on.
            caseFile.leave(id, receiver);
        }
        caseFile.settle(id, CaseStatus.IN_PROGRESS);
        caseFile.coordinate(id, coordinator);
        CaseVariables.TRACK.set(execution, track);
    }
}
