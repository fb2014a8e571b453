package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.Organisation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The routes of {@code kelalead.bpmn}: Kela leads its own process for the client, and hands over. */
@ProcessTest
class KelaLeadTest extends Scenario {
    private static Map<String, @Nullable Object> rehabilitation() {
        return with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL");
    }

    private void aClientWhoNeedsKela() {
        given.usually("assessHealth", rehabilitation())
                .usually("draftPlan", actionsFor("EMPLOYMENT"))
                .aCaseAt("draftPlan");
    }

    @Test
    void kelaLeadsFromTheBenefitsToTheDecisionAndHandsOver() {
        aClientWhoNeedsKela();
        then.theCase().hasKelaAs("PLAN_PARTY");
        then.openAre("draftPlan@employment39", "clarifyBenefits@kela03");

        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "true"));
        when.kela.completes("raiseRehabNeed", with("rehabApplied", "true"));
        when.kela.completes("supportApplication", with("rehabApplicationSent", "true"));
        then.openAre("draftPlan@employment39");
        when.kelaDecides("REJECTED");
        when.kela.completes("explainDecision", with("nextStep", "APPEAL"));
        then.openAre("draftPlan@employment39", "handOverFromKela@kela03");
        when.kela.completes("handOverFromKela", with("handOverOpen", "Muutoksenhaku on kesken toukokuuhun."));

        then.passed("kelaLeads", "beginKelaLead", "awaitDecision", "nextStepAgreed", "handedOver", "kelaLeadHandled")
                .not("kelaLeft");
        then.employment.readsInHeading("draftPlan", "Muutoksenhaku on kesken toukokuuhun.");
    }

    @Test
    void theCaseLeadOfThePilotsSitsInPlanAndReviewsUntilItHandsOver() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA"))
                .usually("assessHealth", rehabilitation())
                .usually("draftPlan", actionsFor("EMPLOYMENT"))
                .aCaseAt("draftPlan");
        then.theCase().hasKelaAs("CASE_LEAD");
        when.employment.completes("draftPlan", actionsFor("EMPLOYMENT"));
        then.openAre("agreePlan@employment35", "agreePlan@kela02", "clarifyBenefits@kela02");
        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "true"));
        when.theCaseReaches("reportProgress");
        then.openAre("reportProgress@employment35", "reportProgress@kela02");
        when.kelaDecides("GRANTED");
        when.kela.completes("handOverFromKela");
        when.employment.completes("reportProgress");
        when.kela.completes("reportProgress");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE"));
        when.theCaseReaches("reportProgress");
        then.openAre("reportProgress@employment35");
    }

    @Test
    void whatTheClientDoesNotApplyForIsHandedOverAtOnce() {
        aClientWhoNeedsKela();
        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "true"));
        when.kela.completes("raiseRehabNeed", with("rehabApplied", "false"));
        then.openAre("draftPlan@employment39", "handOverFromKela@kela03");
    }

    @Test
    void anApplicationThatIsNotSentIsNotWaitedFor() {
        aClientWhoNeedsKela();
        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "true"));
        when.kela.completes("raiseRehabNeed", with("rehabApplied", "true"));
        when.kela.completes("supportApplication", with("rehabApplicationSent", "false"));
        then.openAre("draftPlan@employment39", "handOverFromKela@kela03");
        then.passed("supportApplication").not("leadApplication", "awaitDecision");
    }

    @Test
    void whenKelaLosesItsGroundItsProcessEndsWithoutAHandOver() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA"))
                .usually("assessHealth", rehabilitation())
                .aCaseAt("draftPlan");
        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "true"));
        when.theClientWithdrawsConsent(Set.of(Organisation.KELA), Set.of());
        then.passed("raiseRehabNeed", "kelaLeft", "kelaLeadHandled")
                .not("supportApplication", "handOverFromKela", "handedOver");
    }

    @Test
    void kelaBeginsOnceThoughThePlanIsMadeAnew() {
        given.usually("assessHealth", rehabilitation())
                .usually("draftPlan", actionsFor("EMPLOYMENT"))
                .usually("reviewPlan", with("reviewOutcome", "CHANGE_PLAN"))
                .aCaseInFollowUp();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CHANGE_PLAN"));
        when.theCaseReaches("draftPlan");
        assertThat(then.times("beginKelaLead")).isOne();
    }

    @Test
    void everyStepHasAClockOfItsOwn() {
        aClientWhoNeedsKela();
        when.workingDaysPass(11);
        then.isLate("clarifyBenefits");
        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "true"));
        when.workingDaysPass(11);
        then.isLate("raiseRehabNeed");
        when.kela.completes("raiseRehabNeed", with("rehabApplied", "true"));
        when.workingDaysPass(11);
        then.isLate("supportApplication");
        when.kela.completes("supportApplication", with("rehabApplicationSent", "false"));
        when.workingDaysPass(11);
        then.isLate("handOverFromKela");
    }
}
