package fi.tyokykypolku.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Modeler;
import fi.tyokykypolku.casework.ModelsBefore;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockTable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to models once they are drawn: they wait for a second person, come back, and take running cases with them. */
@ProcessTest
@DisplayName("Mallit käytössä")
class ModelsDeskTest extends Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "mallit käytössä";
    private static final String LEGAL_ROW = "deadlines_HC_NONURGENT";
    private static final String INTERNAL_ROW = "deadlines_REFERRAL_ACK";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private ClockTable clocks;

    @Autowired
    private TakeBack tables;

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

    @RegisterExtension
    static final ModelsBefore MODELS = new ModelsBefore();

    @Test
    @DisplayName("lakisääteisen rivin muutos odottaa toista henkilöä, ja asiat kulkevat siihen asti entisellä taululla")
    void aLegalRowWaitsForASecondPerson() throws IOException {
        int version = table("deadlines").getVersion();
        String changed = row(read("dmn/deadlines.dmn"), LEGAL_ROW, "\"P3M\"", "\"P2M\"");
        HttpResponse<String> answer = deploy("designer", Map.of("deadlines.dmn", changed));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("odottaa toisen henkilön hyväksyntää", "lakisääteistä määräaikaa");
        assertThat(table("deadlines").getVersion()).isEqualTo(version);
        assertThat(deploy("designer", Map.of("deadlines.dmn", changed)).body())
                .as("the same again is the same proposal")
                .isEqualTo(answer.body());
        given.aCaseAt("draftPlan");
        then.task("draftPlan").isDueOn(2027, 2, 2);

        JsonNode waiting = get("admin", "/api/models").path("proposals").path(0);
        assertThat(waiting.path("status").asText()).isEqualTo("WAITING");
        assertThat(waiting.path("matters").toString()).isEqualTo("[\"LEGAL_LIMIT\"]");
        long id = waiting.path("id").asLong();
        JsonNode shown = get("admin", "/api/models/proposals/" + id);
        assertThat(shown.path("changes")).hasSize(1);
        assertThat(shown.path("changes").path(0).path("element").asText()).isEqualTo(LEGAL_ROW);
        assertThat(shown.path("changes").path(0).path("details").toString()).contains("\"P3M\\\"", "\"P2M\\\"");
        String seen = shown.path("seen").asText();
        assertThat(decide("designer", id, accept(seen)).statusCode()).isEqualTo(403);
        assertThat(decide("admin", id, accept("something else")).statusCode()).isEqualTo(409);
        assertThat(decide("admin", id, "{\"choice\": \"ACCEPT\"}").body()).contains("seen");
        HttpResponse<String> accepted = decide("designer2", id, accept(seen));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(table("deadlines").getVersion()).isEqualTo(version + 1);
        assertThat(decide("admin", id, accept(seen)).statusCode()).isEqualTo(409);
        JsonNode logged = get("admin", "/api/models/log").path(0);
        assertThat(logged.path("event").asText()).isEqualTo("ACCEPTED");
        assertThat(logged.path("author").asText()).isEqualTo("designer");
        assertThat(logged.path("approver").asText()).isEqualTo("designer2");
        assertThat(logged.path("difference")
                        .path("changes")
                        .path(0)
                        .path("element")
                        .asText())
                .isEqualTo(LEGAL_ROW);
        JsonNode newest = model("deadlines").path("versions").path(0);
        assertThat(newest.path("author").asText()).isEqualTo("designer");
        assertThat(newest.path("approver").asText()).isEqualTo("designer2");
    }

    @Test
    @DisplayName("samat sisällöt toisesta kansiosta tai toiselta lähettäjältä ovat sama ehdotus")
    void theSameContentsAreOneProposal() throws IOException {
        String changed = row(read("dmn/deadlines.dmn"), LEGAL_ROW, "\"P3M\"", "\"P2M\"");
        String answer = deploy("designer", Map.of("deadlines.dmn", changed)).body();
        assertThat(answer).contains("odottaa toisen henkilön hyväksyntää");
        assertThat(new Modeler(port, "designer")
                        .deploys("toinen nimi", Map.of("kansio/deadlines.dmn", changed))
                        .body())
                .isEqualTo(answer);
        assertThat(deploy("designer2", Map.of("deadlines.dmn", changed)).body()).isEqualTo(answer);
    }

    @Test
    @DisplayName("joka päättää ehdotuksesta toisen päättäessä siitä, saa sen tietää")
    void twoDecideAtOnce() throws IOException {
        deploy("designer", Map.of("deadlines.dmn", row(read("dmn/deadlines.dmn"), LEGAL_ROW, "\"P3M\"", "\"P2M\"")));
        long id =
                get("admin", "/api/models").path("proposals").path(0).path("id").asLong();
        String seen = get("admin", "/api/models/proposals/" + id).path("seen").asText();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("select id from tkp_model_proposal where id = ? for update")
                    .param(id)
                    .query(Long.class)
                    .single();
            assertDeciding(decide("admin", id, accept(seen)));
            assertDeciding(decide("admin", id, "{\"choice\": \"REJECT\", \"reason\": \"liian lyhyt\"}"));
            assertDeciding(decide("designer", id, "{\"choice\": \"WITHDRAW\"}"));
        });
        assertThat(decide("designer", id, "{\"choice\": \"WITHDRAW\"}").statusCode())
                .isEqualTo(200);
    }

    private static void assertDeciding(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("Joku muu päättää ehdotuksesta juuri nyt.");
    }

    @Test
    @DisplayName("hylkäykset kerrotaan kysyjän kielellä")
    void refusalsSpeakTheReadersLanguage() throws IOException {
        String broken = row(read("dmn/deadlines.dmn"), INTERNAL_ROW, "\"P2D\"", "\"2 päivää\"");
        Map<String, String> words = Map.of(
                "fi", "Mallia ei oteta käyttöön.",
                "sv-FI,sv;q=0.9", "Modellen tas inte i bruk.",
                "en-GB", "The model is not taken into use.",
                "de", "Mallia ei oteta käyttöön.");
        for (Map.Entry<String, String> each : words.entrySet()) {
            HttpResponse<String> answer = new Modeler(port, "designer")
                    .deploys(NAME, Map.of("deadlines.dmn", broken), Map.of("Accept-Language", each.getKey()));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(each.getValue());
        }
        assertThat(Visitor.signedIn(port, "designer", null)
                        .send("GET", "/api/models/proposals/0", null, Map.of("Accept-Language", "sv"))
                        .body())
                .contains("Förslaget hittas inte.");
    }

    @Test
    @DisplayName("kaavion versiota ei poista ylläpitokaan")
    void noVersionOfADrawingIsDeleted() throws IOException {
        String earlier = process("plan").getId();
        deploy("designer", Map.of("plan.bpmn", together(read("bpmn/plan.bpmn"))));
        for (String version : List.of(earlier, process("plan").getId())) {
            HttpResponse<String> answer = Visitor.signedIn(port, "admin", null)
                    .send(
                            "DELETE",
                            "/engine-rest/process-definition/" + version + "?cascade=true",
                            null,
                            Map.of("Accept-Language", "sv"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains("En modell som har tagits i bruk tas inte bort");
            assertThat(repository.getProcessDefinition(version)).isNotNull();
        }
    }

    @Test
    @DisplayName("mitä palvelin lisää tai kansio kätkee, ei näytä poistetulta")
    void whatTheServerAddsDoesNotLookRemoved() throws IOException {
        String drawing = together(read("bpmn/plan.bpmn"));
        String table = row(read("dmn/deadlines.dmn"), LEGAL_ROW, "\"P3M\"", "\"P2M\"");
        deploy("designer", Map.of("kansio/plan.bpmn", drawing, "kansio/deadlines.dmn", table));
        JsonNode overview = get("admin", "/api/models");
        JsonNode proposal = overview.path("proposals").path(0);
        assertThat(proposal.path("files").toString()).isEqualTo("[\"deadlines.dmn\",\"plan.bpmn\"]");
        JsonNode shown =
                get("admin", "/api/models/proposals/" + proposal.path("id").asLong());
        assertThat(acts(shown.path("changes")))
                .containsExactly("deadlines.dmn " + LEGAL_ROW + " CHANGED", "plan.bpmn draftPlan CHANGED");

        String deployment = JSON.readTree(
                        deploy("designer", Map.of("plan.bpmn", drawing)).body())
                .path("id")
                .asText();
        deploy("designer", Map.of("toinen/plan.bpmn", read("bpmn/plan.bpmn")));
        post("admin", "/engine-rest/deployment/" + deployment + "/redeploy", "{\"resourceNames\": [\"plan.bpmn\"]}");
        JsonNode logged = get("admin", "/api/models/log");
        for (int i = 0; i < 3; i++) {
            assertThat(acts(logged.path(i).path("difference").path("changes")))
                    .containsExactly("plan.bpmn draftPlan CHANGED");
        }
    }

    private static List<String> acts(JsonNode changes) {
        return changes.findParents("act").stream()
                .map(change -> "%s %s %s"
                        .formatted(
                                change.path("file").asText(),
                                change.path("element").asText(),
                                change.path("act").asText()))
                .toList();
    }

    @Test
    @DisplayName("lomake, jota mikään kaavio ei enää käytä, on yksi muutos")
    void aFormThatNothingUsesIsOneChange() {
        assertThat(Difference.between(Map.of("other.form", form("HEALTH")), Map.of()))
                .containsExactly(new Change("other.form", "", "other", Change.Act.REMOVED, List.of()));
    }

    @Test
    @DisplayName("loki nimeää käyttöönoton ja sen mallit")
    void theLogNamesDeploymentsAndModels() throws IOException {
        deploy("designer", Map.of("plan.bpmn", together(read("bpmn/plan.bpmn"))));
        deploy("designer", Map.of("deadlines.dmn", row(read("dmn/deadlines.dmn"), LEGAL_ROW, "\"P3M\"", "\"P2M\"")));
        JsonNode logged = get("admin", "/api/models/log");
        assertThat(logged.path(0).path("event").asText()).isEqualTo("PROPOSED");
        assertThat(logged.path(0).path("models").toString())
                .isEqualTo("[{\"name\":\"Mikä määräaika koskee kelloa\",\"file\":\"deadlines.dmn\"}]");
        assertThat(logged.path(1).path("name").asText()).isEqualTo(NAME);
        assertThat(logged.path(1).path("models").toString())
                .isEqualTo("[{\"name\":\"Asiakassuunnitelma\",\"file\":\"plan.bpmn\"}]");
    }

    @Test
    @DisplayName("pyynnön virheet nimetään kysyjän kielellä, ja hylkääminen kysyy syytä")
    void whatIsWrongWithARequestIsSaidInTheReadersLanguage() throws IOException {
        deploy("designer", Map.of("deadlines.dmn", row(read("dmn/deadlines.dmn"), LEGAL_ROW, "\"P3M\"", "\"P2M\"")));
        String decisions = "/api/models/proposals/"
                + get("admin", "/api/models")
                        .path("proposals")
                        .path(0)
                        .path("id")
                        .asLong()
                + "/decisions";
        JsonNode rejected = JSON.readTree(
                post("admin", decisions, "{\"choice\": \"REJECT\"}").body());
        assertThat(rejected.path("errors").path(0).path("field").asText()).isEqualTo("reason");
        assertThat(rejected.path("errors").path(0).path("message").asText()).startsWith("Kerro hylkäämisen syy");
        JsonNode swedish = asked("admin", "POST", decisions, "{\"choice\": \"MAYBE\", \"so\": 1}", "sv");
        assertThat(swedish.path("title").asText()).isEqualTo("Felaktig begäran");
        assertThat(swedish.path("detail").asText()).isEqualTo("Rätta de uppräknade fälten.");
        assertThat(swedish.path("errors").toString())
                .contains("tillåtna värden: ACCEPT, REJECT, WITHDRAW", "okänt fält");
        JsonNode english = asked(
                "admin", "POST", "/api/models/migrations", "{\"process\": \"%s\"}".formatted("x".repeat(101)), "en");
        assertThat(english.path("errors").toString()).contains("at most 100 characters", "missing");
        assertThat(asked("admin", "PUT", "/api/models", "{}", "sv")
                        .path("detail")
                        .asText())
                .isEqualTo("Adressen känner inte till metoden; se rubriken Allow.");
        assertThat(asked("manager", "GET", "/api/models", null, "en")
                        .path("detail")
                        .asText())
                .isEqualTo("The models are for designers.");
        assertThat(asked("admin", "POST", "/api/models/check", "{\"files\": {\"x.txt\": \"x\"}}", "sv")
                        .toString())
                .contains("Det här är varken ett diagram, en tabell eller en blankett.");
        assertThat(asked("admin", "GET", "/api/uses", null, "sv").path("title").asText())
                .isEqualTo("Metoden godtas inte");
    }

    private JsonNode asked(String user, String method, String path, @Nullable String body, String language)
            throws IOException {
        Map<String, String> headers = body == null
                ? Map.of("Accept-Language", language)
                : Map.of("Accept-Language", language, "Content-Type", "application/json");
        return JSON.readTree(Visitor.signedIn(port, user, null)
                .send(method, path, body, headers)
                .body());
    }

    private static String together(String plan) {
        return plan.replace("Laadi suunnitelma\"", "Laadi suunnitelma yhdessä\"");
    }

    @Test
    @DisplayName("tuntematon laji nimetään, ja tunnetut kerrotaan")
    void anUnknownKindIsNamed() throws IOException {
        assertThat(get("designer", "/api/models/drawings/plan/differences?from=1&to=1")
                        .path("detail")
                        .asText())
                .contains("drawings", "processes", "tables");
    }

    @Test
    @DisplayName("sisäinen määräaika tulee käyttöön heti, ja vastaus kertoo, mitä se muuttaa")
    void anInternalRowCountsAtOnce() throws IOException {
        int version = table("deadlines").getVersion();
        String changed = row(read("dmn/deadlines.dmn"), INTERNAL_ROW, "\"P2D\"", "\"P3D\"");
        HttpResponse<String> answer = deploy("designer", Map.of("deadlines.dmn", changed));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("told").path(0).asText())
                .contains("taulun versio " + (version + 1) + " koskee heti uusia ja keskeneräisiä asioita");
        assertThat(JSON.readTree(deploy("designer", Map.of("deadlines.dmn", changed))
                                .body())
                        .path("told")
                        .path(0)
                        .asText())
                .isEqualTo("Mikään ei muuttunut: samat mallit ovat jo käytössä.");
    }

    @Test
    @DisplayName("vastaus nimeää lisätyt tiedostot ja kertoo, montako asiaa jatkaa entisessä versiossa")
    void theAnswerTellsWhatWasAddedAndWhatGoesOn() throws IOException {
        given.aCaseAt("draftPlan");
        long running = jdbc.sql(
                        "select count(*) from act_ru_execution where parent_id_ is null and proc_def_id_ like 'plan:%'")
                .query(Long.class)
                .single();
        JsonNode answer = JSON.readTree(new Modeler(port, "designer")
                .deploys(
                        NAME,
                        Map.of(
                                "plan.bpmn",
                                read("bpmn/plan.bpmn").replace("Laadi suunnitelma\"", "Laadi suunnitelma yhdessä\"")),
                        Map.of("Accept-Language", "sv"))
                .body());
        assertThat(answer.path("added")).extracting(JsonNode::asText).contains("draftPlan.form", "lists.form");
        assertThat(answer.path("told").path(0).asText())
                .contains("nya ärenden följer version " + process("plan").getVersion())
                .contains("Pågående ärenden i tidigare versioner: " + running);
    }

    @Test
    @DisplayName("perusteet, Kelan säännöt ja kentän näkijät odottavat toista, muu ei")
    void whatWaitsAndWhatDoesNot() throws IOException {
        Map<String, byte[]> shipped = Map.of(
                "legalBasis.dmn", bytes("dmn/legalBasis.dmn"),
                "kela.dmn", bytes("dmn/kela.dmn"),
                "benefitScreening.dmn", bytes("dmn/benefitScreening.dmn"),
                "deadlines.dmn", bytes("dmn/deadlines.dmn"),
                "routing.dmn", bytes("dmn/routing.dmn"),
                "assessHealth.form", bytes("forms/assessHealth.form"));
        assertThat(matters(shipped, "legalBasis.dmn", "\"NONE\"", "\"TYM_15\"")).containsExactly(Matter.LEGAL_BASIS);
        assertThat(matters(shipped, "kela.dmn", "\"KELA_CHECK\"", "\"KELA_CONSULTED\""))
                .isSubsetOf(Matter.KELA);
        assertThat(matters(shipped, "assessHealth.form", "\"HEALTH\"", "\"PLAN\""))
                .containsExactly(Matter.WHO_SEES);
        assertThat(matters(shipped, "assessHealth.form", "\"label\": \"", "\"label\": \"Uusi "))
                .isEmpty();
        assertThat(matters(shipped, "routing.dmn", "\"EMPLOYMENT\"", "\"SOCIAL\""))
                .isEmpty();
        assertThat(matters(shipped, "deadlines.dmn", "Katso uudelleen 2027-10-31", "Katso uudelleen 2028-10-31"))
                .as("what is noted beside a row decides nothing")
                .isEmpty();
        assertThat(matters(shipped, "deadlines.dmn", "\"LEGAL\"", "\"INTERNAL\""))
                .containsExactly(Matter.LEGAL_LIMIT);
    }

    @Test
    @DisplayName("kenttä, joka poistettiin ja palaa muille näkyvänä, odottaa toista")
    void aFieldThatComesBackForOthersWaits() {
        byte[] before = form("HEALTH");
        Map<String, byte[]> without = Map.of("other.form", form("SOCIAL", "someOther"));
        Map<String, byte[]> again = Map.of("other.form", form("PLAN"));
        assertThat(Matters.between(without, again, List.of(before))).containsExactly(Matter.WHO_SEES);
        assertThat(Matters.between(without, Map.of("other.form", before), List.of(before)))
                .isEmpty();
        assertThat(Matters.between(without, again, List.of())).as("a new field").isEmpty();
    }

    private static byte[] form(String category) {
        return form(category, "diagnosis");
    }

    private static byte[] form(String category, String key) {
        return "{\"id\": \"other\", \"components\": [{\"key\": \"%s\", \"properties\": {\"category\": \"%s\"}}]}"
                .formatted(key, category)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("aiempi versio tulee takaisin uutena versiona")
    void anEarlierVersionComesBack() throws IOException {
        int good = table("routing").getVersion();
        deploy(
                "designer",
                Map.of(
                        "routing.dmn",
                        row(read("dmn/routing.dmn"), "routing_draftPlan", "\"COORDINATOR\"", "\"SOCIAL\"")));
        assertThat(table("routing").getVersion()).isEqualTo(good + 1);
        assertThat(get("designer", "/api/models/tables/routing/differences?from=%d&to=%d".formatted(good, good + 1))
                        .path("changes")
                        .toString())
                .contains("routing_draftPlan", "COORDINATOR", "SOCIAL");
        HttpResponse<String> back =
                post("designer", "/api/models/tables/routing/returns", "{\"version\": %d}".formatted(good));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(table("routing").getVersion()).isEqualTo(good + 2);
        given.aCaseAt("draftPlan");
        then.openAre("draftPlan@employment39");
        assertThat(post("designer", "/api/models/tables/routing/returns", "{\"version\": %d}".formatted(good))
                        .statusCode())
                .as("it counts already")
                .isEqualTo(409);
        assertThat(post("designer", "/api/models/tables/routing/returns", "{\"version\": 99999}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("employment", "/api/models/tables/routing/returns", "{\"version\": 1}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("uusi tehtävä perutaan kokonaan: kaavio, lomake ja taulut yhdessä")
    void whatWasDeployedTogetherIsUndoneTogether() throws IOException {
        int plan = process("plan").getVersion();
        String drawing = read("bpmn/plan.bpmn").replace("confirmPlan", "affirmPlan");
        HttpResponse<String> answer = deploy(
                "designer",
                Map.of(
                        "plan.bpmn", drawing,
                        "affirmPlan.form", read("forms/confirmPlan.form").replace("confirmPlan", "affirmPlan"),
                        "routing.dmn", read("dmn/routing.dmn").replace("confirmPlan", "affirmPlan")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("affirmPlan")
                .as("a form that no drawing uses any more is in nobody's way")
                .doesNotContain("confirmPlan.form: Mikään tehtävä");

        String changed = read("bpmn/plan.bpmn").replace("Laadi suunnitelma\"", "Laadi suunnitelma yhdessä\"");
        String routing = row(read("dmn/routing.dmn"), "routing_draftPlan", "\"COORDINATOR\"", "\"SOCIAL\"");
        JsonNode deployed = JSON.readTree(deploy("designer", Map.of("plan.bpmn", changed, "routing.dmn", routing))
                .body());
        assertThat(process("plan").getVersion()).isEqualTo(plan + 1);
        HttpResponse<String> undone = post(
                "designer", "/api/models/deployments/" + deployed.path("id").asText() + "/undo", "");
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(process("plan").getVersion()).isEqualTo(plan + 2);
        given.aCaseAt("draftPlan");
        then.openAre("draftPlan@employment39");
        assertThat(post("designer", "/api/models/deployments/nothing/undo", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("taulu, joka pettää kysyttäessä, ei pysäytä asiaa ja perutaan itsestään")
    void aTableThatFailsIsTakenBack() throws IOException {
        String broken = row(read("dmn/routing.dmn"), "routing_draftPlan", "\"COORDINATOR\"", "\"NOBODY\"");
        repository
                .createDeployment()
                .name(NAME)
                .addString("routing.dmn", broken)
                .deploy();
        int failed = table("routing").getVersion();
        given.aCaseAt("draftPlan");
        then.openAre("draftPlan@employment39");
        await().atMost(Duration.ofSeconds(20)).until(() -> table("routing").getVersion() == failed + 1);
        assertThat(tables.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(get("designer", "/api/models/log").toString()).contains("TAKEN_BACK", "NOBODY");
        repository
                .createDeployment()
                .name(NAME)
                .addString("routing.dmn", read("dmn/routing.dmn") + " ")
                .deploy();
        assertThat(tables.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    @DisplayName("rivi, jota vain keskeneräinen asia enää kysyy, luetaan aiemmasta versiosta")
    void aRunningCaseFindsItsRowInAnEarlierVersion() throws IOException {
        String without =
                read("dmn/routing.dmn").replace("<text>\"draftPlan\"</text>", "<text>\"somethingElse\"</text>");
        repository
                .createDeployment()
                .name(NAME)
                .addString("routing.dmn", without)
                .deploy();
        int newest = table("routing").getVersion();
        given.aCaseAt("draftPlan");
        then.openAre("draftPlan@employment39");
        assertThat(table("routing").getVersion()).isEqualTo(newest);
    }

    @Test
    @DisplayName("käyttöön otettua mallia ei poista ylläpitokaan, ei uusinta eikä aiempaa")
    void nothingIsDeleted() throws IOException {
        deploy("designer", Map.of("deadlines.dmn", row(read("dmn/deadlines.dmn"), INTERNAL_ROW, "\"P2D\"", "\"P3D\"")));
        String deployment = table("deadlines").getDeploymentId();
        deploy("designer", Map.of("deadlines.dmn", row(read("dmn/deadlines.dmn"), INTERNAL_ROW, "\"P2D\"", "\"P4D\"")));
        for (String kept : List.of(deployment, table("deadlines").getDeploymentId())) {
            HttpResponse<String> answer = Visitor.signedIn(port, "admin", null)
                    .send("DELETE", "/engine-rest/deployment/" + kept, null, Map.of());
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Käyttöön otettua mallia ei poisteta");
            assertThat(repository.getDeploymentResourceNames(kept)).contains("deadlines.dmn");
        }
    }

    @Test
    @DisplayName("keskeneräiset asiat siirtyvät uuteen versioon, ja niiden kellot jatkavat")
    void runningCasesAreBroughtOver() throws IOException {
        int from = process("plan").getVersion();
        CaseId id = given.aCaseAt("draftPlan");
        List<CaseClock> told = clocks.of(id);
        when.workingDaysPass(1);
        deploy(
                "designer",
                Map.of(
                        "plan.bpmn",
                        read("bpmn/plan.bpmn").replace("Laadi suunnitelma\"", "Laadi suunnitelma yhdessä\"")));
        String way = "{\"process\": \"plan\", \"from\": %d, \"to\": %d}".formatted(from, from + 1);
        JsonNode plan = JSON.readTree(
                post("designer", "/api/models/migrations/plans", way).body());
        assertThat(plan.path("problems")).isEmpty();
        assertThat(plan.path("unmapped")).isEmpty();
        assertThat(plan.path("running").asLong()).isPositive();
        assertThat(plan.path("clocks").toString()).contains("draftPlanOverdue");
        HttpResponse<String> begun = post("designer", "/api/models/migrations", way);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        run(JSON.readTree(begun.body()).path("batch").asText());
        assertThat(clocks.of(id)).isEqualTo(told);
        assertThat(model("plan").path("versions").path(0).path("running").asLong())
                .isEqualTo(plan.path("running").asLong());
        JsonNode progress = get("designer", "/api/models/migrations").path(0);
        assertThat(progress.path("done").asLong())
                .isEqualTo(progress.path("total").asLong())
                .isPositive();
        assertThat(progress.path("author").asText()).isEqualTo("designer");
        when.theCaseReaches("confirmPlan");
    }

    @Test
    @DisplayName("mitä ei voi siirtää, sitä ei siirretä, ja koeaja nimeää paikat")
    void whatCannotBeBroughtOverStays() throws IOException {
        int from = process("plan").getVersion();
        given.aCaseAt("draftPlan");
        repository
                .createDeployment()
                .name(NAME)
                .addString(
                        "plan.bpmn",
                        read("bpmn/plan.bpmn")
                                .replace("\"draftPlan\"", "\"writePlan\"")
                                .replace(">draftPlan<", ">writePlan<"))
                .deploy();
        String way = "{\"process\": \"plan\", \"from\": %d, \"to\": %d}".formatted(from, from + 1);
        JsonNode plan = JSON.readTree(
                post("designer", "/api/models/migrations/plans", way).body());
        assertThat(plan.path("unmapped").path(0).path("element").asText()).isEqualTo("draftPlan");
        assertThat(plan.path("unmapped").path(0).path("count").asLong()).isPositive();
        assertThat(post("designer", "/api/models/migrations", way).statusCode()).isEqualTo(409);
        String mapped = "{\"process\": \"plan\", \"from\": %d, \"to\": %d, \"map\": {\"draftPlan\": \"writePlan\"}}"
                .formatted(from, from + 1);
        assertThat(JSON.readTree(post("designer", "/api/models/migrations/plans", mapped)
                                .body())
                        .path("unmapped"))
                .isEmpty();
    }

    private void run(String batch) {
        for (Job job = next(batch); job != null; job = next(batch)) {
            management.executeJob(job.getId());
        }
    }

    private @Nullable Job next(String id) {
        Batch batch = management.createBatchQuery().batchId(id).singleResult();
        if (batch == null) {
            return null;
        }
        return List.of(
                        batch.getBatchJobDefinitionId(),
                        batch.getSeedJobDefinitionId(),
                        batch.getMonitorJobDefinitionId())
                .stream()
                .flatMap(definition -> management.createJobQuery().jobDefinitionId(definition).list().stream())
                .findFirst()
                .orElse(null);
    }

    private static Set<Matter> matters(Map<String, byte[]> shipped, String file, String from, String to) {
        Map<String, byte[]> changed = new HashMap<>(shipped);
        String text = new String(shipped.get(file), StandardCharsets.UTF_8);
        changed.put(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return Matters.between(shipped, changed, List.of());
    }

    private JsonNode model(String key) throws IOException {
        for (JsonNode model : get("admin", "/api/models").path("models")) {
            if (model.path("key").asText().equals(key)) {
                return model;
            }
        }
        throw new AssertionError(key);
    }

    private static String accept(String seen) {
        return "{\"choice\": \"ACCEPT\", \"seen\": \"%s\"}".formatted(seen);
    }

    private HttpResponse<String> decide(String user, long id, String body) {
        return post(user, "/api/models/proposals/" + id + "/decisions", body);
    }

    private JsonNode get(String user, String path) throws IOException {
        return JSON.readTree(Visitor.signedIn(port, user, null).get(path).body());
    }

    private HttpResponse<String> post(String user, String path, String body) {
        return Visitor.signedIn(port, user, null).json("POST", path, body);
    }

    private HttpResponse<String> deploy(String user, Map<String, String> files) {
        return new Modeler(port, user).deploys(NAME, files);
    }

    /** The text of a table in which one row says something else. */
    private static String row(String table, String id, String from, String to) {
        int begins = table.indexOf("<rule id=\"" + id + "\"");
        int ends = table.indexOf("</rule>", begins);
        String row = table.substring(begins, ends);
        assertThat(row).contains(from);
        return table.substring(0, begins) + row.replace(from, to) + table.substring(ends);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of(file));
    }

    private DecisionDefinition table(String key) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private ProcessDefinition process(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }
}
