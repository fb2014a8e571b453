package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.AtOnce;
import fi.tyokykypolku.casework.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Two at once: neither loses work, and where only one can have it, the other one hears so. Forms are filled in before,
 * for that moves the clock all share.
 */
@ProcessTest
class ConcurrencyTest extends Scenario {
    @RepeatedTest(5)
    void theLastTwoPartiesAgreeAtOnceAndBothSucceed() {
        given.usually("draftPlan", actionsFor("SOCIAL", "HEALTH")).aCaseAt("agreePlan");
        Runnable social = when.social.hasFilledIn(when.social.task("agreePlan").getId(), Map.of());
        Runnable health = when.health.hasFilledIn(when.health.task("agreePlan").getId(), Map.of());
        assertThat(AtOnce.both(social::run, health::run)).isEmpty();
        then.openAre("confirmPlan@employment39");
        assertThat(then.times("confirmPlan")).isEqualTo(1);
    }

    @RepeatedTest(5)
    void twoClaimAtOnceAndOneGetsTheTask() {
        given.aReferral();
        List<Throwable> lost = AtOnce.both(
                () -> when.employment.claims("checkReferral"),
                () -> when.employment.colleague().claims("checkReferral"));
        assertThat(lost).hasSize(1).allSatisfy(thrown -> assertThat(thrown).isInstanceOf(ProcessEngineException.class));
        String winner =
                Objects.requireNonNull(when.employment.task("checkReferral").getAssignee());
        then.employment.isNamed(winner);
    }

    @RepeatedTest(5)
    void twoCompleteTheSameTaskAtOnceAndItIsDoneOnce() {
        given.aCaseAt("contactClient");
        String task = when.employment.task("contactClient").getId();
        Runnable one = when.employment.hasFilledIn(task, with("clientWishes", "Kevyttä työtä."));
        Runnable other = when.employment.hasFilledIn(task, with("clientWishes", "Kevyttä työtä."));
        assertThat(AtOnce.both(one::run, other::run)).hasSize(1);
        then.openAre("startCustomership@employment39");
        assertThat(then.times("contactClient")).isEqualTo(1);
        assertThat(then.times("consentStarted")).isEqualTo(1);
    }

    @RepeatedTest(5)
    void twoReferralsOfOneClientAtOnceOpenOneCase() {
        String code = given.anIdentityCode();
        Queue<CaseId> taken = new ConcurrentLinkedQueue<>();
        List<Throwable> lost = AtOnce.both(
                () -> taken.add(given.aReferral(with("personId", code))),
                () -> taken.add(given.aReferral(with("personId", code))));
        assertThat(lost).isEmpty();
        assertThat(taken)
                .extracting(id -> Optional.ofNullable(caseFile.get(id).openCase()))
                .as("one is a case of its own, the other a contact to it")
                .containsExactlyInAnyOrder(
                        Optional.empty(),
                        taken.stream()
                                .filter(id -> caseFile.get(id).openCase() == null)
                                .findFirst());
    }
}
