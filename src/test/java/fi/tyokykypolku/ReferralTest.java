package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.forms.InvalidForm;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The routes of {@code referral.bpmn}. */
@ProcessTest
class ReferralTest extends Scenario {
    @Test
    void anAcceptedReferralLeadsToTheClient() {
        given.aReferral();
        then.openAre("checkReferral@employment39");
        then.theCase().hasStatus(CaseStatus.RECEIVED).isIn(Phase.REFERRAL).hasParties("EMPLOYMENT");

        when.employment.completes("checkReferral", with("referralOutcome", "ACCEPTED"));
        then.theCase().hasStatus(CaseStatus.IN_PROGRESS);
        when.employment.completes("contactClient", with("clientReached", "true"));

        then.passed("decideTrack", "acceptReferral", "recordContact", "clientReachedEnd")
                .not("returnReferral", "answerConsultation", "countAttempt", "reachOut", "clientNotReached");
        then.openAre("startCustomership@employment39");
        then.social.hasNothing();
        then.kela.hasNothing();
    }

    @Test
    void aReturnedReferralGoesBackWithItsReasonAndEndsTheCase() {
        given.aReferral();
        when.employment.completes(
                "checkReferral",
                with("referralOutcome", "RETURNED", "returnReason", "Asiakas on jo toisen palvelun piirissä."));

        then.passed("returnReferral", "referralReturned", "pathEndedEarly", "archiveCase", "caseClosed")
                .not("acceptReferral", "contactClient", "answerConsultation", "consent", "closeCase");
        then.theCase()
                .hasStatus(CaseStatus.RETURNED)
                .isIn(Phase.END)
                .knows("returnReason", "Asiakas on jo toisen palvelun piirissä.");
        then.nothingIsLeft();
    }

    @Test
    void aConsultationIsAnsweredByWhoeverIsAskedAndEndsTheCase() {
        given.aReferral(with("entryType", "CONSULTATION", "solvableByConsultation", "true"));
        when.employment.completes(
                "checkReferral",
                with(
                        "referralOutcome",
                        "CONSULTATION",
                        "consulted",
                        "HEALTH",
                        "consultationQuestion",
                        "Riittääkö työttömän terveystarkastus?"));
        then.openAre("answerConsultation@health08");
        then.health.sees("answerConsultation", "consultationQuestion", "Riittääkö työttömän terveystarkastus?");
        then.health.seesNothingIn("answerConsultation", "consultationAnswer");
        then.health.doesNotReadInHeading("answerConsultation", "Mallikas");

        when.health.completes("answerConsultation");
        then.passed("answerConsultation", "closeConsultation", "consultationAnswered", "archiveCase")
                .not("acceptReferral", "contactClient", "returnReferral", "closeCase");
        then.theCase().hasStatus(CaseStatus.CONSULTED).isIn(Phase.END);
        then.nothingIsLeft();
    }

    @Test
    void aClientWhoDoesNotAnswerIsTriedAgain() {
        given.aCaseAt("contactClient");
        when.employment.completes("contactClient", with("clientReached", "false"));
        then.openAre("contactClient@employment39");
        when.employment.completes("contactClient", with("clientReached", "false"));
        then.openAre("contactClient@employment39");
        when.employment.completes("contactClient", with("clientReached", "true"));

        then.passed("countAttempt", "isThirdAttempt", "recordContact", "consentStarted")
                .not("reachOut", "clientNotReached");
        then.openAre("startCustomership@employment39");
    }

    @Test
    void afterThreeFailuresOutreachFindsTheClientAndServiceGoesOn() {
        given.aCaseAt("contactClient");
        threeTriesFail();
        then.openAre("reachOut@employment39");

        when.employment.completes("reachOut", with("clientReached", "true"));
        then.passed("reachOut", "didReachOutSucceed", "recordContact", "consentStarted")
                .not("clientNotReached", "closeCase");
        then.openAre("startCustomership@employment39");
    }

    @Test
    void aClientWhoIsNotFoundIsNeverClosedSilently() {
        given.aCaseAt("contactClient");
        threeTriesFail();
        when.employment.completes("reachOut", with("clientReached", "false"));

        then.passed("reachOut", "clientNotReached", "pathEndedEarly").not("recordContact", "consent", "archiveCase");
        then.theCase().hasStatus(CaseStatus.IN_PROGRESS);
        then.openAre("closeCase@employment39");

        when.employment.completes("closeCase", with("endReason", "NO_CONTACT"));
        then.passed("closeCase", "archiveCase", "caseClosed").not("recordClientWithdrawal");
        then.theCase().hasStatus(CaseStatus.CLOSED).isIn(Phase.END);
        then.nothingIsLeft();
    }

    private void threeTriesFail() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            when.employment.completes("contactClient", with("clientReached", "false"));
        }
    }

    @Test
    void healthServicesSortTheirOwnReferralAndTheEmploymentAuthorityLeadsTheJointWork() {
        given.aReferral(with("referralSource", "HEALTH_SERVICES"));
        then.openAre("checkReferral@health08");
        then.employment.hasNothing();

        when.health.completes("checkReferral");
        then.openAre("contactClient@employment39");
        then.theCase().isCoordinatedBy("EMPLOYMENT").hasParties("EMPLOYMENT");
    }

    @Test
    void socialWorkAndKelaSortTheirOwnReferralsAndAllOthersComeToTheEmploymentAuthority() {
        given.aReferral(with("referralSource", "ADULT_SOCIAL_WORK"));
        then.openAre("checkReferral@social08");
        given.aReferral(with("referralSource", "KELA"));
        then.openAre("checkReferral@kela03");
        for (String source : new String[] {"EDUCATION", "REHABILITATION_PROVIDER", "NGO", "SELF"}) {
            given.aReferral(with("referralSource", source));
            then.openAre("checkReferral@employment39");
        }
    }

    @Test
    void aClientWhoIsNoJobseekerStaysWithTheAuthorityThatReceivedTheReferral() {
        given.aReferral(with("referralSource", "HEALTH_SERVICES", "unemployed", "false"));
        when.health.completes("checkReferral");

        then.openAre("contactClient@health08");
        then.theCase().isCoordinatedBy("HEALTH").hasParties("HEALTH");
    }

    @Test
    void aReferralInThePilotsModelGoesTheSameWay() {
        given.aClientIn(Area.PORI).aReferral();
        then.openAre("checkReferral@employment35");
        when.employment.completes("checkReferral");
        when.employment.completes("contactClient");
        then.passed("acceptReferral", "recordContact").not("startCustomership");
        then.openAre("recordConsent@employment35");
    }

    @Test
    void aReferralForAClientWithAnOpenCaseIsAContactInTheHandsOfItsCoordinator() {
        String code = given.anIdentityCode();
        CaseId open = given.aCaseAt("contactClient", with("personId", code));
        CaseId contact = given.aClientIn(Area.ESPOO)
                .aReferral(with("personId", code, "questionToKela", "Onko kuntoutusta haettu?"));
        given.aClientIn(Area.TAMPERE);

        assertThat(contact).isNotEqualTo(open);
        then.openAre("handleContact@employment39");
        then.employment.hasInTheHandsOf("handleContact", when.employment.user());
        then.employment.readsInHeading("handleContact", "Yhteydenotto avoimeen asiaan " + open);
        then.employment.readsInHeading("handleContact", "Onko kuntoutusta haettu?");

        when.employment.completes("handleContact", with("contactOutcome", "JOINED"));
        then.passed("hasOpenCase", "handleContact", "joinOpenCase", "contactHandled", "pathEndedEarly", "archiveCase")
                .not("decideTrack", "checkReferral", "openOwnCase", "contactClient", "closeCase", "kelaQuestionAsked");
        then.theCase().hasStatus(CaseStatus.CLOSED).isIn(Phase.END);
        then.nothingIsLeft();

        when.theStoryIsOf(open);
        then.openAre("contactClient@employment39");
    }

    @Test
    void aContactBecomesACaseOfItsOwnWhenTheOpenCaseHasEnded() {
        String code = given.anIdentityCode();
        CaseId open = given.aReferral(with("personId", code));
        CaseId contact = given.aReferral(with("personId", code));
        when.theStoryIsOf(open);
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Asiakas perui lähetteen."));
        when.theStoryIsOf(contact);

        when.employment.completes("handleContact", with("contactOutcome", "OWN_CASE"));
        then.passed("handleContact", "openOwnCase", "decideTrack").not("contactHandled", "archiveCase");
        then.openAre("checkReferral@employment39");
        then.employment.doesNotReadInHeading("checkReferral", "Yhteydenotto avoimeen asiaan");
        then.theCase().hasStatus(CaseStatus.RECEIVED).isIn(Phase.REFERRAL);

        assertThat(caseFile.get(given.aReferral(with("personId", code))).openCase())
                .as("the client has an open case again")
                .isEqualTo(contact);
    }

    @Test
    void aContactIsNotTakenIntoAccountInACaseThatHasJustEnded() {
        String code = given.anIdentityCode();
        CaseId open = given.aReferral(with("personId", code));
        CaseId contact = given.aReferral(with("personId", code));
        when.theStoryIsOf(open);
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Asiakas perui lähetteen."));
        when.theStoryIsOf(contact);

        assertThatThrownBy(() -> when.employment.completes("handleContact", with("contactOutcome", "JOINED")))
                .isInstanceOf(InvalidForm.class)
                .hasMessageContaining("Mitä yhteydenotosta seuraa? asiakkaan asia " + open + " on ehtinyt päättyä");
        then.openAre("handleContact@employment39");
    }

    @Test
    void aContactToAnEndedCaseGoesOnToTheCaseThatIsOpenByThen() {
        String code = given.anIdentityCode();
        CaseId ended = given.aReferral(with("personId", code));
        CaseId contact = given.aReferral(with("personId", code, "situation", "Palaa kuntoutuksesta."));
        when.theStoryIsOf(ended);
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Asiakas perui lähetteen."));
        CaseId open = given.aClientIn(Area.ESPOO).aReferral(with("personId", code));
        then.openAre("checkReferral@employment01");

        when.theStoryIsOf(contact);
        when.theClientLivesIn(Area.TAMPERE);
        then.employment.doesNotReadInHeading("handleContact", open.value());
        when.employment.completes("handleContact", with("contactOutcome", "OWN_CASE"));

        when.theClientLivesIn(Area.ESPOO);
        then.openAre("handleContact@employment01");
        then.employment.readsInHeading("handleContact", "Yhteydenotto avoimeen asiaan " + open);
        then.employment.readsInHeading("handleContact", "Palaa kuntoutuksesta.");
        when.employment.completes("handleContact", with("contactOutcome", "JOINED"));
        then.nothingIsLeft();
    }

    @Test
    void aContactGoesOnToACoordinatorOfAnotherOrganisationWithAllThatItSays() {
        String code = given.anIdentityCode();
        CaseId ended = given.aReferral(with("personId", code));
        CaseId contact = given.aReferral(with("personId", code, "situation", "Palaa kuntoutuksesta."));
        when.theStoryIsOf(ended);
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Asiakas perui lähetteen."));
        CaseId open = given.aReferral(with("personId", code, "referralSource", "HEALTH_SERVICES"));

        when.theStoryIsOf(contact);
        when.employment.completes("handleContact", with("contactOutcome", "OWN_CASE"));
        then.openAre("handleContact@health08");
        then.theCase().isCoordinatedBy("HEALTH").hasParties("HEALTH");
        then.health.readsInHeading("handleContact", "Yhteydenotto avoimeen asiaan " + open);
        then.health.readsInHeading("handleContact", "Palaa kuntoutuksesta.");
        then.health.readsInHeading("handleContact", "Mallikas");
    }

    @Test
    void aContactIsHandledInTwoWorkingDaysFromWhenItCame() {
        String code = given.anIdentityCode();
        given.aReferral(with("personId", code));
        given.aReferral(with("personId", code, "receivedOn", "2026-10-30"));
        then.task("handleContact").isDueOn(2026, 11, 4).remindsOn(2026, 11, 3).becomesLateThen();
    }

    @Test
    void aReferralIsCheckedInTwoWorkingDays() {
        given.aReferral();
        then.task("checkReferral").isDueOn(2026, 11, 4).remindsOn(2026, 11, 3).becomesLateThen();
    }

    /** OLETUS: the Act obliges social welfare to assess an urgent need at once; everybody who gets a referral shares the aim. */
    @Test
    void anUrgentReferralIsCheckedAndItsClientContactedTheSameDay() {
        given.aReferral(with("urgent", true));
        then.task("checkReferral").isDueOn(2026, 11, 2).becomesLateThen();
        then.employment.readsInHeading("checkReferral", "**Kiireellinen tuen tarve: arvioi heti**");
        when.theCaseReaches("contactClient");
        then.task("contactClient").isDueOn(2026, 11, 2);
    }

    @Test
    void anUrgentContactToAnOpenCaseIsHandledTheSameDay() {
        String code = given.anIdentityCode();
        given.aReferral(with("personId", code));
        given.aReferral(with("personId", code, "urgent", true));
        then.task("handleContact").isDueOn(2026, 11, 2);
    }

    @Test
    void theClockOfAReferralRunsFromTheDayItCameNotFromTheDayItWasEntered() {
        given.aReferral(with("receivedOn", "2026-10-30"));
        then.task("checkReferral").isDueOn(2026, 11, 3);
    }

    @Test
    void aTimeLimitThatWouldEndOnChristmasEveEndsOnTheNextWeekday() {
        given.today(LocalDate.of(2026, 12, 22)).aReferral();
        then.task("checkReferral").isDueOn(2026, 12, 28).remindsOn(2026, 12, 23).becomesLateThen();
    }

    @Test
    void christmasEveCountsAndChristmasDayDoesNot() {
        given.today(LocalDate.of(2026, 12, 21)).aCaseAt("contactClient");
        then.task("contactClient").isDueOn(2026, 12, 29).remindsOn(2026, 12, 28);
    }

    @Test
    void easterDoesNotCount() {
        given.today(LocalDate.of(2027, 3, 24)).aReferral();
        then.task("checkReferral").isDueOn(2027, 3, 30).remindsOn(2027, 3, 25);
    }

    @Test
    void theClientIsContactedInFiveWorkingDaysOfTheReferral() {
        given.aCaseAt("contactClient");
        then.task("contactClient").isDueOn(2026, 11, 9).remindsOn(2026, 11, 6).becomesLateThen();
    }

    @Test
    void aContactTriedAgainKeepsItsTimeLimit() {
        given.aCaseAt("contactClient");
        when.workingDaysPass(2);
        when.employment.completes("contactClient", with("clientReached", "false"));
        then.task("contactClient").isDueOn(2026, 11, 9);
        when.workingDaysPass(3);
        then.isNotLate("contactClient");
        when.workingDaysPass(1);
        then.isLate("contactClient");
    }

    @Test
    void outreachTakesTenWorkingDays() {
        given.usually("contactClient", with("clientReached", "false")).aCaseAt("reachOut");
        then.task("reachOut").isDueOn(2026, 11, 16).remindsOn(2026, 11, 12).becomesLateThen();
    }

    @Test
    void aConsultationIsAnsweredInFiveWorkingDays() {
        given.usually("checkReferral", with("referralOutcome", "CONSULTATION", "consulted", "SOCIAL"))
                .aCaseAt("answerConsultation");
        then.task("answerConsultation")
                .isDueOn(2026, 11, 9)
                .remindsOn(2026, 11, 6)
                .becomesLateThen();
    }
}
