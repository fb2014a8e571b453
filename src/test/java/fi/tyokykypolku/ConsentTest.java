package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.noConsent;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.sharing.ConsentExpiry;
import fi.tyokykypolku.sharing.Sharing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The routes of {@code consent.bpmn}. */
@ProcessTest
class ConsentTest extends Scenario {
    @Autowired
    private ConsentExpiry expiry;

    @Autowired
    private Sharing sharing;

    @Test
    void theActNeedsNoConsentAmongTheThreeAuthorities() {
        given.aCaseAt("startCustomership");
        then.theCase().isIn(Phase.CONSENT).hasParties("EMPLOYMENT");
        when.employment.completes("startCustomership", with("consentNeeded", "false"));

        then.passed("openCustomership", "customershipStarted")
                .not("recordConsent", "applyConsent", "noSharingNeeded", "withdrawConsent");
        then.openAre(
                "assessEmployment@employment39",
                "assessSocial@social08",
                "assessHealth@health08",
                "assessBenefits@kela03");
    }

    @Test
    void othersThanTheThreeAuthoritiesJoinByConsent() {
        given.aCaseAt("startCustomership");
        when.employment.completes("startCustomership", with("consentNeeded", "true"));
        then.openAre("recordConsent@employment39");
        when.employment.completes("recordConsent", consentTo("NGO"));

        then.passed("openCustomership", "applyConsent", "consentSettled").not("consentRefused", "customershipStarted");
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA", "NGO");
    }

    @Test
    void aWithdrawalEndsPermissionsAndLeavesWhatTheClientHasForbidden() {
        CaseId id = given.aCaseAt("startCustomership");
        when.employment.completes("startCustomership", with("consentNeeded", "true"));
        when.employment.completes(
                "recordConsent", and(consentTo("NGO"), with("disclosurePermission", true, "prohibition", true)));
        assertThat(kindsInForce(id)).containsExactlyInAnyOrder("CONSENT", "PERMISSION", "PROHIBITION");

        when.theClientWithdrawsConsent(Set.of(Organisation.SOCIAL, Organisation.HEALTH), Set.of());
        assertThat(kindsInForce(id)).containsExactlyInAnyOrder("CONSENT", "PROHIBITION");
        when.theClientWithdrawsConsent();
        assertThat(kindsInForce(id)).containsExactly("PROHIBITION");
    }

    private List<String> kindsInForce(CaseId id) {
        return jdbc.sql("select distinct kind from tkp_grant where case_id = ? and withdrawn_at is null order by kind")
                .param(id.value())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLACED", "SPENT", "EXPIRED"})
    void whoeverWasToldOfAWithdrawalMayBeCalledAsHeIs(String via) {
        CaseId id = given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL"))
                .aCaseAt("assessSocial");
        assertThat(sharing.withdraw(id, Set.of(), Set.of(), via)).isTrue();
        assertThat(jdbc.sql("select distinct withdrawn_via from tkp_grant where case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .as("none of the program's own words for other ends")
                .containsExactly(via.toLowerCase(Locale.ROOT));
    }

    @Test
    void whoeverRefusesOthersIsStillServedByTheThreeAuthorities() {
        given.aCaseAt("startCustomership");
        when.employment.completes("startCustomership", with("consentNeeded", "true"));
        when.employment.completes("recordConsent", noConsent());

        then.passed("applyConsent", "consentRefused").not("consentSettled", "closeCase");
        then.theCase().hasStatus(CaseStatus.IN_PROGRESS).hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA");
    }

    @Test
    void inThePilotsModelTheWrittenConsentOpensTheWorkToThoseItNames() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent");
        when.employment.completes("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"));

        then.passed("applyConsent", "consentSettled").not("startCustomership", "openCustomership", "consentRefused");
        then.social.has("assessSocial");
        then.health.has("assessHealth");
        then.social.readsInHeading("assessSocial", "Mallikas");
    }

    @Test
    void refusalOfConsentNeverEndsTheService() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent");
        when.employment.completes("recordConsent", noConsent());

        then.passed("applyConsent", "consentRefused", "assessmentStarted").not("consentSettled", "closeCase");
        then.theCase()
                .hasStatus(CaseStatus.IN_PROGRESS)
                .isIn(Phase.ASSESSMENT)
                .hasParties("EMPLOYMENT")
                .hasKelaAs("GENERAL_ADVICE_ONLY");
        then.openAre("assessEmployment@employment35");
    }

    @Test
    void aPartialConsentSharesOnlyWhatItNames() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent");
        when.employment.completes(
                "recordConsent",
                with(
                        "consentGiven",
                        "true",
                        "consentStatus",
                        "PARTIAL",
                        "consentForm",
                        "WRITTEN",
                        "consentHealth",
                        List.of("IDENTITY", "PLAN")));

        then.openAre("assessEmployment@employment35", "assessHealth@health06");
        then.theCase().hasParties("EMPLOYMENT", "HEALTH");
        then.health.readsInHeading("assessHealth", "Mallikas");
        then.health.readsInHeading("assessHealth", "Ei jaettu organisaatiollesi");
        then.health.doesNotReadInHeading("assessHealth", "työttömänä");
    }

    @Test
    void aSpokenConsentCoversOneMatterOnly() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent");
        when.employment.completes(
                "recordConsent", and(consentTo("KELA"), with("consentForm", "ORAL_SINGLE", "consentChannel", "PHONE")));
        then.theCase().hasKelaAs("CONSULTED_ONCE");
    }

    @Test
    void aSpokenConsentThatTheCoordinatorHeardDoesNotFreeKelaToTell() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent");
        when.employment.completes(
                "recordConsent",
                and(consentTo("KELA", "EMPLOYMENT"), with("consentForm", "ORAL_SINGLE", "consentChannel", "PHONE")));
        then.kela.readsInHeading("assessBenefits", "Mallikas");
        when.kela.completes("assessBenefits", with("pensionStatus", "REJECTED"));
        then.employment.doesNotReadInHeading("assessEmployment", "Työkyvyttömyyseläkkeen tilanne");
    }

    @Test
    void aSpokenConsentIsSpentWithTheTaskThatStoodOnIt() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent", with("situation", "Velat painavat."));
        when.employment.completes(
                "recordConsent",
                and(
                        consentTo("EMPLOYMENT", "SOCIAL", "HEALTH"),
                        with("consentForm", "ORAL_SINGLE", "consentChannel", "PHONE")));
        when.employment.completes("assessEmployment");
        then.social.readsInHeading("assessSocial", "Velat painavat.");
        when.social.completes("assessSocial", with("socialAssessment", "Sosiaalinen arvio."));

        then.theCase().hasParties("EMPLOYMENT", "HEALTH").knows("socialAssessment", "Sosiaalinen arvio.");
        then.social.hasNothing();
        then.social.isUnnamed();
        then.health.readsInHeading("assessHealth", "Velat painavat.");
        then.health.has("assessHealth");
        when.health.completes("assessHealth");
        then.employment.readsInHeading("summariseAssessment", "Sosiaalinen arvio.");
        when.employment.completes("summariseAssessment");
        then.employment.doesNotReadInHeading("draftPlan", "Sosiaalinen arvio.");
        then.passed("assessmentDone").not("withdrawConsent", "notifyParty");
    }

    @Test
    void aSingleAuthoritySharesNothing() {
        given.aReferral(with("unemployed", "false"));
        when.employment.completes("checkReferral");
        when.employment.completes("contactClient");

        then.passed("consentStarted", "noSharingNeeded").not("startCustomership", "recordConsent");
        then.openAre("assessEmployment@employment39");
    }

    @Test
    void aConsentWithdrawnInThePilotsModelEndsTheOthersTasksAndTellsEveryParty() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"))
                .aCaseAt("assessSocial");
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH");

        when.theClientWithdrawsConsent();
        then.passed("consentWithdrawn", "withdrawConsent", "assessSocial", "assessHealth")
                .not("partiesNotified");
        then.openAre(
                "assessEmployment@employment35",
                "notifyParty@employment35",
                "notifyParty@social06",
                "notifyParty@health06");
        then.theCase().hasStatus(CaseStatus.IN_PROGRESS).hasParties("EMPLOYMENT");
        then.theCase().doesNotKnow("socialAssessment");
        then.social.doesNotReadInHeading("notifyParty", "Mallikas");

        when.social.completes("notifyParty");
        when.health.completes("notifyParty");
        when.employment.completes("notifyParty");
        then.passed("partiesNotified", "withdrawalHandled").not("closeCase");
        when.employment.completes("assessEmployment");
        then.openAre("summariseAssessment@employment35");
    }

    @Test
    void aConsentWithdrawnUnderTheActLeavesTheThreeAuthoritiesAtWork() {
        given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .aCaseAt("assessSocial");
        when.theClientWithdrawsConsent();

        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA");
        then.passed("withdrawConsent").not("partiesNotified");
        then.openAre(
                "assessEmployment@employment39",
                "assessSocial@social08",
                "assessHealth@health08",
                "assessBenefits@kela03",
                "notifyParty@employment39",
                "notifyParty@social08",
                "notifyParty@health08",
                "notifyParty@kela03",
                "notifyParty@ngo08");
        then.ngo.has("notifyParty");
    }

    @Test
    void aWithdrawalWhileAPlanIsAgreedTakesTheOthersOutOfIt() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"))
                .usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL"))
                .aCaseAt("agreePlan");
        then.openAre("agreePlan@employment35", "agreePlan@social06");
        when.theClientWithdrawsConsent();

        then.employment.has("agreePlan", "notifyParty");
        then.social.has("notifyParty");
        when.employment.completes("agreePlan");
        then.employment.has("confirmPlan", "notifyParty");
    }

    @Test
    void whatIsNotSharedIsShownAsSuchAndNeverTaken() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", and(consentTo("HEALTH"), with("consentSocial", List.of("IDENTITY", "PLAN"))))
                .aCaseAt("assessSocial", with("specialSupport", "false"));
        then.social.seesNotShared("assessSocial", "specialSupport");
        then.social.mayFillIn("assessSocial", "socialAssessment");
        then.social.mayFillIn("assessSocial", "clientAsksKela");

        assertThatThrownBy(() -> when.social.completes("assessSocial", with("specialSupport", "true")))
                .hasMessageContaining("Tarvitseeko asiakas erityistä tukea? tätä kenttää ei voi muuttaa");
        then.theCase().doesNotKnow("socialAssessment");
        when.social.completes("assessSocial", with("socialNeeds", List.of()));
        then.theCase().knows("specialSupport", "false").knows("socialAssessment", "Kirjattu yhdessä asiakkaan kanssa.");
    }

    private void aCaseOfWhichSocialAndHealthServicesMayOnlyKnowTheClient() {
        given.aClientIn(Area.PORI)
                .usually(
                        "recordConsent",
                        with(
                                "consentGiven",
                                "true",
                                "consentStatus",
                                "PARTIAL",
                                "consentForm",
                                "WRITTEN",
                                "consentSocial",
                                List.of("IDENTITY"),
                                "consentHealth",
                                List.of("IDENTITY")))
                .aCaseAt("assessSocial");
    }

    @Test
    void whatAnotherKeepsToItselfMeanwhileIsClosedToWhoeverOpensTheTask() {
        aCaseOfWhichSocialAndHealthServicesMayOnlyKnowTheClient();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        then.health.seesNotShared("assessHealth", "clientAsksKela");
        when.health.completes("assessHealth");
        then.theCase().knows("clientAsksKela", "true");
    }

    @Test
    void whatAnotherKeepsToItselfMeanwhileIsNotOverwrittenByWhoeverHadTheTaskOpen() {
        aCaseOfWhichSocialAndHealthServicesMayOnlyKnowTheClient();
        Runnable sends = when.health.hasFilledIn(
                when.health.task("assessHealth").getId(),
                with("healthAssessment", "Selkä.", "clientAsksKela", "false"));
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        assertThatThrownBy(sends::run)
                .isInstanceOf(InvalidForm.class)
                .hasMessageContaining("Toivooko asiakas Kelan mukaan? ")
                .hasMessageContaining("ole jaettu organisaatiollesi")
                .hasMessageNotContaining("Sosiaalihuolto");
        then.theCase().knows("clientAsksKela", "true").doesNotKnow("healthAssessment");
    }

    @Test
    void aWithdrawalClosesTheViewsOfThoseWhoStay() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("EMPLOYMENT", "SOCIAL", "HEALTH"))
                .usually("assessSocial", with("socialAssessment", "Sosiaalinen arvio."))
                .aCaseAt("summariseAssessment");
        then.employment.readsInHeading("summariseAssessment", "Sosiaalinen arvio.");
        then.employment.readsInHeading("summariseAssessment", "Terveydenhuolto – ");

        when.theClientWithdrawsConsent();
        then.employment.has("summariseAssessment", "notifyParty");
        then.employment.doesNotReadInHeading("summariseAssessment", "Sosiaalinen arvio.");
        then.employment.readsInHeading("summariseAssessment", "Ei jaettu organisaatiollesi: ");
        then.employment.doesNotReadInHeading("summariseAssessment", "Terveydenhuolto – ");
        then.employment.doesNotReadInHeading("notifyParty", "Sosiaalinen arvio.");
        then.health.has("notifyParty");
        then.health.doesNotReadInHeading("notifyParty", "Mallikas");
        then.health.doesNotReadInHeading("notifyParty", "Sosiaalinen arvio.");
        then.health.doesNotReadInHeading("notifyParty", "Palvelupolku");
        then.health.doesNotReadInHeading("notifyParty", "Nimetyt henkilöt");
    }

    @Test
    void theHeadingsTellKelasRoleAsDecidedAfterAWithdrawal() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "KELA"))
                .aCaseAt("assessSocial", with("cues", List.of("KELA_EXPERT_DOCTOR")));
        then.employment.doesNotReadInHeading("assessEmployment", "Yleinen neuvonta");
        when.theClientWithdrawsConsent(Set.of(Organisation.KELA), Set.of());
        then.theCase().hasKelaAs("GENERAL_ADVICE_ONLY").hasParties("EMPLOYMENT", "SOCIAL");
        then.employment.readsInHeading("assessEmployment", "Yleinen neuvonta");
        then.social.readsInHeading("assessSocial", "Yleinen neuvonta");
    }

    @Test
    void aConsentEndsTheNightAfterItsLastDay() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", and(consentTo("SOCIAL", "HEALTH"), with("consentValidUntil", "2026-11-04")))
                .aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        when.timeReaches(LocalDate.of(2026, 11, 4));
        expiry.run();
        then.social.has("assessSocial");

        when.timeReaches(LocalDate.of(2026, 11, 5));
        expiry.run();
        then.theCase().hasParties("EMPLOYMENT").knows("consentExpiredOn", "2026-11-05");
        then.social.has("notifyParty");
        then.social.isUnnamed();
        then.social.doesNotReadInHeading("notifyParty", "Mallikas");
        then.openAre(
                "assessEmployment@employment35",
                "notifyParty@employment35",
                "notifyParty@social06",
                "notifyParty@health06");

        expiry.run();
        assertThat(then.times("withdrawConsent")).isEqualTo(1);
    }

    @Test
    void theDoorClosesAtMidnightWhenNobodyHasToldTheCaseYet() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", and(consentTo("SOCIAL", "HEALTH"), with("consentValidUntil", "2026-11-04")))
                .aCaseAt("assessSocial", with("specialSupport", "false"));
        when.social.claims("assessSocial");
        Instant midnight = LocalDate.of(2026, 11, 5).atStartOfDay(CaseFile.ZONE).toInstant();
        when.timeReaches(midnight.minusSeconds(1));
        then.social.sees("assessSocial", "specialSupport", "false");
        then.social.readsInHeading("assessSocial", "Mallikas");

        when.timeReaches(midnight);
        then.social.seesNotShared("assessSocial", "specialSupport");
        then.social.doesNotReadInHeading("assessSocial", "Mallikas");
        assertThatThrownBy(() -> when.social.completes("assessSocial"))
                .hasMessage("Joku muu muutti samaa tehtävää samalla hetkellä");
        then.theCase().doesNotKnow("socialAssessment");

        expiry.run();
        then.social.has("notifyParty");
        then.theCase().hasParties("EMPLOYMENT");
    }

    @Test
    void aReasonForKelasRoleNeedsEveryFactItIsDrawnFrom() {
        String rehabilitation = "Asiakas tarvitsee ammatillista kuntoutusta, eikä sen järjestäjä ole selvä.";
        String organiser = "Tarkista kuntoutuksen järjestäjä";
        String tangled = "Asiakas tai ammattilainen pitää etuustilannetta sekavana.";
        given.aClientIn(Area.PORI)
                .usually(
                        "recordConsent",
                        and(consentTo("EMPLOYMENT", "HEALTH", "KELA"), with("consentHealthData", List.of("HEALTH"))))
                .usually("assessEmployment", with("benefitsTangled", "true"))
                .usually(
                        "assessHealth",
                        with(
                                "functionalCapacityWeakened",
                                "true",
                                "rehabNeed",
                                "VOCATIONAL",
                                "benefitsTangled",
                                "true"))
                .aCaseAt("draftPlan");
        then.theCase().hasKelaAs("CASE_LEAD");
        then.employment.readsInHeading("draftPlan", "Kelan asiakasvastaava vie Kelan asiakasprosessia");
        then.employment.readsInHeading("draftPlan", tangled);
        then.employment.doesNotReadInHeading("draftPlan", rehabilitation);
        then.employment.doesNotReadInHeading("draftPlan", organiser);
        then.employment.readsInHeading("draftPlan", "Ei jaettu organisaatiollesi: syitä");

        when.employment.completes("draftPlan", actionsFor("HEALTH", "KELA"));
        then.kela.readsInHeading("agreePlan", "Kelan asiakasvastaava vie Kelan asiakasprosessia");
        then.kela.readsInHeading("agreePlan", tangled);
        then.kela.doesNotReadInHeading("agreePlan", rehabilitation);
        then.kela.doesNotReadInHeading("agreePlan", organiser);
        then.kela.readsInHeading("agreePlan", "Ei jaettu organisaatiollesi: syitä");
        then.health.readsInHeading("agreePlan", rehabilitation);
        then.health.readsInHeading("agreePlan", organiser);
        then.health.doesNotReadInHeading("agreePlan", "Ei jaettu organisaatiollesi: syitä");
    }

    @Test
    void aPartialWithdrawalClosesOneCategoryAndLeavesThePartyAtWork() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial", with("specialSupport", "false", "situation", "Velat painavat."));
        when.social.claims("assessSocial");
        then.social.sees("assessSocial", "specialSupport", "false");
        then.social.readsInHeading("assessSocial", "Velat painavat.");

        when.theClientWithdrawsConsent(Set.of(Organisation.SOCIAL), Set.of(Category.SOCIAL));
        then.social.has("assessSocial", "notifyParty");
        then.social.hasInTheHandsOf("assessSocial", "social06worker");
        then.social.isNamed("social06worker");
        then.social.seesNotShared("assessSocial", "specialSupport");
        then.social.doesNotReadInHeading("assessSocial", "Velat painavat.");
        then.social.readsInHeading("assessSocial", "Mallikas");
        then.health.readsInHeading("assessHealth", "Velat painavat.");
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH");
        assertThatThrownBy(() -> when.social.completes("assessSocial", with("specialSupport", "true")))
                .hasMessageContaining("Tarvitseeko asiakas erityistä tukea? tätä kenttää ei voi muuttaa");
        when.social.completes("assessSocial");
        then.theCase().knows("specialSupport", "false");
    }

    @Test
    void whoeverLosesItsPartHasNoNamedPersonAnyMore() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        then.social.isNamed("social06worker");
        when.theClientWithdrawsConsent(Set.of(Organisation.SOCIAL), Set.of());
        then.theCase().hasParties("EMPLOYMENT", "HEALTH");
        then.social.isUnnamed();
        then.social.hasUnassigned("notifyParty");
        when.social.completes("notifyParty");
        then.social.isUnnamed();
        then.health.has("assessHealth", "notifyParty");
    }

    @Test
    void theCustomershipStartsInTenWorkingDaysOfTheFirstContact() {
        given.aCaseAt("startCustomership");
        then.task("startCustomership")
                .isDueOn(2026, 11, 16)
                .remindsOn(2026, 11, 12)
                .becomesLateThen();
    }

    @Test
    void consentIsSettledInTenWorkingDaysOfTheFirstContact() {
        given.aClientIn(Area.PORI).aCaseAt("recordConsent");
        then.task("recordConsent").isDueOn(2026, 11, 16).remindsOn(2026, 11, 12).becomesLateThen();
    }

    @Test
    void everyPartyNotesAWithdrawalInOneWorkingDay() {
        given.aClientIn(Area.PORI).usually("recordConsent", consentTo("SOCIAL")).aCaseAt("assessSocial");
        when.theClientWithdrawsConsent();
        then.task("notifyParty").isDueOn(2026, 11, 3).remindsOn(2026, 11, 2).becomesLateThen();
    }
}
