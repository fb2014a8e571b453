package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Modeler;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.commands.LintModels;
import fi.tyokykypolku.trial.TrialRefused;
import fi.tyokykypolku.trial.Trials;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same rules at a deployment as Modeler makes it, in a folder, and for models that are not deployed. */
@ProcessTest
@DisplayName("Talon säännöt malleille")
@ExtendWith(OutputCaptureExtension.class)
class DoorsTest extends Scenario {
    private static final String NAME = "talon säännöt";
    private static final String OTHER = "muut mallit";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Trials trials;

    @LocalServerPort
    private int port;

    @AfterEach
    void undeploy() {
        List.of(NAME, OTHER)
                .forEach(name -> repository
                        .createDeploymentQuery()
                        .deploymentName(name)
                        .list()
                        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true)));
    }

    @Test
    @DisplayName("kaavio, joka tulee yksin, saa uusimmat lomakkeensa")
    void aDrawingAloneBringsItsForms() throws IOException {
        String plan = read("bpmn/plan.bpmn");
        HttpResponse<String> answer = deploy(
                Map.of("plan.bpmn", plan.replace("name=\"Laadi suunnitelma\"", "name=\"Laadi suunnitelma yhdessä\"")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(resources("plan"))
                .contains("plan.bpmn", "draftPlan.form", "agreePlan.form", "confirmPlan.form", "lists.form")
                .doesNotContain("closeCase.form");
    }

    @Test
    @DisplayName("mallipohjalla tehty kaavio otetaan käyttöön")
    void aDrawingMadeWithATemplateIsTaken() throws IOException {
        String plan = read("bpmn/plan.bpmn");
        HttpResponse<String> answer = deploy(Map.of(
                "plan.bpmn",
                plan.replace(
                        "camunda:formRef=\"draftPlan\"",
                        "camunda:modelerTemplate=\"tyokykypolku.task\" camunda:modelerTemplateVersion=\"1\""
                                + " camunda:formRef=\"draftPlan\"")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("lomake, joka tulee yksin, tulee käyttöön uusissa asioissa")
    void aFormAloneMakesANewVersionOfTheModelsThatUseIt() throws IOException {
        int before = newest("plan").getVersion();
        HttpResponse<String> answer = deploy(Map.of(
                "draftPlan.form",
                read("forms/draftPlan.form").replace("Miten seurataan", "Miten ja milloin seurataan")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(newest("plan").getVersion()).isEqualTo(before + 1);
        assertThat(resources("plan")).contains("plan.bpmn", "draftPlan.form", "agreePlan.form", "lists.form");
        assertThat(draftPlan()).contains("Miten ja milloin seurataan");
    }

    @Test
    @DisplayName("entisen mallin saa takaisin lähettämällä sen uudelleen")
    void theGoodModelsComeBackWhenTheyAreSentAgain() throws IOException {
        String good = read("forms/draftPlan.form").replace("Miten seurataan", "Miten ja milloin seurataan");
        String other = good.replace("Miten ja milloin seurataan", "Kuka seuraa");
        deploy(NAME, Map.of("draftPlan.form", good));
        deploy(OTHER, Map.of("draftPlan.form", other));
        int before = newest("plan").getVersion();
        assertThat(draftPlan()).contains("Kuka seuraa");
        deploy(NAME, Map.of("draftPlan.form", good));
        assertThat(newest("plan").getVersion()).isEqualTo(before + 1);
        assertThat(draftPlan()).contains("Miten ja milloin seurataan");
        deploy(NAME, Map.of("draftPlan.form", good));
        assertThat(newest("plan").getVersion())
                .as("the same again is nothing new")
                .isEqualTo(before + 1);
    }

    @Test
    @DisplayName("väärä malli hylätään kokonaan, ja jokainen virhe nimetään korjauksineen")
    void wrongModelsAreRefusedAsAWhole() throws IOException {
        long before = repository.createDeploymentQuery().count();
        HttpResponse<String> answer = deploy(Map.of(
                "deadlines.dmn",
                read("dmn/deadlines.dmn").replace("\"CLOSE_CASE\",\"closeCase\"</text>", "\"CLOSE_CASE\"</text>"),
                "closeCase.form",
                read("forms/closeCase.form").replace("\"check\": \"past\"", "\"check\": \"passed\"")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "deadlines.dmn, closeCase: Tehtävällä closeCase ei ole riviä taulussa deadlines.",
                        "Lisää tehtävän tunnus jonkin määräajan riville tai uusi rivi.",
                        "closeCase.form, endedOn: Tarkistusta passed ei ole");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("malleja, jotka eivät noudata sääntöjä, ei kokeilla")
    void wrongModelsAreNotTried() throws IOException {
        Map<String, byte[]> wrong = Map.of(
                "routing.dmn",
                read("dmn/routing.dmn")
                        .replace("\"closeCase\"</text>", "\"closeCases\"</text>")
                        .getBytes(StandardCharsets.UTF_8));
        TrialRefused refused = catchThrowableOfType(TrialRefused.class, () -> trials.start(wrong, "designer"));
        assertThat(refused.objections())
                .extracting(objection -> objection.rule().name())
                .containsExactlyInAnyOrder("ROUTE_MISSING", "ROUTE_OF_NOTHING", "VALUE_UNLISTED");
    }

    @Test
    @DisplayName("mallit tarkistetaan ilman käyttöönottoa suunnittelijan kielellä")
    void modelsAreCheckedWithoutBeingDeployed() throws IOException {
        String body = JSON.writeValueAsString(Map.of(
                "files",
                Map.of(
                        "routing.dmn",
                        read("dmn/routing.dmn").replace("\"closeCase\"</text>", "\"closeCases\"</text>"))));
        JsonNode told = JSON.readTree(Visitor.signedIn(port, "designer", null)
                .json("POST", "/api/models/check?lang=sv", body)
                .body());
        assertThat(told.path("objections"))
                .extracting(each -> each.path("rule").asText())
                .containsExactlyInAnyOrder("ROUTE_MISSING", "ROUTE_OF_NOTHING", "VALUE_UNLISTED");
        assertThat(told.path("objections").toString())
                .contains("Uppgiften closeCase har ingen rad i tabellen routing.");
        assertThat(told.path("files"))
                .extracting(JsonNode::asText)
                .contains("plan.bpmn", "lists.form", "deadlines.dmn");
        assertThat(Visitor.signedIn(port, "employment", null)
                        .json("POST", "/api/models/check", body)
                        .statusCode())
                .isEqualTo(403);
        for (String nothing :
                List.of("{}", "{\"files\": {}}", "{\"files\": {\"a.dmn\": null}}", "[]", "{\"file\": 1}")) {
            assertThat(Visitor.signedIn(port, "designer", null)
                            .json("POST", "/api/models/check", nothing)
                            .statusCode())
                    .as(nothing)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("kansion mallit tarkistaa komento")
    void aFolderIsCheckedByTheCommand(@TempDir Path folder, CapturedOutput log) throws IOException {
        assertThat(LintModels.run("--lint", ".")).as(log.getOut()).isZero();
        assertThat(LintModels.run("--lint", folder.toString())).isEqualTo(2);
        assertThat(LintModels.run("--lint", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        for (Map.Entry<String, byte[]> file : ModelFiles.contents().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.delete(folder.resolve("closeCase.form"));
        assertThat(LintModels.run("--lint", folder.toString(), "--tyokykypolku.lint.language=en"))
                .isEqualTo(1);
        assertThat(log.getOut())
                .contains("closeCase: There is no form closeCase.form. Add the form to the same deployment.");
    }

    private String draftPlan() {
        return repository.getDeploymentResources(newest("plan").getDeploymentId()).stream()
                .filter(resource -> resource.getName().equals("draftPlan.form"))
                .map(resource -> new String(((ResourceEntity) resource).getBytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> deploy(Map<String, String> files) {
        return deploy(NAME, files);
    }

    private HttpResponse<String> deploy(String name, Map<String, String> files) {
        return new Modeler(port, "designer").deploys(name, files);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private ProcessDefinition newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private List<String> resources(String key) {
        return repository.getDeploymentResources(newest(key).getDeploymentId()).stream()
                .map(Resource::getName)
                .toList();
    }
}
