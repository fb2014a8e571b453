package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;

import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes of {@code assessment.bpmn}. */
@ProcessTest
class AssessmentTest extends Scenario {
    @Test
    void theThreeAuthoritiesAssessSideBySideAndTheCoordinatorSumsUp() {
        given.aCaseAt("assessBenefits");
        then.theCase().isIn(Phase.ASSESSMENT).hasKelaAs("CO_ASSESSOR");
        then.openAre(
                "assessEmployment@employment39",
                "assessSocial@social08",
                "assessHealth@health08",
                "assessBenefits@kela03");

        when.kela.completes("assessBenefits");
        when.health.completes("assessHealth");
        when.employment.completes("assessEmployment");
        then.openAre("assessSocial@social08");
        then.passed("assessBenefits", "assessHealth", "assessEmployment").not("summariseAssessment");

        when.social.completes("assessSocial");
        then.openAre("summariseAssessment@employment39");
        when.employment.completes("summariseAssessment");
        then.passed("allAssessed", "summariseAssessment", "assessmentDone").not("assessHealthOverdue");
        then.employment.has("draftPlan");
    }

    @Test
    void inThePilotsModelOnlyThoseTheConsentNamesAssess() {
        given.aClientIn(Area.PORI).usually("recordConsent", consentTo("SOCIAL")).aCaseAt("assessSocial");
        then.openAre("assessEmployment@employment35", "assessSocial@social06");
        when.social.completes("assessSocial");
        when.employment.completes("assessEmployment");
        then.passed("assessSocial", "assessEmployment").not("assessHealth", "assessBenefits");
        then.openAre("summariseAssessment@employment35");
    }

    @Test
    void inThePilotsModelKelaLeadsItsOwnPartWhenThereIsReason() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"))
                .aCaseAt("assessEmployment", with("unemployed", "true"));
        when.employment.completes("assessEmployment", with("clientAsksKela", "true"));
        when.social.completes("assessSocial");
        when.health.completes("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"));
        when.theCaseReaches("draftPlan");
        then.theCase().hasKelaAs("CASE_LEAD");
        then.passed("summariseAssessment");
    }

    @Test
    void theReferralsCuesBringKelaToTheTableBeforeAnyoneHasAssessed() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("KELA"))
                .aCaseAt("assessEmployment", with("cues", List.of("SICK_ALLOWANCE_AFTER_MAXIMUM")));
        then.theCase().hasKelaAs("CONSULTED");
        then.openAre("assessEmployment@employment35", "assessBenefits@kela02");
    }

    @Test
    void aCueAsksAndTheAnswerNotTheCueBecomesAFact() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("KELA"))
                .aCaseAt("assessEmployment", with("cues", List.of("REJECTED_ON_MEDICAL_GROUNDS")));
        then.kela.readsInHeading("assessBenefits", "Selvitä, onko sairauspäiväraha hylätty");
        then.kela.readsInHeading("assessBenefits", "Selvitä, onko työkyvyttömyyseläke hylätty");
        then.kela.doesNotReadInHeading("assessBenefits", "Sairauspäiväraha on hylätty");
        then.kela.readsInHeading("assessBenefits", "Tarkista Kelan työkykyneuvonta");

        when.employment.completes("assessEmployment");
        when.kela.completes("assessBenefits", with("sickAllowanceRejected", "false", "pensionStatus", "REJECTED"));
        when.theCaseReaches("draftPlan");
        then.theCase().hasKelaAs("CASE_LEAD");
        then.employment.doesNotReadInHeading("draftPlan", "Lähetteessä on merkki");
        then.employment.doesNotReadInHeading("draftPlan", "Sairauspäiväraha on hylätty");
    }

    @Test
    void aCueThatHasBeenAnsweredWithNoSuggestsNothing() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("KELA"))
                .aCaseAt("assessEmployment", with("cues", List.of("REJECTED_ON_MEDICAL_GROUNDS")));
        when.employment.completes("assessEmployment");
        when.kela.completes("assessBenefits", with("sickAllowanceRejected", "false", "pensionStatus", "NONE"));
        when.theCaseReaches("draftPlan");
        then.theCase().hasKelaAs("NONE");
        then.employment.doesNotReadInHeading("draftPlan", "Tarkista Kelan työkykyneuvonta");
    }

    @Test
    void factsThatContradictEachOtherAreShown() {
        given.aCaseAt("assessEmployment");
        when.kela.completes(
                "assessBenefits",
                with("sickAllowanceDays", 210, "rehabNeedClarified", "false", "clarifiedAtDays", 200));
        when.theCaseReaches("draftPlan");
        then.employment.readsInHeading(
                "draftPlan", "Kuntoutustarvetta ei ole selvitetty, mutta selvitykselle on annettu");
    }

    @Test
    void whoArrangesRehabilitationIsAskedWhereFactsAreMissing() {
        given.usually("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"))
                .aCaseAt("draftPlan");
        then.theCase().hasKelaAs("PLAN_PARTY");
        then.employment.readsInHeading("draftPlan", "Tarkista kuntoutuksen järjestäjä");
        then.employment.readsInHeading("draftPlan", "Onko ansioita 36 viime kuukaudelta");
    }

    @Test
    void whatOneAnswersTheOthersEmptyFieldDoesNotTakeAway() {
        given.aCaseAt("assessEmployment");
        when.employment.completes("assessEmployment", with("employmentStatus", "UNEMPLOYED"));
        when.kela.completes("assessBenefits");
        then.theCase().knows("employmentStatus", "UNEMPLOYED");
    }

    @Test
    void anAuthorityThatWorksAloneAssessesAlone() {
        given.aCaseAt("assessHealth", with("referralSource", "HEALTH_SERVICES", "unemployed", "false"));
        then.openAre("assessHealth@health08");
        when.health.completes("assessHealth");
        then.openAre("summariseAssessment@health08");
        then.passed("assessHealth").not("assessEmployment", "assessSocial", "assessBenefits");
    }

    @Test
    void kelaAloneAssessesBenefits() {
        given.aCaseAt("assessBenefits", with("referralSource", "KELA", "unemployed", "false"));
        then.openAre("assessBenefits@kela03");
        when.kela.completes("assessBenefits");
        then.openAre("summariseAssessment@kela03");
    }

    @Test
    void aClientInNeedOfSpecialSupportIsAssessedByASocialWorker() {
        given.usually("checkReferral", with("specialSupport", "true")).aCaseAt("assessSocial");
        then.socialWorkers.has("assessSocial");
        then.social.hasNothing();
        then.openAre(
                "assessEmployment@employment39",
                "assessSocial@social08socialworker",
                "assessHealth@health08",
                "assessBenefits@kela03");
        when.socialWorkers.completes("assessSocial");
        then.passed("assessSocial");
    }

    @Test
    void whatOneAuthorityFindsTheOthersReadInTheSummary() {
        given.aCaseAt("assessHealth");
        when.health.completes("assessHealth", with("healthAssessment", "Kuormitus vaatii tauotusta."));
        when.theCaseReaches("summariseAssessment");
        then.employment.readsInHeading("summariseAssessment", "Kuormitus vaatii tauotusta.");
    }

    @Test
    void eachPartOfTheAssessmentTakesFourWeeks() {
        for (String task : new String[] {"assessEmployment", "assessSocial", "assessHealth", "assessBenefits"}) {
            given.today(java.time.LocalDate.of(2026, 11, 2)).aCaseAt(task);
            then.task(task).isDueOn(2026, 11, 30).remindsOn(2026, 11, 24).becomesLateThen();
        }
    }

    @Test
    void theSummaryIsReadySixWeeksFromTheStartOfTheAssessment() {
        given.aCaseAt("assessEmployment");
        when.workingDaysPass(5);
        when.theCaseReaches("summariseAssessment");
        then.task("summariseAssessment")
                .isDueOn(2026, 12, 14)
                .remindsOn(2026, 12, 4)
                .becomesLateThen();
    }
}
