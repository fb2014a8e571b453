package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casework.Scenario;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The routes of {@code kelaapplication.bpmn}. */
@ProcessTest
class KelaApplicationTest extends Scenario {
    private void anApplicationWaits() {
        given.usually("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"))
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .usually("confirmPlan", with("kelaApplicationSent", "true"))
                .aCaseInFollowUp();
    }

    @Test
    void anApplicationThatIsGrantedIsRecorded() {
        anApplicationWaits();
        then.passed("kelaApplicationSent", "applicationStarted", "scheduleReview")
                .not("recordDecision");
        then.openAre();

        when.kelaDecides("GRANTED");
        then.passed("awaitDecision", "recordDecision", "decisionRecorded", "kelaApplicationHandled")
                .not("explainDecision", "nextStepAgreed", "kelaDecisionReceived");
        then.theCase().knows("kelaRehabRunning", "true");
        then.openAre();
        then.waitsFor("reviewDue", LocalDate.of(2027, 1, 19));
    }

    @Test
    void aRejectionIsAlwaysExplainedWithWhatComesNext() {
        anApplicationWaits();
        when.kelaDecides("REJECTED");

        then.passed("recordDecision").not("decisionRecorded", "nextStepAgreed", "kelaApplicationHandled");
        then.openAre("explainDecision@kela03");
        when.kela.completes("explainDecision", with("nextStep", "APPEAL"));
        then.passed("explainDecision", "nextStepAgreed", "kelaApplicationHandled")
                .not("decisionRecorded");
        then.theCase().knows("nextStep", "APPEAL").knows("kelaRehabRunning", "false");
    }

    @Test
    void aPartialDecisionIsExplainedToo() {
        anApplicationWaits();
        when.kelaDecides("PARTIAL");
        then.openAre("explainDecision@kela03");
        then.theCase().knows("kelaRehabRunning", "true");
    }

    @Test
    void aDecisionThatNobodyWaitedForIsTakenInAtOnce() {
        given.aCaseAt("assessSocial");
        when.kelaDecides("GRANTED");
        then.passed("kelaDecisionReceived", "isDecisionKnown", "recordDecision", "decisionRecorded")
                .not("awaitDecision", "explainDecision");
        then.theCase().knows("kelaRehabRunning", "true");
    }

    @Test
    void withoutKelaTheCoordinatorExplainsARejection() {
        given.aCaseAt("checkReferral");
        when.kelaDecides("REJECTED");
        then.openAre("checkReferral@employment39", "explainDecision@employment39");
        when.employment.completes("explainDecision", with("nextStep", "NO_ACTION"));
        then.passed("nextStepAgreed", "kelaDecisionHandled").not("awaitDecision");
    }

    @Test
    void aDecisionToldInAProgressReportReachesTheWaitingApplication() {
        anApplicationWaits();
        when.timeReaches(LocalDate.of(2026, 11, 20));
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.kela.completes("reportProgress", with("kelaDecision", "REJECTED", "kelaDecisionOn", "2026-11-19"));
        then.passed("awaitDecision", "recordDecision").not("kelaDecisionReceived");
        then.kela.has("explainDecision");
    }

    @Test
    void anApplicationOfAReviewIsFollowedOnceAndNotAgainAtTheNextReview() {
        given.aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("kelaApplicationSent", "true"));
        assertThat(then.times("awaitDecision")).isEqualTo(1);
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan");
        assertThat(then.times("awaitDecision")).isEqualTo(1);
    }

    @Test
    void twoApplicationsWaitSideBySideAndTheOlderIsAnsweredFirst() {
        anApplicationWaits();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("kelaApplicationSent", "true"));
        assertThat(then.times("awaitDecision")).isEqualTo(2);
        when.kelaDecides("GRANTED");
        when.kelaDecides("GRANTED");
        then.passed("decisionRecorded").not("kelaDecisionReceived");
    }

    @Test
    void aDecisionIsExpectedInFiveWeeks() {
        anApplicationWaits();
        then.waitsFor("awaitDecisionOverdue", LocalDate.of(2026, 12, 7));
        when.timeReaches(LocalDate.of(2026, 12, 7));
        then.passed("isDecisionKnown").not("awaitDecisionDelayed");
        when.timeReaches(LocalDate.of(2026, 12, 8));
        then.passed("awaitDecisionOverdue", "awaitDecisionDelayed").not("recordDecision");
        assertThat(then.times("awaitDecisionDelayed")).isEqualTo(1);
        when.kelaDecides("GRANTED");
        then.passed("awaitDecision", "decisionRecorded");
    }

    @Test
    void aRejectionIsExplainedInFiveWorkingDays() {
        given.aReferral();
        when.kelaDecides("REJECTED");
        then.task("explainDecision").isDueOn(2026, 11, 9).remindsOn(2026, 11, 6).becomesLateThen();
    }
}
