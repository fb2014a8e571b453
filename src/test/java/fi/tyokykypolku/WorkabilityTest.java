package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of {@code workability.bpmn}: the path as a whole, and what can happen at any time. */
@ProcessTest
class WorkabilityTest extends Scenario {
    @Test
    void thePartiesEndTheServiceTogether() {
        given.usually("reviewPlan", with("reviewOutcome", "END")).aCaseAt("decideEnding");
        when.employment.completes("decideEnding", with("endingAgreed", "true"));
        when.social.completes("decideEnding", with("endingAgreed", "true"));
        when.health.completes("decideEnding", with("endingAgreed", "true"));
        then.openAre("decideEnding@kela03");
        then.passed("followUpEnded").not("pathEnded", "closeCase");

        when.kela.completes("decideEnding", with("endingAgreed", "true"));
        then.passed("doPartiesAgree", "pathEnded", "isReferralAccepted").not("archiveCase", "clientWithdrew");
        then.openAre("closeCase@employment39");
        then.theCase().hasStatus(CaseStatus.IN_PROGRESS);

        when.employment.completes("closeCase", with("endReason", "EMPLOYED"));
        then.passed("archiveCase", "caseClosed");
        then.theCase().hasStatus(CaseStatus.CLOSED).isIn(Phase.END).knows("endReason", "EMPLOYED");
        then.nothingIsLeft();
    }

    @Test
    void onePartyThatWantsToGoOnTakesTheCaseBackToFollowUp() {
        given.usually("reviewPlan", with("reviewOutcome", "END")).aCaseAt("decideEnding");
        when.health.completes(
                "decideEnding", with("endingAgreed", "false", "continuationNeed", "Kuntoutusjakso on kesken."));

        then.cancelled("decideEnding").not("pathEnded", "closeCase");
        then.openAre();
        then.theCase().isIn(Phase.FOLLOW_UP).hasStatus(CaseStatus.IN_PROGRESS);
        assertThat(then.times("followup")).isEqualTo(2);

        when.theCaseReaches("decideEnding");
        when.theCaseReaches("closeCase");
        then.passed("pathEnded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkReferral",
                "contactClient",
                "startCustomership",
                "assessHealth",
                "summariseAssessment",
                "draftPlan",
                "agreePlan",
                "reportProgress",
                "decideEnding"
            })
    void aClientWhoLeavesIsSeenOffByAPerson(String task) {
        given.usually("reviewPlan", with("reviewOutcome", "END")).aCaseAt(task);
        when.theClientWithdraws();

        then.cancelled("path", task).not("archiveCase", "pathEnded", "pathEndedEarly");
        then.passed("clientWithdrew", "recordClientWithdrawal");
        then.openAre("closeCase@employment39");
        then.employment.sees("closeCase", "endReason", "WITHDREW");
        when.employment.completes("closeCase");
        then.passed("closeCase", "archiveCase", "caseClosed");
        then.theCase().hasStatus(CaseStatus.CLOSED).isIn(Phase.END).knows("endReason", "WITHDREW");
        then.nothingIsLeft();
    }

    @Test
    void aClientWhoLeavesDuringFollowUpIsSeenOffByAPerson() {
        given.aCaseInFollowUp();
        when.theClientWithdraws();
        then.cancelled("path", "followup").not("archiveCase");
        then.openAre("closeCase@employment39");
    }

    @Test
    void aClientWhoLeavesInThePilotsModelIsSeenOffByAPerson() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"))
                .aCaseAt("assessSocial");
        when.theClientWithdraws();
        then.cancelled("assessSocial").not("archiveCase");
        then.openAre("closeCase@employment35");
    }

    @Test
    void whenTheClientMovesTheTasksMoveToTheNewPlace() {
        given.aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        when.kela.claims("assessBenefits");
        then.social.isNamed("social");

        when.theClientMovesTo(Area.ESPOO);
        then.passed("municipalityChanged", "moveCase", "caseMoved").not("withdrawConsent");
        then.openAre(
                "assessEmployment@employment01",
                "assessSocial@social03",
                "assessHealth@health03",
                "assessBenefits@kela01");
        then.isOutOfSightOf("social", "assessSocial");
        then.isOutOfSightOf("health", "assessHealth");
        then.isOutOfSightOf("kela2", "assessBenefits");
        then.social.hasUnassigned("assessSocial");
        then.social.isUnnamed();
        then.kela.isUnnamed();
        then.employment.isUnnamed();

        when.theCaseReaches("draftPlan");
        then.openAre("draftPlan@employment01");
        then.employment.isNamed("employment1");
    }

    @Test
    void aMoveWithinTheSameAreasLeavesTheTasksInTheirHands() {
        given.aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        when.theClientMovesTo(Area.NOKIA);
        then.passed("moveCase");
        then.social.hasInTheHandsOf("assessSocial", "social");
        then.social.isNamed("social");
        then.employment.isNamed("employment");
    }

    @Test
    void aTaskOfTheSocialWorkersMovesToTheSocialWorkersOfTheNewPlace() {
        given.usually("checkReferral", with("specialSupport", "true")).aCaseAt("assessSocial");
        when.theClientMovesTo(Area.ESPOO);
        then.socialWorkers.has("assessSocial");
        then.social.hasNothing();
    }

    @Test
    void aMoveDuringFollowUpCountsAtTheNextReview() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL", "HEALTH")).aCaseInFollowUp();
        when.theClientMovesTo(Area.ESPOO);
        when.timeReaches(LocalDate.of(2027, 1, 19));
        then.openAre("reportProgress@employment01", "reportProgress@social03", "reportProgress@health03");
    }

    @Test
    void theLegalClockOfThePlanRunsOverAssessmentAndPlan() {
        given.aCaseAt("assessSocial");
        then.waitsFor("planningOverdue", LocalDate.of(2027, 2, 2));
        when.theCaseReaches("draftPlan");
        then.waitsFor("planningOverdue", LocalDate.of(2027, 2, 2));
        when.timeReaches(LocalDate.of(2027, 2, 2));
        then.passed("assessmentDone").not("planningDelayed");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        then.passed("planningOverdue", "planningDelayed").not("planningDone");
        then.isLate("draftPlan");
        assertThat(then.times("planningDelayed")).isEqualTo(1);
        when.theCaseReaches("confirmPlan");
        when.employment.completes("confirmPlan");
        then.passed("planningDone");
    }

    @Test
    void aPlanChangedAfterAReviewHasThreeMonthsFromTheReview() {
        given.aCaseInFollowUp();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE", "nextReviewOn", "2027-03-01"));
        when.theCaseReaches("reportProgress");
        when.timeReaches(LocalDate.of(2027, 3, 1));
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CHANGE_PLAN"));

        then.task("draftPlan").isDueOn(2027, 6, 1);
        then.waitsFor("planningOverdue", LocalDate.of(2027, 6, 1));
        then.isNotLate("draftPlan");
    }

    @Test
    void aPlanInTimeIsNoDelay() {
        given.aCaseInFollowUp();
        when.timeReaches(LocalDate.of(2027, 2, 3));
        then.passed("planningDone").not("planningOverdue", "planningDelayed");
    }

    @Test
    void theEndingIsJudgedInTenWorkingDays() {
        given.aCaseInFollowUp();
        given.usually("reviewPlan", with("reviewOutcome", "END"));
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("decideEnding");
        then.task("decideEnding").isDueOn(2026, 11, 16).remindsOn(2026, 11, 12).becomesLateThen();
    }

    @Test
    void aCaseIsClosedInFiveWorkingDays() {
        given.aReferral();
        when.theClientWithdraws();
        then.task("closeCase").isDueOn(2026, 11, 9).remindsOn(2026, 11, 6).becomesLateThen();
    }
}
