package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casework.Scenario;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;

/** Who answers for each organisation's part of a case. */
@ProcessTest
class NamedPersonTest extends Scenario {
    @Test
    void theFirstToClaimAnswersForTheOrganisationAndGetsItsLaterTasks() {
        given.aReferral();
        then.employment.isUnnamed();
        then.employment.hasUnassigned("checkReferral");

        when.employment.colleague().claims("checkReferral");
        then.employment.isNamed("employment2");
        when.employment.completes("checkReferral");
        then.employment.hasInTheHandsOf("contactClient", "employment2");
        then.employment.isNamed("employment2");
    }

    @Test
    void anOrganisationWithoutANamedPersonIsSeenAsSuch() {
        given.aCaseAt("assessHealth");
        then.health.hasUnassigned("assessHealth");
        then.health.isUnnamed();
        then.employment.readsInHeading("assessEmployment", "Terveydenhuolto – **nimeämättä**");
    }

    @Test
    void aColleagueWhoTakesOverAnswersFromThenOn() {
        given.aCaseAt("contactClient");
        then.employment.hasInTheHandsOf("contactClient", "employment");
        when.employment.colleague().takesOver("contactClient");
        then.employment.isNamed("employment2");
        when.employment.completes("contactClient");
        then.employment.hasInTheHandsOf("startCustomership", "employment2");
    }

    @Test
    void aPersonOfAnotherWorklistCanNeitherClaimNorComplete() {
        given.aReferral();
        var task = when.employment.task("checkReferral");
        assertThatThrownBy(() -> when.health.triesToClaim(task)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> when.health.triesToComplete(task)).isInstanceOf(AuthorizationException.class);
        then.employment.hasUnassigned("checkReferral");
        then.health.hasNothing();
        then.health.isUnnamed();
    }

    @Test
    void aTaskCannotBeHandedToSomeoneOfAnotherWorklist() {
        given.aReferral();
        var task = when.employment.task("checkReferral");
        assertThatThrownBy(() -> engine.getTaskService().setAssignee(task.getId(), "health"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Käyttäjä ei kuulu työjonoon");
        then.employment.isUnnamed();
    }

    @Test
    void whoeverIsNamedInOneOrganisationIsNothingInAnother() {
        given.aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        then.social.isNamed("social");
        then.health.isUnnamed();
        then.kela.isUnnamed();
    }
}
