package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;

import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Scenario;
import org.junit.jupiter.api.Test;

/** The routes of {@code referral.bpmn}. */
@ProcessTest
class ReferralTest extends Scenario {
    @Test
    void anAcceptedReferralLeadsToTheClient() {
        given.aReferral();
        then.employment.has("checkReferral");
        then.theCase().hasStatus(CaseStatus.RECEIVED).isIn(Phase.REFERRAL).hasParties("EMPLOYMENT");

        when.employment.completes("checkReferral", with("referralOutcome", "ACCEPTED"));
        then.theCase().hasStatus(CaseStatus.IN_PROGRESS);
        when.employment.completes("contactClient", with("clientReached", "true"));

        then.passed("decideTrack", "acceptReferral", "recordContact", "clientReachedEnd")
                .not("returnReferral", "answerConsultation", "countAttempt", "reachOut", "clientNotReached");
        then.employment.has("startCustomership");
        then.social.hasNothing();
        then.kela.hasNothing();
    }
}
