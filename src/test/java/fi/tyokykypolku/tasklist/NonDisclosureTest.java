package fi.tyokykypolku.tasklist;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Traces;
import fi.tyokykypolku.casework.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where a client under turvakielto lives is known to the router and told to nobody. */
@ProcessTest
class NonDisclosureTest extends Scenario {
    private static final String HIDDEN = "Turvakielto";
    private static final String ENGINE_REST = "/engine-rest";
    private static final String TASKLIST_API = "/camunda/api/engine/engine/default";

    /** A place whose name no worklist, group or user has. */
    private static final String PLACE = "Nokia";

    private static final String CODE = Area.NOKIA.municipality();

    @LocalServerPort
    private int port;

    @Test
    void noTableHoldsThePlaceButInCipher() {
        CaseId id = given.aClientIn(Area.NOKIA).aCaseAt("assessSocial", with("nonDisclosure", true));
        assertThat(columnsWith(PLACE)).isEmpty();
        assertThat(columnsWith(CODE)).isEmpty();
        assertThat(caseFile.get(id).municipality()).isEqualTo(CODE);
        then.openAre(
                "assessEmployment@employment39",
                "assessSocial@social08",
                "assessHealth@health08",
                "assessBenefits@kela03");

        caseFile.hide(id, false);
        assertThat(columnsWith(PLACE)).as("of an ordinary client").isEmpty();
        assertThat(columnsWith(id.value())).as("the search finds what is there").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINE_REST, TASKLIST_API})
    void nobodyIsToldThroughTheEnginesInterfaces(String root) {
        CaseId id = given.aClientIn(Area.NOKIA).aCaseAt("assessSocial", with("nonDisclosure", true));
        String task = when.social.task("assessSocial").getId();
        Visitor social = Visitor.signedIn(port, "social", "tasklist");
        assertThat(social.get(root + "/task/" + task
                                + "/form-variables?variableNames=caseSummary&deserializeValues=false")
                        .body())
                .contains("Mallikas", HIDDEN);
        Visitor manager = Visitor.signedIn(port, "manager", "cockpit");
        Visitor admin = Visitor.signedIn(port, "admin", "tasklist");
        for (Visitor visitor : List.of(social, manager, admin)) {
            for (String resource : List.of(
                    "/task?processInstanceBusinessKey=" + id,
                    "/task/" + task + "/variables?deserializeValues=false",
                    "/task/" + task + "/form-variables?deserializeValues=false",
                    "/variable-instance?deserializeValues=false",
                    "/history/variable-instance?deserializeValues=false",
                    "/history/detail?deserializeValues=false",
                    "/process-instance?businessKey=" + id)) {
                assertUntold(visitor.get(root + resource).body());
            }
        }
    }

    @Test
    void theCaseViewAndTheLogKeepItToThemselves() {
        try (Traces.Log log = new Traces.Log()) {
            CaseId id = given.aClientIn(Area.NOKIA).aCaseAt("assessSocial", with("nonDisclosure", true));
            for (String user : List.of("employment", "social", "health", "kela")) {
                var view = Visitor.signedIn(port, user, null).get("/api/cases/" + id);
                assertThat(view.statusCode()).isEqualTo(200);
                assertUntold(view.body());
            }
            Visitor employment = Visitor.signedIn(port, "employment", null);
            // A guess gets the same answer as a move.
            assertThat(moved(employment, id, CODE)).isEqualTo(moved(employment, id, "837"));
            assertThat(caseFile.get(id).municipality()).isEqualTo("837");
            log.lines().forEach(NonDisclosureTest::assertUntold);
        }
    }

    @Test
    void aMoveTakesTheTasksAlongAndTellsNobodyWhere() {
        given.aClientIn(Area.ESPOO).aCaseAt("assessSocial", with("nonDisclosure", true));
        when.theClientMovesTo(Area.NOKIA);
        then.openAre(
                "assessEmployment@employment39",
                "assessSocial@social08",
                "assessHealth@health08",
                "assessBenefits@kela03");
        then.social.readsInHeading("assessSocial", HIDDEN);
        then.social.doesNotReadInHeading("assessSocial", PLACE);
        assertThat(columnsWith(PLACE)).isEmpty();
        assertThat(columnsWith(CODE)).isEmpty();
    }

    @Test
    void anOrdinaryMoveIsToldInTheHeading() {
        given.aCaseAt("assessSocial");
        then.social.readsInHeading("assessSocial", "Tampere");
        when.theClientMovesTo(Area.NOKIA);
        then.social.readsInHeading("assessSocial", PLACE);
    }

    @Test
    void whatBecomesKnownLaterHidesThePlaceEverywhereAtOnceUntilItEnds() {
        given.aClientIn(Area.NOKIA).aReferral(with("questionToKela", "Mihin voi hakea?"));
        when.employment.completes("checkReferral");
        then.kela.doesNotReadInHeading("answerKelaQuestion", PLACE);
        then.employment.readsInHeading("contactClient", PLACE);

        when.employment.completes("contactClient", with("nonDisclosure", true));
        then.theCase().knows("nonDisclosure", "true");
        then.employment.readsInHeading("startCustomership", HIDDEN);
        assertThat(columnsWith(PLACE)).isEmpty();
        assertThat(columnsWith(CODE)).isEmpty();

        when.theCaseReaches("reviewPlan");
        then.employment.sees("reviewPlan", "nonDisclosure", true);
        when.employment.completes("reviewPlan", with("nonDisclosure", false, "reviewOutcome", "CHANGE_PLAN"));
        then.employment.readsInHeading("draftPlan", PLACE);
    }

    private static int moved(Visitor visitor, CaseId id, String municipality) {
        return visitor.json(
                        "POST",
                        "/api/cases/" + id + "/municipality-changes",
                        "{\"municipality\": \"" + municipality + "\"}")
                .statusCode();
    }

    private static void assertUntold(String text) {
        assertThat(text).doesNotContain(PLACE, "\"" + CODE + "\"");
    }

    /** The models name every municipality themselves. */
    private List<String> columnsWith(String text) {
        Traces traces = new Traces(jdbc);
        return List.of("ACT_", "TKP_").stream()
                .flatMap(prefix -> traces.columnsWith(prefix, List.of(text)).entrySet().stream())
                .map(Map.Entry::getValue)
                .flatMap(columns -> columns.stream().filter(column -> !column.endsWith("of a deployment")))
                .toList();
    }
}
