package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.forms.InvalidForm;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The routes of {@code plan.bpmn}. */
@ProcessTest
class PlanTest extends Scenario {
    @Test
    void anAgreedAndConfirmedPlanComesIntoForce() {
        given.aCaseAt("draftPlan");
        then.theCase().isIn(Phase.PLAN);
        when.employment.completes("draftPlan", actionsFor("EMPLOYMENT", "HEALTH"));
        then.openAre("agreePlan@employment39", "agreePlan@health08");
        then.social.hasNothing();

        when.employment.completes("agreePlan", with("planAgreed", "true"));
        then.openAre("agreePlan@health08");
        when.health.completes("agreePlan", with("planAgreed", "true"));
        when.employment.completes("confirmPlan", with("planConfirmed", "true"));

        then.passed("inviteParties", "adoptPlan", "planAdopted", "planningDone", "scheduleReview")
                .not("kelaApplicationSent", "reportProgress", "planningOverdue");
        then.theCase().isIn(Phase.FOLLOW_UP);
    }

    @Test
    void onePartyThatDisagreesSendsThePlanBack() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL", "HEALTH")).aCaseAt("agreePlan");
        when.social.completes(
                "agreePlan", with("planAgreed", "false", "requestedChanges", "Velkaneuvonta puuttuu suunnitelmasta."));

        then.cancelled("agreePlan").not("confirmPlan", "adoptPlan");
        then.openAre("draftPlan@employment39");
        then.employment.readsInHeading("draftPlan", "Velkaneuvonta puuttuu suunnitelmasta.");

        when.employment.completes("draftPlan");
        then.openAre("agreePlan@employment39", "agreePlan@social08", "agreePlan@health08");
        when.theCaseReaches("confirmPlan");
        then.passed("doPartiesAgree");
    }

    @Test
    void aClientWhoDoesNotConfirmGetsAnotherDraft() {
        given.aCaseAt("confirmPlan");
        when.employment.completes(
                "confirmPlan", with("planConfirmed", "false", "clientChangeWishes", "Työkokeilu vasta keväällä."));
        then.openAre("draftPlan@employment39");
        then.passed("didClientConfirm").not("adoptPlan", "followup");
        when.theCaseReaches("confirmPlan");
        when.employment.completes("confirmPlan");
        then.passed("adoptPlan");
    }

    @Test
    void onlyThoseWithAnActionAreAsked() {
        given.usually("draftPlan", actionsFor("SOCIAL")).aCaseAt("agreePlan");
        then.openAre("agreePlan@social08");
        then.employment.hasNothing();
    }

    @Test
    void aPartyThatMayNotSeeThePlanGetsNoActionInIt() {
        given.aClientIn(Area.PORI).usually("recordConsent", consentTo("SOCIAL")).aCaseAt("draftPlan");
        assertThatThrownBy(() ->
                        when.employment.completes("draftPlan", actionsFor("EMPLOYMENT", "HEALTH", "SOCIAL", "NGO")))
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting(InvalidForm.Fault::field)
                                .containsExactly("organisation2", "organisation4"))
                .hasMessageContaining("Toimenpide 2, Vastuuorganisaatio: organisaatio ei saa nähdä");
        then.openAre("draftPlan@employment35");
        then.theCase().doesNotKnow("actionCount");

        when.employment.completes("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL"));
        then.openAre("agreePlan@employment35", "agreePlan@social06");
    }

    /** Since 2026 the plan is the way to rehabilitative work for all who get no social assistance for unemployment (HE 109/2025). */
    @Test
    void rehabilitativeWorkIsPlannedWithItsAimAndSupport() {
        given.aCaseAt("draftPlan");
        Map<String, @Nullable Object> plan = and(actionsFor("EMPLOYMENT"), with("service1", "REHAB_WORK"));
        assertThatThrownBy(() -> when.employment.completes("draftPlan", and(plan, with("aim1", null, "support1", " "))))
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting(InvalidForm.Fault::field)
                                .containsExactly("aim1", "support1"));
        when.employment.completes(
                "draftPlan", and(plan, with("aim1", "Arjen rytmi", "support1", "Ohjaaja kerran viikossa")));
        then.employment.readsInHeading("agreePlan", "tavoite: Arjen rytmi; tuki: Ohjaaja kerran viikossa");
    }

    /** The client's own limit (566/2005), which no clock of ours measures. */
    @Test
    void whoWorksOnThePlanReadsByWhenTheClientMustApply() {
        given.usually(
                        "draftPlan",
                        and(
                                actionsFor("KELA", "EMPLOYMENT"),
                                with(
                                        "service1",
                                        "KELA_VOC_REHAB",
                                        "start1",
                                        "2026-12-01",
                                        "due1",
                                        "2027-11-30",
                                        "service2",
                                        "KELA_NUOTTI",
                                        "start2",
                                        "2026-12-01",
                                        "due2",
                                        "2027-11-30")))
                .aCaseAt("confirmPlan");
        then.employment.readsInHeading(
                "confirmPlan", "Asiakkaan on haettava kuntoutusrahaa viimeistään **1.6.2027**: Kela: ");
        then.employment.doesNotReadInHeading("confirmPlan", "1.6.2027**: Kela: Nuotti");
    }

    @Test
    void anActionThatIsDroppedBindsNobodyThoughItsFactsStayInTheFile() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH", "KELA")).aCaseInFollowUp();
        when.theCaseReaches("reviewPlan");
        then.theCase().hasKelaAs("REVIEW_PARTY");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CHANGE_PLAN"));
        when.employment.completes("draftPlan", with("actionCount", 2));
        then.openAre("agreePlan@employment39", "agreePlan@health08");
        then.health.doesNotReadInHeading("agreePlan", "3. ");

        when.theCaseReaches("reviewPlan");
        then.theCase().knows("organisation3", "KELA").hasKelaAs("NONE").hasParties("EMPLOYMENT", "SOCIAL", "HEALTH");
    }

    @Test
    void kelaIsAPartyToThePlanWhenItsRehabilitationIsNeeded() {
        given.usually("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"))
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .aCaseAt("agreePlan");
        then.theCase().hasKelaAs("PLAN_PARTY").hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA");
        then.kela.has("agreePlan", "clarifyBenefits");
    }

    @Test
    void anAuthorityThatWorksAlonePlansAlone() {
        given.aCaseAt("draftPlan", with("referralSource", "ADULT_SOCIAL_WORK", "unemployed", "false"));
        then.openAre("draftPlan@social08");
        when.social.completes("draftPlan", actionsFor("SOCIAL"));
        when.social.completes("agreePlan");
        then.openAre("confirmPlan@social08");
        then.social.hasUnassigned("confirmPlan");
    }

    @Test
    void aDraftThatNobodyElseHasAgreedToIsConfirmedByAnother() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT")).aCaseAt("agreePlan");
        then.employment.hasInTheHandsOf("agreePlan", "employment");
        when.employment.completes("agreePlan");

        then.employment.hasUnassigned("confirmPlan");
        assertTheDrafterMayNotConfirm();
        when.employment.colleague().claims("confirmPlan");
        when.employment.colleague().completes("confirmPlan");
        then.passed("adoptPlan");
        then.employment.isNamed("employment");
    }

    private void assertTheDrafterMayNotConfirm() {
        Task task = when.employment.task("confirmPlan");
        assertThatThrownBy(() -> when.employment.triesToComplete(task))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Suunnitelmaan ei ole sitoutunut kukaan muu kuin sen laatija");
        then.employment.has("confirmPlan");
        then.theCase().doesNotKnow("planConfirmed");
    }

    @Test
    void theDrafterWhoTakesTheTaskAllTheSameCannotCompleteIt() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT")).aCaseAt("confirmPlan");
        when.employment.claims("confirmPlan");
        assertTheDrafterMayNotConfirm();
    }

    @Test
    void aDraftThatAnotherPartyHasAgreedToIsConfirmedByItsDrafter() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH")).aCaseAt("confirmPlan");
        then.employment.hasInTheHandsOf("confirmPlan", "employment");
        then.employment.readsInHeading("confirmPlan", "Suunnitelman laatija: employment");
        when.employment.completes("confirmPlan");
        then.passed("adoptPlan");
    }

    @Test
    void aColleagueOfTheDrafterWhoAgreesIsAnotherPersonToo() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT")).aCaseAt("agreePlan");
        when.employment.colleague().takesOver("agreePlan");
        when.employment.colleague().completes("agreePlan");
        then.employment.hasInTheHandsOf("confirmPlan", "employment2");
        when.employment.takesOver("confirmPlan");
        when.employment.completes("confirmPlan");
        then.passed("adoptPlan");
    }

    @Test
    void whoHasAgreedToAnEarlierDraftHasNotAgreedToTheNewOne() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH")).aCaseAt("confirmPlan");
        when.employment.completes(
                "confirmPlan", with("planConfirmed", "false", "clientChangeWishes", "Ilman terveystarkastusta."));
        when.employment.completes("draftPlan", with("actionCount", 1));
        when.employment.completes("agreePlan");
        then.employment.hasUnassigned("confirmPlan");
    }

    @Test
    void aColleagueWhoDraftsThePlanAnewIsItsDrafter() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT")).aCaseAt("confirmPlan");
        when.employment
                .colleague()
                .completes("confirmPlan", with("planConfirmed", "false", "clientChangeWishes", "Vasta keväällä."));
        when.employment.colleague().takesOver("draftPlan");
        when.employment.colleague().completes("draftPlan");
        when.employment.colleague().completes("agreePlan");
        then.employment.hasUnassigned("confirmPlan");
        when.employment.completes("confirmPlan");
        then.passed("adoptPlan");
        then.employment.isNamed("employment2");
    }

    @Test
    void aPartyThatLeavesBeforeItAnswersHasNotAgreed() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL"))
                .usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL"))
                .aCaseAt("agreePlan");
        when.theClientWithdrawsConsent();
        when.employment.completes("agreePlan");
        then.employment.hasUnassigned("confirmPlan");
    }

    @Test
    void thePlanIsDraftedInThreeMonthsFromTheStartOfTheAssessment() {
        given.aCaseAt("assessEmployment");
        when.workingDaysPass(5);
        when.theCaseReaches("draftPlan");
        then.task("draftPlan").isDueOn(2027, 2, 2).remindsOn(2026, 12, 15).becomesLateThen();
    }

    @Test
    void thePlanIsConfirmedInTheSameThreeMonths() {
        given.aCaseAt("assessEmployment");
        when.workingDaysPass(5);
        when.theCaseReaches("confirmPlan");
        then.task("confirmPlan").isDueOn(2027, 2, 2).remindsOn(2026, 12, 15).becomesLateThen();
    }

    @Test
    void aPartyAgreesInFiveWorkingDays() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH")).aCaseAt("agreePlan");
        then.task("agreePlan").isDueOn(2026, 11, 9).remindsOn(2026, 11, 6).becomesLateThen();
    }
}
