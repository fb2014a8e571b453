package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.noConsent;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.ToldInFull;
import fi.tyokykypolku.casework.Traces;
import fi.tyokykypolku.retention.Retention;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.PersonId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Three clients from their referral to the end of their case. */
abstract class WholeCaseStories extends ToldInFull {
    @Autowired
    protected UseLog log;

    @Autowired
    protected Retention retention;

    private static final int ROUNDS = 20;
    private static final Duration LEAD = Duration.ofMillis(10);
    private static final Set<String> FIRST = new TreeSet<>();

    @AfterAll
    static void theRaceWasWonByEitherSide() {
        if (!FIRST.isEmpty()) {
            assertThat(FIRST).containsExactly("the task", "the withdrawal");
        }
        FIRST.clear();
    }

    /** More rounds by {@code mvn test -Dtest='WholeCase*Test#theLastTwo*' -Draces=1000}. */
    @Test
    void theLastTwoPartiesCompleteAtOnceAndBothSucceed() {
        for (int round = 0; round < Integer.getInteger("races", ROUNDS); round++) {
            given.aCaseAt("assessSocial");
            when.employment.completes("assessEmployment");
            when.kela.completes("assessBenefits");
            when.social.claims("assessSocial");
            when.health.claims("assessHealth");
            // Filled in before, for filling in moves the scenario's clock.
            Runnable social = when.social.hasFilledIn(
                    when.social.task("assessSocial").getId(), with("socialAssessment", "Sosiaalinen arvio."));
            Runnable health = when.health.hasFilledIn(
                    when.health.task("assessHealth").getId(), with("healthAssessment", "Terveydellinen arvio."));

            assertThat(AtOnce.both(social::run, health::run))
                    .as("round %d", round)
                    .isEmpty();
            then.openAre("summariseAssessment@employment39");
            then.theCase()
                    .knows("socialAssessment", "Sosiaalinen arvio.")
                    .knows("healthAssessment", "Terveydellinen arvio.");
            assertThat(then.times("summariseAssessment")).isEqualTo(1);
        }
    }

    @Test
    void anUnemployedClientGetsKelasRehabilitationAndWork() {
        given.aReferral(with("referralSource", "HEALTH_SERVICES", "situation", "Selkä ei kestä entistä työtä."));
        when.health.completes("checkReferral");
        then.theCase().isCoordinatedBy("EMPLOYMENT").hasStatus(CaseStatus.IN_PROGRESS);
        when.workingDaysPass(2);
        when.employment.completes("contactClient", with("clientReached", "false"));
        when.workingDaysPass(1);
        when.employment.completes("contactClient");
        when.employment.completes("startCustomership");

        when.workingDaysPass(4);
        when.employment.completes("assessEmployment", with("working", "false", "studying", "false"));
        when.social.completes("assessSocial");
        when.health.completes("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"));
        when.kela.completes("assessBenefits", with("pensionStatus", "NONE", "kelaRehabRunning", "false"));
        when.employment.completes("summariseAssessment");

        then.theCase().isIn(Phase.PLAN).hasKelaAs("PLAN_PARTY");
        when.employment.completes(
                "draftPlan",
                and(
                        actionsFor("EMPLOYMENT", "HEALTH", "KELA"),
                        with("service1", "JOB_COACHING", "service2", "B_STATEMENT", "service3", "KELA_VOC_REHAB")));
        then.openAre("agreePlan@employment39", "agreePlan@health08", "agreePlan@kela03", "clarifyBenefits@kela03");
        when.employment.completes("agreePlan");
        when.health.completes("agreePlan");
        when.kela.completes("agreePlan");
        when.kela.completes("clarifyBenefits", with("rehabNeedRaised", "false"));
        when.kela.completes("handOverFromKela");
        when.employment.completes("confirmPlan", with("kelaApplicationSent", "true"));
        then.theCase().isIn(Phase.FOLLOW_UP);
        then.openAre();

        when.workingDaysPass(15);
        when.kelaDecides("GRANTED");
        then.passed("awaitDecision", "decisionRecorded").not("awaitDecisionOverdue", "explainDecision");
        then.theCase().knows("kelaRehabRunning", "true");

        when.theCaseReaches("reviewPlan");
        then.passed("reviewDue").not("reviewRequested");
        then.theCase().hasKelaAs("REVIEW_PARTY");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE"));
        when.workingDaysPass(20);
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "END"));
        then.theCase().isIn(Phase.END).hasKelaAs("CO_DECIDES_END");
        when.employment.completes("decideEnding");
        when.social.completes("decideEnding");
        when.health.completes("decideEnding");
        when.kela.completes("decideEnding");
        when.employment.completes("closeCase", with("endReason", "EMPLOYED"));

        then.passed("pathEnded", "archiveCase", "caseClosed")
                .not(
                        "planningOverdue",
                        "planningDelayed",
                        "reachOut",
                        "recordConsent",
                        "withdrawConsent",
                        "clientWithdrew",
                        "returnReferral");
        then.theCase().hasStatus(CaseStatus.CLOSED).knows("endReason", "EMPLOYED");
        then.nothingIsLeft();
    }

    @Test
    void inThePilotsModelAClientsConsentCarriesTheCase() {
        given.aClientIn(Area.PORI).aReferral(with("questionToKela", "Mihin kuntoutukseen voi hakea?"));
        when.kela.completes("answerKelaQuestion", with("kelaAnswer", "Ammatilliseen kuntoutukseen."));
        when.employment.completes("checkReferral");
        when.employment.completes("contactClient");
        when.employment.completes("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"));
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH").hasKelaAs("NONE");

        when.employment.completes("assessEmployment", with("working", "false", "studying", "false"));
        when.social.completes("assessSocial");
        when.health.completes("assessHealth", with("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"));
        when.employment.completes("summariseAssessment");
        then.theCase().hasParties("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA").hasKelaAs("CASE_LEAD");
        when.employment.completes("draftPlan", actionsFor("EMPLOYMENT", "KELA"));
        when.kela.completes(
                "agreePlan", with("planAgreed", "false", "requestedChanges", "B-lausunto ennen hakemusta."));
        when.employment.completes("draftPlan", actionsFor("HEALTH", "KELA"));
        when.health.completes("agreePlan");
        when.kela.completes("agreePlan");
        when.employment.completes("confirmPlan");
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "END"));
        when.theCaseReaches("closeCase");
        when.employment.completes("closeCase", with("endReason", "REHABILITATION"));

        then.passed("applyConsent", "consentSettled", "pathEnded", "caseClosed")
                .not(
                        "startCustomership",
                        "openCustomership",
                        "assessBenefits",
                        "consentRefused",
                        "withdrawConsent",
                        "planningOverdue");
        then.theCase().hasStatus(CaseStatus.CLOSED);
        then.nothingIsLeft();
    }

    /** Whatever comes first, nothing is half done: the assessment is in the case file, or it was refused and is not. */
    @RepeatedTest(ROUNDS)
    void aTaskDoneAtTheInstantOfAWithdrawalCountsWhollyOrNotAtAll(RepetitionInfo round) {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        String task = when.social.task("assessSocial").getId();
        // From one side far ahead to the other side far ahead, and as near to each other as can be between them.
        Runnable submit = when.social.hasFilledIn(task, with("socialAssessment", "Sosiaalinen arvio."));
        List<Throwable> refused = AtOnce.both(
                submit::run,
                when::theClientWithdrawsConsent,
                LEAD.multipliedBy(2L * round.getCurrentRepetition() - ROUNDS - 1));

        FIRST.add(refused.isEmpty() ? "the task" : "the withdrawal");
        if (refused.isEmpty()) {
            then.theCase().knows("socialAssessment", "Sosiaalinen arvio.");
        } else {
            assertThat(refused)
                    .hasSize(1)
                    .allSatisfy(thrown -> assertThat(thrown).isInstanceOf(ProcessEngineException.class));
            then.theCase().doesNotKnow("socialAssessment");
        }
        then.theCase().hasParties("EMPLOYMENT");
        then.social.has("notifyParty");
        then.social.isUnnamed();
        then.openAre(
                "assessEmployment@employment35",
                "notifyParty@employment35",
                "notifyParty@social06",
                "notifyParty@health06");
    }

    /** Whoever takes a task at the instant of a withdrawal is left without it, and without a name in the case. */
    @RepeatedTest(6)
    void aTaskTakenAtTheInstantOfAWithdrawalIsTakenFirstOrNotAtAll() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial");
        var task = when.social.task("assessSocial");
        List<Throwable> refused = AtOnce.both(() -> when.social.triesToClaim(task), when::theClientWithdrawsConsent);

        assertThat(refused).allSatisfy(thrown -> assertThat(thrown).isInstanceOf(ProcessEngineException.class));
        then.theCase().hasParties("EMPLOYMENT");
        then.social.has("notifyParty");
        then.social.isUnnamed();
    }

    /** Act 381/2023 § 12 for what is shared; the use log of Act 703/2023 lives longer, and a client's question about it. */
    @Test
    void fourYearsAfterTheEndOnlyTheUseLogIsLeft() {
        String code = given.anIdentityCode();
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .usually("reviewPlan", with("reviewOutcome", "END"))
                .aCaseAt("closeCase", with("personId", code));
        when.employment.completes("closeCase");
        Traces traces = new Traces(jdbc);
        assertThat(traces.columnsWith("TKP_", id.value())).contains("TKP_GRANT.CASE_ID", "TKP_NAMED_PERSON.CASE_ID");

        when.timeReaches(when.today().plusYears(4).plusDays(2));
        retention.run();

        assertThat(traces.columnsWith("TKP_", id.value())).containsExactly("TKP_CLIENT.CASE_ID", "TKP_USE_LOG.CASE_ID");
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(id.value())
                        .list())
                .isNotEmpty()
                .allSatisfy(instance ->
                        assertThat(instance.getRemovalTime().toInstant()).isBefore(caseFile.now()));
        assertThat(caseFile.casesOf(PersonId.parse(code))).containsExactly(id);
        assertThat(log.of(id)).isNotEmpty();
    }

    @Test
    void everythingGoesWrongAndNobodyIsLostFromSight() {
        given.aReferral(with("questionToKela", "Onko asiakkaalla etuutta?"));
        when.timeReaches(LocalDate.of(2026, 11, 10));
        then.isLate("checkReferral");
        then.isLate("answerKelaQuestion");
        when.employment.completes("checkReferral");
        for (int attempt = 1; attempt <= 3; attempt++) {
            when.employment.completes("contactClient", with("clientReached", "false"));
        }
        when.timeReaches(LocalDate.of(2026, 11, 25));
        then.isLate("reachOut");
        when.employment.completes("reachOut", with("clientReached", "true"));
        when.employment.completes("startCustomership", with("consentNeeded", "true"));
        when.employment.completes("recordConsent", noConsent());

        when.theClientMovesTo(Area.ESPOO);
        then.employment.hasUnassigned("assessEmployment");
        when.timeReaches(LocalDate.of(2027, 1, 4));
        for (String part : List.of("assessEmployment", "assessSocial", "assessHealth", "assessBenefits")) {
            then.isLate(part);
        }
        when.theCaseReaches("summariseAssessment");
        when.timeReaches(LocalDate.of(2027, 1, 12));
        then.isLate("summariseAssessment");
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL"));
        when.theCaseReaches("agreePlan");
        when.social.completes("agreePlan", with("planAgreed", "false", "requestedChanges", "Asuminen ensin kuntoon."));
        when.timeReaches(LocalDate.of(2027, 2, 26));
        then.passed("planningOverdue", "planningDelayed").not("planningDone");
        then.isLate("draftPlan");
        when.theCaseReaches("confirmPlan");
        when.employment.completes(
                "confirmPlan", with("planConfirmed", "false", "clientChangeWishes", "En lähde työkokeiluun."));
        when.theCaseReaches("confirmPlan");
        when.employment.completes("confirmPlan", with("kelaApplicationSent", "true"));

        when.timeReaches(LocalDate.of(2027, 4, 6));
        then.passed("awaitDecisionOverdue", "awaitDecisionDelayed").not("recordDecision");
        when.kelaDecides("REJECTED");
        then.passed("recordDecision").not("nextStepAgreed", "decisionRecorded");
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "END"));
        when.health.completes("decideEnding", with("endingAgreed", "false", "continuationNeed", "Hoito on kesken."));
        then.theCase().isIn(Phase.FOLLOW_UP).hasStatus(CaseStatus.IN_PROGRESS);
        when.theClientWithdraws();
        then.employment.has("closeCase");
        when.employment.completes("closeCase");

        then.passed("clientWithdrew", "recordClientWithdrawal", "caseClosed").not("pathEnded", "returnReferral");
        then.theCase().hasStatus(CaseStatus.CLOSED).knows("endReason", "WITHDREW");
        then.nothingIsLeft();
    }
}
