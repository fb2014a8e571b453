package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of {@code kelaquestion.bpmn}. */
@ProcessTest
class KelaQuestionTest extends Scenario {
    private static final String QUESTION = "Onko päätös jo tullut?";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkReferral",
                "contactClient",
                "startCustomership",
                "assessSocial",
                "summariseAssessment",
                "draftPlan",
                "confirmPlan",
                "reportProgress",
                "reviewPlan"
            })
    void kelaCanBeAskedAtAnyTime(String task) {
        given.aCaseAt(task);
        when.someoneAsksKela(QUESTION);
        then.kela.sees("answerKelaQuestion", "questionToKela", QUESTION);
        when.kela.completes("answerKelaQuestion", with("kelaAnswer", "Päätös tuli eilen."));
        then.passed("kelaQuestionAsked", "answerKelaQuestion", "questionAnswered", "kelaQuestionHandled")
                .not("answerKelaQuestionOverdue", "archiveCase");
        then.theCase().knows("kelaAnswer", "Päätös tuli eilen.");
        assertThat(then.openTasks()).anyMatch(open -> open.startsWith(task + "@"));
    }

    @Test
    void aQuestionInTheReferralReachesKelaAtOnceWithoutTheClientsIdentity() {
        given.aReferral(with("questionToKela", QUESTION));
        then.openAre("checkReferral@employment39", "answerKelaQuestion@kela03");
        then.kela.sees("answerKelaQuestion", "questionToKela", QUESTION);
        then.kela.readsInHeading("answerKelaQuestion", "Asiakkaan henkilötietoja ei ole jaettu organisaatiollesi");
        then.kela.doesNotReadInHeading("answerKelaQuestion", "Testi");
    }

    @Test
    void aQuestionInAFormReachesKelaAndTheAnswerTheOneWhoAsked() {
        given.aCaseAt("assessSocial");
        when.social.completes("assessSocial", with("questionToKela", QUESTION));
        then.kela.has("assessBenefits", "answerKelaQuestion");
        when.kela.completes("answerKelaQuestion", with("kelaAnswer", "Hakemus on käsittelyssä."));
        when.theCaseReaches("summariseAssessment");
        then.employment.readsInHeading("summariseAssessment", "Hakemus on käsittelyssä.");
    }

    @Test
    void aFormWithoutAQuestionAsksNothing() {
        given.aCaseAt("assessSocial");
        when.social.completes("assessSocial");
        then.kela.has("assessBenefits");
        then.passed("assessSocial").not("kelaQuestionAsked", "kelaquestion");
    }

    @Test
    void twoQuestionsAreTwoTasks() {
        given.aReferral();
        when.someoneAsksKela("Ensimmäinen kysymys?");
        when.someoneAsksKela("Toinen kysymys?");
        then.openAre("checkReferral@employment39", "answerKelaQuestion@kela03", "answerKelaQuestion@kela03");
    }

    @Test
    void anOpenQuestionEndsWithTheCase() {
        given.aReferral(with("questionToKela", QUESTION));
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Väärä osoite lähetteellä."));
        then.cancelled("answerKelaQuestion").not("questionAnswered");
        then.nothingIsLeft();
    }

    @Test
    void aQuestionInTheFormThatEndsTheCaseStaysInTheCaseFile() {
        given.aReferral();
        when.employment.completes(
                "checkReferral",
                with(
                        "referralOutcome",
                        "RETURNED",
                        "returnReason",
                        "Väärä osoite lähetteellä.",
                        "questionToKela",
                        QUESTION));
        then.theCase().knows("questionToKela", QUESTION);
        then.passed("referralReturned").not("kelaquestion");
        then.nothingIsLeft();
    }

    @Test
    void kelaIsAskedInThePilotsModelToo() {
        given.aClientIn(Area.PORI).aReferral(with("questionToKela", QUESTION));
        then.openAre("checkReferral@employment35", "answerKelaQuestion@kela02");
        when.kela.completes("answerKelaQuestion");
        then.passed("questionAnswered");
    }

    @Test
    void aQuestionIsAnsweredInFiveWorkingDays() {
        given.aReferral(with("questionToKela", QUESTION));
        then.task("answerKelaQuestion")
                .isDueOn(2026, 11, 9)
                .remindsOn(2026, 11, 6)
                .becomesLateThen();
    }
}
