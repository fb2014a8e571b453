package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockHistory;
import fi.tyokykypolku.delays.ClockTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The routes of {@code delay.bpmn}: who is asked why when a limit is passed, and what becomes of the answer. */
@ProcessTest
class DelayTest extends Scenario {
    @Autowired
    private ClockTable clocks;

    @Autowired
    private ClockHistory history;

    /** Three months from Monday 2 November 2026, and five working days from there. */
    @Test
    void aPlanThatIsLateByLawIsExplainedByTheLead() {
        CaseId id = given.aCaseAt("draftPlan");
        Instant due = clock(id, "planning").dueAt();
        assertThat(due).isEqualTo(Instant.parse("2027-02-02T21:59:59Z"));

        when.timeReaches(due.minusSeconds(1));
        then.openAre("draftPlan@employment39");
        when.timeReaches(due);
        then.openAre("draftPlan@employment39", "handleDelay@employment39lead");
        then.task("handleDelay").isDueOn(2027, 2, 9).remindsOn(2027, 2, 8);
        then.lead.has("handleDelay");
        then.employment.has("draftPlan");
        then.lead.readsInHeading(
                "handleDelay",
                "**Määräaika ylittyi: Alkukartoitus ja suunnitelma.** Viimeinen päivä oli 2.2.2027 (Laki 381/2023 4 §).");

        when.lead.completes(
                "handleDelay",
                with("delayReason", "WORKLOAD", "delayAgreed", "Suunnitelma tehdään yhdessä ensi viikolla."));
        assertThat(clock(id, "planning").delayReason()).isEqualTo("WORKLOAD");
        assertThat(clock(id, "draftPlan").delayReason()).isNull();
        then.passed("limitPassed", "delayHandled", "breachHandled").not("handleDelayOverdue");
        then.openAre("draftPlan@employment39");
    }

    @Test
    void twoExecutorsAskOnce() {
        CaseId id = given.aCaseAt("draftPlan");
        when.timeReaches(Instant.parse("2027-02-02T21:59:58Z"));
        String timer = timer(id, "planningOverdue");
        assertThat(AtOnce.both(
                        () -> engine.getManagementService().executeJob(timer),
                        () -> engine.getManagementService().executeJob(timer)))
                .hasSize(1);
        then.openAre("draftPlan@employment39", "handleDelay@employment39lead");
        assertThat(then.times("limitPassed")).isEqualTo(1);
    }

    /** Two applications on one day: each has a clock, and each answer goes to its own. */
    @Test
    void twoApplicationsThatAreLateAtOnceAreToldApart() {
        given.usually("confirmPlan", with("kelaApplicationSent", "true"));
        CaseId id = given.aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE", "kelaApplicationSent", "true"));
        List<CaseClock> waiting = clocks.of(id).stream()
                .filter(clock -> clock.element().equals("awaitDecision"))
                .toList();
        assertThat(waiting).hasSize(2);
        when.timeReaches(LocalDate.of(2026, 12, 8));
        then.openAre("handleDelay@employment39lead", "handleDelay@employment39lead");
        for (Task task : engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id.value())
                .list()) {
            when.lead.completes(task.getId(), "handleDelay", with("delayReason", "AUTHORITY"));
        }
        assertThat(clocks.of(id))
                .filteredOn(clock -> clock.element().equals("awaitDecision"))
                .extracting(CaseClock::delayReason)
                .containsExactly("AUTHORITY", "AUTHORITY");
    }

    private String timer(CaseId id, String activity) {
        String path = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
                .rootProcessInstances()
                .singleResult()
                .getId();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(path)
                .activityId(activity)
                .singleResult()
                .getId();
    }

    @Test
    void tasksThatShareAClockAreReportedOnce() {
        CaseId id = given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        when.employment.completes("draftPlan");
        when.theCaseReaches("confirmPlan");
        when.timeReaches(LocalDate.of(2027, 2, 4));
        then.isLate("confirmPlan");
        assertThat(then.times("handleDelay")).isEqualTo(1);
        assertThat(clock(id, "planning").stoppedAt()).isNull();
    }

    @Test
    void aReviewThatIsLateByLawIsExplainedToo() {
        CaseId id = given.aCaseInFollowUp();
        when.theCaseReaches("reviewPlan");
        Instant due = clock(id, "reviewPlan").dueAt();
        assertThat(due).isEqualTo(Instant.parse("2027-02-02T21:59:59Z"));
        when.timeReaches(due.minusSeconds(1));
        then.openAre("reviewPlan@employment39");
        when.timeReaches(due);
        then.openAre("reviewPlan@employment39", "handleDelay@employment39lead");
        then.lead.readsInHeading(
                "handleDelay",
                "**Määräaika ylittyi: Tarkista suunnitelma.** Viimeinen päivä oli 2.2.2027 (Laki 381/2023 6 §).");
        when.lead.completes("handleDelay", with("delayReason", "CLIENT"));
        assertThat(clock(id, "reviewPlan").delayReason()).isEqualTo("CLIENT");
    }

    /** What a phase hands up with the alarm is older than the withdrawal. */
    @Test
    void aLateReviewDoesNotBringKelaBackAfterAWithdrawal() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH", "KELA"))
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .usually("confirmPlan", with("kelaApplicationSent", "true"));
        CaseId id = given.aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.theClientWithdrawsConsent();
        when.timeReaches(clock(id, "reviewPlan").dueAt());
        then.isLate("reviewPlan");
        when.kelaDecides("REJECTED");
        then.employment.has("explainDecision", "notifyParty", "reviewPlan");
    }

    /** Five weeks from Monday 2 November 2026: a target of Kela's own, on the clock of the application it is about. */
    @Test
    void anApplicationPastKelasTargetIsExplainedToo() {
        given.usually("confirmPlan", with("kelaApplicationSent", "true"));
        CaseId id = given.aCaseInFollowUp();
        Instant due = clock(id, "awaitDecision").dueAt();
        assertThat(due).isEqualTo(Instant.parse("2026-12-07T21:59:59Z"));
        when.timeReaches(due.minusSeconds(1));
        then.openAre();
        when.timeReaches(due);
        then.openAre("handleDelay@employment39lead");
        then.lead.readsInHeading("handleDelay", "**Määräaika ylittyi: Odota Kelan päätöstä.**");
        when.lead.completes("handleDelay", with("delayReason", "AUTHORITY"));
        assertThat(clock(id, "awaitDecision").delayReason()).isEqualTo("AUTHORITY");
        assertThat(clock(id, "planning").delayReason()).isNull();
    }

    @Test
    void aPlanThatTwoReviewsLeaveAsItIsIsExplainedToo() {
        CaseId id = given.aCaseInFollowUp();
        theReviewDecides("CONTINUE");
        then.openAre();
        then.passed("isPlanUnchanged").not("planUnchanged");
        theReviewDecides("CONTINUE");
        then.openAre("handleDelay@employment39lead");
        then.lead.readsInHeading("handleDelay", "**Suunnitelma ei ole muuttunut kahdessa tarkistuksessa.**");
        when.lead.completes("handleDelay", with("delayReason", "COOPERATION"));
        then.passed("planUnchanged", "standstillHandled").not("limitPassed");
        assertThat(clocks.of(id)).extracting(CaseClock::delayReason).containsOnlyNulls();

        // It takes two more to be told again.
        theReviewDecides("CONTINUE");
        then.openAre();
        theReviewDecides("CONTINUE");
        then.openAre("handleDelay@employment39lead");
    }

    @Test
    void aPlanThatIsChangedBetweenReviewsDoesNotStandStill() {
        given.aCaseInFollowUp();
        theReviewDecides("CONTINUE");
        theReviewDecides("CHANGE_PLAN");
        when.theCaseReaches("confirmPlan");
        when.employment.completes("confirmPlan");
        theReviewDecides("CONTINUE");
        then.openAre();
        then.passed("recordReview").not("planUnchanged");
    }

    private void theReviewDecides(String outcome) {
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", outcome));
    }

    @Test
    void aLimitOfOurOwnIsOnlyShown() {
        given.aCaseAt("checkReferral");
        when.workingDaysPass(5);
        then.isLate("checkReferral");
        then.passed("checkReferralDelayed").not("limitPassed", "handleDelay");
    }

    @Test
    void whyIsStillAskedWhenTheWorkIsDoneMeanwhile() {
        CaseId id = given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        when.everyoneElseIsDone("handleDelay");
        assertThat(clock(id, "planning").done()).isTrue();
        then.openAre("handleDelay@employment39lead");
        when.lead.completes("handleDelay", with("delayReason", "RECORDED_LATE"));
        assertThat(clock(id, "planning").delayReason()).isEqualTo("RECORDED_LATE");
        then.theCase().doesNotKnow("delayAgreed");
    }

    @Test
    void itIsAskedNoLongerOnceTheCaseIsClosed() {
        CaseId id = given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        when.theClientWithdraws();
        then.openAre("closeCase@employment39", "handleDelay@employment39lead");
        when.employment.completes("closeCase");
        then.nothingIsLeft();
        assertThat(clock(id, "handleDelay").done()).isFalse();
        assertThat(clock(id, "planning").delayReason()).isNull();
    }

    @Test
    void anExplanationIsDueItself() {
        given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        then.task("handleDelay").becomesLateThen();
        assertThat(then.times("handleDelay")).isEqualTo(1);
    }

    @Test
    void whoeverLeadsTakesNoClientOver() {
        given.aCaseAt("draftPlan");
        when.employment.claims("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        then.lead.hasUnassigned("handleDelay");
        when.lead.claims("handleDelay");
        then.employment.isNamed(when.employment.user());
    }

    @Test
    void aLeadWhoIsTheNamedPersonTooGetsNoTaskUnasked() {
        given.aCaseAt("draftPlan");
        when.employment.colleague().takesOver("draftPlan");
        then.employment.isNamed(when.lead.user());
        when.timeReaches(LocalDate.of(2027, 2, 3));
        then.lead.hasUnassigned("handleDelay");
    }

    @Test
    void whoIsLateDoesNotExplainIt() {
        given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        Task task = when.lead.task("handleDelay");
        assertThatThrownBy(() -> when.employment.triesToComplete(task)).isInstanceOf(RuntimeException.class);
        then.isOutOfSightOf(when.employment.user(), "handleDelay");
        then.lead.has("handleDelay");
    }

    @Test
    void anExplanationNeedsAReasonOfTheList() {
        CaseId id = given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        assertThatThrownBy(() -> when.lead.completes("handleDelay", with("delayReason", null)))
                .hasMessageContaining("Mistä viive johtui?");
        assertThatThrownBy(() -> when.lead.completes("handleDelay", with("delayReason", "LAZY")))
                .hasMessageContaining("Mistä viive johtui?");
        assertThatThrownBy(() -> when.lead.completes("handleDelay", with("delayReason", "OTHER", "delayAgreed", null)))
                .hasMessageContaining("Mitä sovittiin");
        then.lead.has("handleDelay");
        assertThat(clock(id, "planning").delayReason()).isNull();
    }

    @Test
    void theAnswerIsDrawnAnewWithTheClocks() {
        CaseId id = given.aCaseAt("draftPlan");
        when.timeReaches(LocalDate.of(2027, 2, 3));
        when.lead.completes("handleDelay", with("delayReason", "NO_SERVICE"));
        List<CaseClock> kept = clocks.of(id);
        jdbc.sql("delete from tkp_clock where case_id = ?").param(id.value()).update();
        history.rebuild(id);
        assertThat(clocks.of(id)).isEqualTo(kept);
        assertThat(clock(id, "planning").delayReason()).isEqualTo("NO_SERVICE");
    }

    private CaseClock clock(CaseId id, String element) {
        return clocks.of(id).stream()
                .filter(clock -> clock.element().equals(element))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
