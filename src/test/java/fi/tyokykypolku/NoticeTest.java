package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.forms.InvalidForm;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of {@code notice.bpmn}: what a caseworker tells of a case. */
@ProcessTest
class NoticeTest extends Scenario {
    @Test
    void aConsentIsWithdrawnThroughAnyParty() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial");
        when.social.tells("CONSENT_WITHDRAWN", with("withdrawalScope", "ALL"));

        then.passed("noticeGiven", "passNotice", "noticePassed", "consentWithdrawn", "withdrawConsent");
        then.theCase()
                .hasParties("EMPLOYMENT")
                .knows("consentWithdrawnVia", "SOCIAL")
                .knows("consentWithdrawnOn", "2026-11-02");
        then.openAre(
                "assessEmployment@employment35",
                "notifyParty@employment35",
                "notifyParty@social06",
                "notifyParty@health06");
    }

    @Test
    void aConsentIsWithdrawnFromOnePartyOrInOneCategory() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial", with("situation", "Velat painavat."));
        when.health.tells(
                "CONSENT_WITHDRAWN",
                with(
                        "withdrawalScope",
                        "PART",
                        "withdrawnParties",
                        List.of("SOCIAL"),
                        "withdrawnCategories",
                        List.of("SOCIAL")));
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH");
        then.social.doesNotReadInHeading("assessSocial", "Velat painavat.");
        then.health.readsInHeading("assessHealth", "Velat painavat.");

        when.employment.tells(
                "CONSENT_WITHDRAWN", with("withdrawalScope", "PART", "withdrawnParties", List.of("SOCIAL")));
        then.theCase().hasParties("EMPLOYMENT", "HEALTH");
    }

    @Test
    void aPartialWithdrawalSaysWhatItIsAbout() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial");
        assertRefused(
                () -> when.employment.tells("CONSENT_WITHDRAWN", with("withdrawalScope", "PART")),
                "withdrawnParties",
                "valitse ainakin yksi osapuoli tai tieto, jota peruutus koskee");
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH").doesNotKnow("consentWithdrawnVia");
    }

    @Test
    void whereNothingIsInForceNothingIsWithdrawn() {
        given.aCaseAt("assessSocial");
        assertRefused(
                () -> when.social.tells("CONSENT_WITHDRAWN", with("withdrawalScope", "ALL")),
                "notice",
                "voimassa ei ole suostumusta tai lupaa, jota peruutus koskisi");
        then.theCase().doesNotKnow("consentWithdrawnVia");
    }

    @Test
    void theCaseMovesWithTheClient() {
        given.aCaseAt("assessSocial");
        assertRefused(
                () -> when.kela.tells("MUNICIPALITY_CHANGED", Map.of()),
                "municipality",
                "asiakkaan kotikunta on jo tämä kunta");
        when.kela.tells("MUNICIPALITY_CHANGED", with("municipality", Area.ESPOO.municipality()));
        when.theClientLivesIn(Area.ESPOO);

        then.social.has("assessSocial");
        then.theCase().knows("municipality", Area.ESPOO.municipality()).knows("movedOn", "2026-11-02");
    }

    @Test
    void aReviewIsAskedForOnceThereIsSomethingToReview() {
        given.aCaseAt("draftPlan");
        assertRefused(
                () -> when.health.tells("REVIEW_REQUESTED", with("reviewRequestedBy", "Asiakas")),
                "notice",
                "Asiassa ei odoteta suunnitelman tarkistusta: seuranta ei ole alkanut tai tarkistus on jo käynnissä.");
        then.theCase().doesNotKnow("reviewRequestedBy");
        assertThat(then.times("noticeGiven")).isZero();

        given.usually("draftPlan", actionsFor("EMPLOYMENT", "HEALTH")).aCaseInFollowUp();
        when.health.tells(
                "REVIEW_REQUESTED",
                with("reviewRequestedBy", "Asiakas", "reviewRequestReason", "Työkokeilu keskeytyi."));
        then.passed("reviewRequested").not("reviewDue");
        then.health.readsInHeading("reportProgress", "Miksi tarkistusta pyydettiin: Työkokeilu keskeytyi.");
    }

    @Test
    void aClientLeavesTheService() {
        given.aCaseAt("assessSocial");
        when.social.tells("CLIENT_WITHDREW", with("endSummary", "Asiakas sai työpaikan."));
        then.openAre("closeCase@employment39");
        then.employment.sees("closeCase", "endSummary", "Asiakas sai työpaikan.");
        then.employment.sees("closeCase", "endedOn", "2026-11-02");

        when.employment.completes("closeCase");
        then.theCase().hasStatus(CaseStatus.CLOSED);
        assertRefused(() -> when.employment.tells("CLIENT_WITHDREW", Map.of()), "noticeCase", "asia on päätetty");
    }

    @Test
    void workWaitsForSomethingThatCanWait() {
        given.aCaseAt("assessSocial");
        when.employment.completes("assessEmployment");
        assertRefused(
                () -> when.employment.tells("WAIT", with("waitFor", "CLIENT")),
                "waitFor",
                "organisaatiollasi ei ole asiassa avointa tehtävää, joka voisi odottaa");
        assertRefused(() -> when.social.tells("WAIT", with("waitFor", "NONE")), "waitFor", "odotusta ei ole kirjattu");
        assertRefused(() -> when.social.tells("WAIT", with("waitFor", "KELA_DECISION")), "waitFor", null);
        assertRefused(() -> when.social.tells("WAIT", with("waitFor", null)), "waitFor", null);
        assertThat(then.times("noticeGiven")).isZero();

        when.social.tells("WAIT", with("waitFor", "CLIENT"));
        then.passed("isItAboutWaiting", "noteWait", "waitNoted").not("passNotice");
    }

    @Test
    void othersLearnNothingOfACaseNotEvenThatItIs() {
        CaseId id = given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL"))
                .aCaseAt("assessSocial");
        assertRefused(() -> when.health.tells("CLIENT_WITHDREW", Map.of()), "noticeCase", "asiaa ei löydy");
        assertRefused(() -> when.kela.tells("CLIENT_WITHDREW", Map.of()), "noticeCase", "asiaa ei löydy");
        assertRefused(
                () -> when.social.tells(new CaseId("TKP-1999-000001"), "CLIENT_WITHDREW", Map.of()),
                "noticeCase",
                "asiaa ei löydy");
        when.theClientLivesIn(Area.TAMPERE);
        assertRefused(() -> when.employment.tells(id, "CLIENT_WITHDREW", Map.of()), "noticeCase", "asiaa ei löydy");
        when.theClientLivesIn(Area.PORI);
        then.openAre("assessEmployment@employment35", "assessSocial@social06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workability", "notice"})
    void nobodyStartsAProcessPastItsForm(String process) {
        CaseId id = given.aCaseAt("assessSocial");
        engine.getIdentityService().setAuthentication("kela", List.of("caseworker", "kela03"));
        try {
            assertThatThrownBy(() -> engine.getRuntimeService()
                            .startProcessInstanceByKey(
                                    process, Map.of("caseId", id.value(), "notice", "CLIENT_WITHDREW")))
                    .isInstanceOf(BadUserRequestException.class);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        then.social.has("assessSocial");
    }

    private static void assertRefused(ThrowingCallable telling, String field, @Nullable String message) {
        assertThatThrownBy(telling)
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        rejected -> assertThat(rejected.errors())
                                .singleElement()
                                .satisfies(error -> {
                                    assertThat(error.field()).isEqualTo(field);
                                    if (message != null) {
                                        assertThat(error.message()).isEqualTo(message);
                                    }
                                }));
    }
}
