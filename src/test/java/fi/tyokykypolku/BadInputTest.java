package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.When.Actor;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;

/** A form filled in wrongly is refused with the field's name in Finnish, and nothing has changed. */
@ProcessTest
class BadInputTest extends Scenario {
    @Test
    void aRequiredFieldIsDemanded() {
        given.aCaseAt("draftPlan");
        refused(when.employment, "draftPlan", with("planGoals", null), "planGoals", "täytä tämä kenttä");
        refused(when.employment, "draftPlan", with("planGoals", "   "), "planGoals", "täytä tämä kenttä");
    }

    @Test
    void aRequiredFieldThatIsHiddenIsNotDemandedUntilItIsShown() {
        given.aReferral();
        refused(
                when.employment,
                "checkReferral",
                with("referralOutcome", "RETURNED", "returnReason", null),
                "returnReason",
                "täytä tämä kenttä");
        refused(
                when.employment,
                "checkReferral",
                with("referralOutcome", "CONSULTATION", "consulted", null),
                "consulted",
                "täytä tämä kenttä");
        when.employment.completes(
                "checkReferral",
                with(
                        "referralOutcome",
                        "ACCEPTED",
                        "returnReason",
                        null,
                        "consulted",
                        null,
                        "consultationQuestion",
                        null));
        then.passed("acceptReferral");
    }

    @Test
    void whatWasTypedIntoAFieldThatIsHiddenIsNotKept() {
        given.aReferral();
        when.employment.completes(
                "checkReferral", with("referralOutcome", "ACCEPTED", "returnReason", "Tämä jäi kirjoitettua."));
        then.theCase().doesNotKnow("returnReason");
    }

    @Test
    void aNumberKeepsItsBounds() {
        given.aCaseAt("assessBenefits");
        refused(
                when.kela,
                "assessBenefits",
                with("sickAllowanceDays", -1),
                "sickAllowanceDays",
                "arvon pitää olla vähintään 0");
        refused(
                when.kela,
                "assessBenefits",
                with("sickAllowanceDays", 401),
                "sickAllowanceDays",
                "arvon pitää olla enintään 400");
    }

    @Test
    void aTextKeepsItsLength() {
        given.aCaseAt("draftPlan");
        refused(
                when.employment,
                "draftPlan",
                with("planGoals", "Työ"),
                "planGoals",
                "teksti on liian lyhyt, vähintään 5 merkkiä");
        refused(
                when.employment,
                "draftPlan",
                with("planGoals", "a".repeat(3001)),
                "planGoals",
                "teksti on liian pitkä, enintään 3000 merkkiä");
    }

    @Test
    void aChoiceIsOneOfTheForm() {
        given.aReferral();
        refused(
                when.employment,
                "checkReferral",
                with("referralOutcome", "MAYBE"),
                "referralOutcome",
                "valitse jokin vaihtoehdoista");
        when.theCaseReaches("summariseAssessment");
        refused(
                when.employment,
                "summariseAssessment",
                with("mainNeeds", List.of("HEALTH", "GOLD")),
                "mainNeeds",
                "valitse vain luettelon vaihtoehtoja");
    }

    @Test
    void aDateIsADateOfTheCalendar() {
        given.aCaseAt("contactClient");
        for (String wrong : List.of("2.11.2026", "2026-02-30", "eilen")) {
            refused(
                    when.employment,
                    "contactClient",
                    with("contactedOn", wrong),
                    "contactedOn",
                    "päivän pitää olla muotoa 2026-11-30");
        }
        refused(
                when.employment,
                "contactClient",
                with("contactedOn", "2026-11-03"),
                "contactedOn",
                "päivä ei voi olla tulevaisuudessa");
    }

    @Test
    void aReviewIsAgreedWithinThreeMonths() {
        given.aCaseAt("draftPlan");
        String message = "päivän pitää olla tästä päivästä enintään kolmen kuukauden päässä";
        refused(when.employment, "draftPlan", with("nextReviewOn", "2027-02-03"), "nextReviewOn", message);
        refused(when.employment, "draftPlan", with("nextReviewOn", "2026-11-01"), "nextReviewOn", message);
        when.employment.completes("draftPlan", with("nextReviewOn", "2027-02-02"));
    }

    @Test
    void aValueIsOfTheFieldsType() {
        given.aCaseAt("draftPlan");
        refused(when.employment, "draftPlan", with("actionCount", "kaksi"), "actionCount", "arvon pitää olla luku");
        refused(when.employment, "draftPlan", with("planGoals", 17), "planGoals", "arvon pitää olla tekstiä");
        when.theCaseReaches("agreePlan");
        refused(when.employment, "agreePlan", with("planAgreed", "kenties"), "planAgreed", "vastaa kyllä tai ei");
    }

    @Test
    void aFieldTheFormDoesNotHaveIsRefused() {
        given.aReferral();
        refused(
                when.employment,
                "checkReferral",
                with("salaryOfTheBoss", "1000"),
                "salaryOfTheBoss",
                "lomakkeella ei ole tätä kenttää");
    }

    @Test
    void aFlagOfAnotherTaskCannotBeSetAlong() {
        given.aReferral();
        for (String flag : List.of("planConfirmed", "endingAgreed", "track", "caseId", "municipality")) {
            refused(when.employment, "checkReferral", with(flag, "true"), flag, "lomakkeella ei ole tätä kenttää");
        }
    }

    @Test
    void aLockedFieldKeepsItsValueWhateverIsSent() {
        given.aReferral(with("questionToKela", "Alkuperäinen kysymys?"));
        when.kela.completes("answerKelaQuestion", with("questionToKela", "Toinen kysymys?"));
        then.theCase().knows("questionToKela", "Alkuperäinen kysymys?");
    }

    @Test
    void aPlanNamesAPersonForEveryAction() {
        given.aCaseAt("draftPlan");
        refused(
                when.employment,
                "draftPlan",
                and(actionsFor("EMPLOYMENT", "HEALTH"), with("person2", null)),
                "person2",
                "täytä tämä kenttä");
    }

    @Test
    void anActionDoesNotEndBeforeItStarts() {
        given.aCaseAt("draftPlan");
        refused(
                when.employment,
                "draftPlan",
                with("start1", "2026-12-01", "due1", "2026-11-30"),
                "due1",
                "päivä ei voi olla ennen alkupäivää");
    }

    @Test
    void everyFaultIsNamedAtOnceInTheOrderOfTheForm() {
        given.aCaseAt("draftPlan");
        assertThatThrownBy(() -> when.employment.completes(
                        "draftPlan", with("person1", null, "planGoals", null, "actionCount", 7, "extra", "x")))
                .isInstanceOfSatisfying(
                        InvalidForm.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting(Fault::field)
                                .containsExactly("extra", "planGoals", "actionCount", "person1"));
        then.openAre("draftPlan@employment39");
    }

    @Test
    void aWrongIdentityCodeOpensNoCase() {
        notOpened("010190-900X", "Henkilötunnuksen tarkistusmerkki ei täsmää.");
        notOpened("310290-9006", "Henkilötunnuksen syntymäaikaa ei ole kalenterissa.");
        notOpened("01019O-9000", "Henkilötunnuksen alussa on oltava syntymäaika kuutena numerona.");
    }

    private void notOpened(String personId, String message) {
        long before = count("tkp_case");
        assertThatThrownBy(() -> given.aReferral(with("personId", personId)))
                .isInstanceOfSatisfying(InvalidForm.class, rejected -> {
                    assertThat(rejected.errors()).hasSize(1);
                    assertThat(rejected.errors().get(0).field()).isEqualTo("personId");
                    assertThat(rejected.errors().get(0).message()).isEqualTo(message);
                    assertThat(rejected.getMessage()).doesNotContain(personId);
                });
        assertThat(count("tkp_case")).isEqualTo(before);
    }

    @Test
    void anUnknownMunicipalityOpensNoCase() {
        assertThatThrownBy(() -> given.aReferral(with("municipality", "999")))
                .isInstanceOf(InvalidForm.class)
                .hasMessageContaining("tuntematon kuntakoodi");
    }

    @Test
    void aClientHasOneOpenCaseAtATime() {
        String code = given.anIdentityCode();
        var first = given.aReferral(with("personId", code));
        var contact = given.aReferral(with("personId", code));
        assertThat(caseFile.get(contact).openCase()).isEqualTo(first);
        refused(
                when.employment,
                "handleContact",
                with("contactOutcome", "OWN_CASE"),
                "contactOutcome",
                "asiakkaan asia " + first + " on yhä avoin");
        then.openAre("handleContact@employment39");

        when.theStoryIsOf(first);
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Asiakas perui lähetteen."));
        assertThat(caseFile.get(given.aReferral(with("personId", code))).openCase())
                .isNull();
    }

    @Test
    void aTasksVariablesAreSetByItsFormOnly() {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        assertThatThrownBy(() -> engine.getTaskService().setVariable(task, "track", "TYM"))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getTaskService().setVariablesLocal(task, Map.of("referralOutcome", "ACCEPTED")))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getTaskService().complete(task, Map.of("track", "TYM")))
                .isInstanceOf(InvalidForm.class);
        then.openAre("checkReferral@employment39");
    }

    private void refused(Actor actor, String task, Map<String, Object> values, String field, String message) {
        String id = actor.task(task).getId();
        long facts = count("tkp_fact");
        ThrowingCallable completion = () -> actor.completes(task, values);
        assertThatThrownBy(completion).isInstanceOfSatisfying(InvalidForm.class, rejected -> {
            assertThat(rejected.errors()).hasSize(1);
            Fault error = rejected.errors().get(0);
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.label()).isNotBlank().isNotEqualTo(field);
            assertThat(error.message()).isEqualTo(message);
            assertThat(rejected.getMessage()).contains(error.label(), message).doesNotContain("(" + field);
        });
        assertThat(count("tkp_fact")).as("nothing written").isEqualTo(facts);
        assertThat(actor.task(task).getId()).as("task still open").isEqualTo(id);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
