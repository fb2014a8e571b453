package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Scenario;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The routes of {@code followup.bpmn}. */
@ProcessTest
class FollowupTest extends Scenario {
    /** A plan with something to do for each of the three. */
    private void aCaseOfThreeInFollowUp() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL", "HEALTH")).aCaseInFollowUp();
    }

    @Test
    void theReviewStartsByItselfTwoWeeksBeforeTheThreeMonthsAreOver() {
        aCaseOfThreeInFollowUp();
        then.openAre();
        then.waitsFor("reviewDue", LocalDate.of(2027, 1, 19));

        when.timeReaches(LocalDate.of(2027, 1, 18));
        then.openAre();
        when.timeReaches(LocalDate.of(2027, 1, 19));

        then.passed("scheduleReview", "reviewDue").not("reviewRequested", "reviewPlan");
        then.openAre("reportProgress@employment39", "reportProgress@social08", "reportProgress@health08");
    }

    @Test
    void anEarlierReviewThatWasAgreedComesEarlier() {
        given.usually("draftPlan", with("nextReviewOn", "2026-12-31")).aCaseInFollowUp();
        then.waitsFor("reviewDue", LocalDate.of(2026, 12, 17));
    }

    @Test
    void theClientGetsAReviewOnRequest() {
        aCaseOfThreeInFollowUp();
        when.workingDaysPass(3);
        assertThat(when.theClientAsksForAReview()).isTrue();

        then.passed("reviewRequested", "reviewStarts").not("reviewDue", "reviewPlan");
        when.employment.completes("reportProgress");
        when.social.completes("reportProgress");
        then.passed("reviewRequested").not("reviewPlan");
        when.health.completes("reportProgress");
        then.openAre("reviewPlan@employment39");
    }

    @Test
    void aReviewAskedForDuringAReviewChangesNothing() {
        aCaseOfThreeInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        assertThat(when.theClientAsksForAReview()).isFalse();
        then.openAre("reportProgress@employment39", "reportProgress@social08", "reportProgress@health08");
    }

    @Test
    void followUpGoesOnUntilTheNextReview() {
        given.aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 1, 20));
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE", "nextReviewOn", "2027-03-31"));

        then.passed("recordReview", "doesFollowUpContinue").not("followUpEnded", "decideEnding");
        then.theCase().isIn(Phase.FOLLOW_UP);
        then.openAre();
        then.waitsFor("reviewDue", LocalDate.of(2027, 3, 17));
        when.theCaseReaches("reviewPlan");
        assertThat(then.times("reviewDue")).isEqualTo(2);
    }

    @Test
    void aReviewMayChangeThePlanWithoutANewAssessment() {
        given.aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CHANGE_PLAN"));

        then.passed("followUpEnded", "whatWasReviewed").not("decideEnding");
        then.openAre("draftPlan@employment39");
        then.theCase().isIn(Phase.PLAN);
        assertThat(then.times("assessment")).isEqualTo(1);
        assertThat(then.times("plan")).isEqualTo(2);

        when.theCaseReaches("confirmPlan");
        when.employment.completes("confirmPlan");
        then.theCase().isIn(Phase.FOLLOW_UP);
        then.waitsFor("reviewDue", LocalDate.of(2027, 1, 19));
    }

    @Test
    void aRefusalByThePensionInsurerBringsTheMatterToKela() {
        given.usually("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"))
                .usually("assessBenefits", with("earningsLastFiveYears", 60_000, "earningsIn36Months", "true"))
                .usually("draftPlan", actionsFor("EMPLOYMENT"))
                .aCaseInFollowUp();
        then.theCase().hasKelaAs("NONE");
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CHANGE_PLAN", "insurerDecision", "REFUSED"));
        then.openAre("draftPlan@employment39", "clarifyBenefits@kela03");
        then.theCase().hasKelaAs("PLAN_PARTY").hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA");
    }

    @Test
    void aReviewMayEndTheFollowUp() {
        given.aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "END"));
        then.passed("followUpEnded").not("pathEnded", "closeCase");
        then.theCase().isIn(Phase.END).hasKelaAs("CO_DECIDES_END");
        then.openAre(
                "decideEnding@employment39", "decideEnding@social08", "decideEnding@health08", "decideEnding@kela03");
    }

    @Test
    void kelaReportsOnlyOfItsOwnActions() {
        given.usually("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"))
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 1, 19));
        then.theCase().hasKelaAs("REVIEW_PARTY");
        then.kela.has("reportProgress");
    }

    @Test
    void progressIsAskedOnlyOfThoseWithAnAction() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH")).aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 1, 19));
        then.openAre("reportProgress@employment39", "reportProgress@health08");
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH");
    }

    @Test
    void kelaThatIsOnlyConsultedIsNotAskedForProgress() {
        given.usually("assessBenefits", with("pensionStatus", "REJECTED")).aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 1, 19));
        then.theCase().hasKelaAs("CONSULTED").hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA");
        then.openAre("reportProgress@employment39");
    }

    @Test
    void anActionThatIsDoneIsNotReportedAgain() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH", "KELA")).aCaseInFollowUp();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("status2", "DONE", "status3", "REJECTED"));
        when.theCaseReaches("reportProgress");
        then.openAre("reportProgress@employment39");
        then.theCase().hasKelaAs("NONE");
    }

    @Test
    void aReviewBeginsAtOnceWhenNothingIsLeftToReport() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH")).aCaseInFollowUp();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("status1", "DONE", "status2", "CANCELLED"));
        long reported = then.times("reportProgress");
        assertThat(when.theClientAsksForAReview()).isTrue();
        then.openAre("reviewPlan@employment39");
        assertThat(then.times("reportProgress")).isEqualTo(reported);
    }

    @Test
    void anAuthorityThatWorksAloneReviewsAlone() {
        given.aReferral(with("referralSource", "HEALTH_SERVICES", "unemployed", "false"));
        given.usually("draftPlan", actionsFor("HEALTH"));
        when.theCaseReaches("reportProgress");
        then.openAre("reportProgress@health08");
        when.health.completes("reportProgress");
        then.openAre("reviewPlan@health08");
    }

    @Test
    void progressIsReportedInTenWorkingDays() {
        given.aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 1, 19));
        then.task("reportProgress").isDueOn(2027, 2, 2).remindsOn(2027, 1, 29).becomesLateThen();
    }

    @Test
    void thePlanIsReviewedInThreeMonthsOfItsConfirmation() {
        given.aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 1, 19));
        when.theCaseReaches("reviewPlan");
        then.task("reviewPlan").isDueOn(2027, 2, 2).remindsOn(2026, 12, 15).becomesLateThen();
    }
}
