package fi.tyokykypolku.tasklist;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.with;
import static fi.tyokykypolku.tasklist.Opened.body;
import static fi.tyokykypolku.tasklist.Opened.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.uselog.UseLog;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was seen decides what was changed: forms are served when they are read, and compared with what was served when they come back. */
@ProcessTest
class ServedFormsTest extends Scenario {
    @LocalServerPort
    private int port;

    @Autowired
    private UseLog log;

    private Visitor kela;
    private Visitor social;

    @BeforeEach
    void people() {
        kela = Visitor.signedIn(port, "kela", null);
        social = Visitor.signedIn(port, "social", null);
    }

    private Opened benefits() {
        String task = when.kela.task("assessBenefits").getId();
        return new Opened(kela, task);
    }

    private static Opened filled(Opened benefits) {
        return benefits.fillIn("benefitAssessment", "Etuudet selvitetty.").fillIn("incomeUnclear", "false");
    }

    @Test
    void lookClaimFillCompleteTakesNothingFromColleagues() {
        given.aCaseAt("assessBenefits");
        Opened opened = benefits();
        assertThat(opened.value("clientAsksKela")).isEqualTo("null");
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        when.kela.claims("assessBenefits");

        HttpResponse<String> answer = filled(opened).submit();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        then.theCase().knows("clientAsksKela", "true").knows("benefitAssessment", "Etuudet selvitetty.");
    }

    @Test
    void soItIsForWhoeverSendsNoMark() {
        given.aCaseAt("assessBenefits");
        Opened opened = benefits().withoutMark();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        assertThat(filled(opened).submit().statusCode()).isEqualTo(204);
        then.theCase().knows("clientAsksKela", "true");
    }

    @Test
    void whatSomebodyElseHasChangedIsAConflictThatNamesFieldOrganisationAndValue() {
        CaseId id = given.aCaseAt("assessBenefits");
        Opened opened = benefits();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        int before = log.of(id).size();

        HttpResponse<String> answer =
                filled(opened).fillIn("clientAsksKela", "false").submit();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("Toivooko asiakas Kelan mukaan? ", "Sosiaalihuolto", "kyllä");
        then.theCase().knows("clientAsksKela", "true").doesNotKnow("benefitAssessment");
        then.kela.has("assessBenefits");
        assertThat(log.of(id)).hasSize(before + 1);
        assertThat(log.of(id).get(before).use().user()).isEqualTo("kela");

        assertThat(filled(opened).submit().statusCode())
                .as("still told otherwise")
                .isEqualTo(409);
        Opened again = benefits();
        assertThat(again.value("clientAsksKela")).isEqualTo("true");
        assertThat(filled(again).fillIn("clientAsksKela", "false").submit().statusCode())
                .isEqualTo(204);
        then.theCase().knows("clientAsksKela", "false");
    }

    @Test
    void anAnswerThatSomebodyElseHasTakenAwayIsAConflictToo() {
        given.aCaseAt("assessBenefits");
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        Opened opened = benefits();
        assertThat(opened.value("clientAsksKela")).isEqualTo("true");
        when.employment.completes("assessEmployment", with("clientAsksKela", null));
        then.theCase().doesNotKnow("clientAsksKela");

        HttpResponse<String> answer =
                filled(opened).fillIn("clientAsksKela", "false").submit();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Toivooko asiakas Kelan mukaan? ", "Työvoimaviranomainen", "poistanut tiedon");
        then.theCase().doesNotKnow("clientAsksKela");
    }

    @Test
    void whoeverHasReadAPartOfAFormHasNotSeenIt() {
        given.aCaseAt("assessBenefits");
        Opened opened = benefits().withoutMark();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        String task = when.kela.task("assessBenefits").getId();
        assertThat(body(kela.get(path(task, "form-variables?variableNames=phaseName," + TaskForms.MARK)))
                        .fieldNames())
                .toIterable()
                .containsExactly("phaseName");

        assertThat(filled(opened).fillIn("clientAsksKela", "false").submit().statusCode())
                .isEqualTo(409);
        then.theCase().knows("clientAsksKela", "true");
    }

    @Test
    void whoeverTakesTheNewValueOverLosesNothingTyped() {
        given.aCaseAt("assessBenefits");
        Opened opened = benefits();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        assertThat(filled(opened).fillIn("clientAsksKela", "false").submit().statusCode())
                .isEqualTo(409);
        assertThat(opened.fillIn("clientAsksKela", "true").submit().statusCode())
                .isEqualTo(204);
        then.theCase().knows("clientAsksKela", "true").knows("benefitAssessment", "Etuudet selvitetty.");
    }

    @Test
    void twoWindowsOfOneUserAreComparedEachWithWhatItShows() {
        given.aCaseAt("assessBenefits");
        Opened first = benefits();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        Opened second = benefits();
        assertThat(second.value("clientAsksKela")).isEqualTo("true");

        assertThat(filled(first).submit().statusCode()).isEqualTo(204);
        then.theCase().knows("clientAsksKela", "true");
    }

    @Test
    void anAnswerThatStoodInAnOlderWindowIsNotTakenForANewOneWhenNoMarkTells() {
        given.aCaseAt("assessBenefits");
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        Opened first = benefits().withoutMark();
        when.employment.completes("assessEmployment", with("clientAsksKela", "false"));
        Opened second = benefits();
        assertThat(second.value("clientAsksKela")).isEqualTo("false");

        assertThat(filled(first).submit().statusCode()).isEqualTo(409);
        then.theCase().knows("clientAsksKela", "false");
    }

    @Test
    void twoColleaguesOnOneTaskAreComparedEachWithWhatTheySaw() {
        given.aCaseAt("assessBenefits");
        Opened kelas = benefits();
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        Opened colleagues = new Opened(
                Visitor.signedIn(port, "kela2", null),
                when.kela.task("assessBenefits").getId());
        assertThat(colleagues.value("clientAsksKela")).isEqualTo("true");
        HttpResponse<String> answer = filled(kelas)
                .fillIn(TaskForms.MARK, colleagues.value(TaskForms.MARK))
                .submit();
        assertThat(answer.statusCode()).as("a mark of another user").isEqualTo(400);
        assertThat(answer.body()).contains("Lomake: ", "avaa tehtävä uudelleen");
        then.theCase().doesNotKnow("benefitAssessment");
        assertThat(filled(colleagues).submit().statusCode()).isEqualTo(204);
        then.theCase().knows("clientAsksKela", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void aVariableThatIsNoneIsBadInput(String way) {
        given.aCaseAt("assessBenefits");
        String task = when.kela.task("assessBenefits").getId();
        assertThat(kela.json("POST", path(task, way), "{\"variables\": {\"benefitAssessment\": null}}")
                        .statusCode())
                .isEqualTo(400);
        then.kela.has("assessBenefits");
    }

    @Test
    void aMarkOfAnotherTaskIsRefused() {
        given.aCaseAt("assessBenefits");
        String mark = new Opened(social, when.social.task("assessSocial").getId()).value(TaskForms.MARK);
        HttpResponse<String> answer =
                filled(benefits()).fillIn(TaskForms.MARK, mark).submit();
        assertThat(answer.statusCode()).isEqualTo(400);
        then.kela.has("assessBenefits");
    }

    @Test
    void whoeverHasReadNothingWritesWhatIsGivenAndDeletesNothing() {
        given.aCaseAt("assessBenefits");
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        String task = when.kela.task("assessBenefits").getId();
        HttpResponse<String> answer = kela.json("POST", path(task, "complete"), """
                {"variables": {"benefitAssessment": {"value": "Selvitetty."}, "incomeUnclear": {"value": "false"}}, "withVariablesInReturn": true}
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).as("nothing of the process comes back").isEqualTo("{}");
        then.theCase().knows("clientAsksKela", "true").knows("benefitAssessment", "Selvitetty.");
    }

    @Test
    void theOpenTaskOfANamedPersonTellsWhatKelaHasAnsweredMeanwhile() {
        given.aReferral(with("questionToKela", "Mihin voi hakea?"));
        when.employment.completes("checkReferral");
        String task = when.employment.task("contactClient").getId();
        Visitor employment = Visitor.signedIn(port, "employment", null);
        Opened before = new Opened(employment, task);
        assertThat(before.value("caseSummary")).doesNotContain("Uutta").contains("Tilanne 2.11. klo 9.");

        when.kela.completes("answerKelaQuestion", with("kelaAnswer", "Kuntoutusta voi hakea heti."));
        Opened after = new Opened(employment, task);
        assertThat(after.value("caseSummary"))
                .contains("**Uutta:** ", " 2.11.", "Kuntoutusta voi hakea heti.", "**uutta**", "2.11.)");
        assertThat(new Opened(employment, task).value("caseSummary")).doesNotContain("uutta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-variables", "variables", "localVariables"})
    void everyWayTellsTheFormsOwnFieldsHeadingAndCardAndNothingElse(String way) {
        given.aCaseAt("draftPlan");
        String task = when.employment.task("draftPlan").getId();
        Set<String> own = new TreeSet<>(Set.of("caseSummary", "caseId", "phaseName", TaskForms.MARK));
        own.addAll(
                FormSchema.parse(body(kelaFreeForm(task)).toString()).fields().keySet());
        String user = way.equals("form-variables") ? "employment" : "admin";
        JsonNode told = body(Visitor.signedIn(port, user, null).get(path(task, way + "?deserializeValues=false")));
        Set<String> names = new TreeSet<>();
        told.fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(own);
    }

    private HttpResponse<String> kelaFreeForm(String task) {
        return Visitor.signedIn(port, "employment", null).get(path(task, "deployed-form"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"processVariables\":[{\"name\":\"kelaInvolved\",\"operator\":\"eq\",\"value\":true}]}",
                "{\"taskVariables\":[{\"name\":\"caseId\",\"operator\":\"like\",\"value\":\"TKP%\"}]}",
                "{\"orQueries\":[{\"processVariables\":[{\"name\":\"track\",\"operator\":\"eq\",\"value\":\"TYM\"}]}]}",
                "{\"sorting\":[{\"sortBy\":\"taskVariable\",\"sortOrder\":\"asc\"}]}",
                "{\"sorting\":[{\"sortBy\":\"caseExecutionVariable\",\"sortOrder\":\"asc\",\"parameters\":{}}]}",
                "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"track\",\"type\":\"String\"}}]}"
            })
    void noListCountOrOrderAnswersAQuestionByVariable(String query) {
        given.aCaseAt("assessSocial");
        String filter = social.get("/engine-rest/filter").body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        for (String list :
                Set.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
            assertThat(social.json("POST", "/engine-rest" + list, query).statusCode())
                    .as(list)
                    .isEqualTo(404);
        }
        for (String list : Set.of("/task", "/task/count")) {
            assertThat(social.get("/engine-rest" + list + "?processVariables=track_eq_TYM")
                            .statusCode())
                    .as(list)
                    .isEqualTo(404);
        }
    }

    @Test
    void thePlansRowsComeBackToWhoeverDraftsItAgain() {
        given.usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL")).aCaseAt("agreePlan");
        when.social.completes("agreePlan", with("planAgreed", "false", "requestedChanges", "Liian nopea."));
        Opened draft = new Opened(
                Visitor.signedIn(port, "employment", null),
                when.employment.task("draftPlan").getId());
        assertThat(draft.value("organisation2")).isEqualTo("SOCIAL");
    }
}
