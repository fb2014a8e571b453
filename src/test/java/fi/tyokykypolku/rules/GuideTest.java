package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Modeler;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.ShippedDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The chapters of the designer's guide, {@code src/modeler/opas.md}: each edit is made on a copy with Modeler's own parts, keeps the house
 * rules, is deployed as Modeler deploys it, and does what the chapter says. Without Chromium, Node and {@code npm ci} in
 * {@code src/modeler} the class is skipped, unless TYOKYKYPOLKU_BROWSER says "required".
 */
@ProcessTest
@DisplayName("Suunnittelijan opas")
class GuideTest extends Scenario {
    private static final String NAME = "suunnittelijan opas";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path MODELER = Path.of("src/modeler");

    /** What a chapter has changed, by its name: several stories begin with the same. */
    private static final Map<String, Map<String, String>> WALKED = new HashMap<>();

    @TempDir
    private static Path folder;

    @Autowired
    private RepositoryService repository;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void modelerIsThere() throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        if (!Files.isExecutable(CHROMIUM)) {
            missing.add("Chromium at " + CHROMIUM);
        }
        if (!Files.isDirectory(MODELER.resolve("node_modules"))) {
            missing.add("npm ci in " + MODELER);
        }
        if (missing.isEmpty() && !hasNode20()) {
            missing.add("Node 20");
        }
        if (!missing.isEmpty()) {
            String said = "No chapter of the guide was walked, missing: " + String.join(", ", missing);
            assertThat(System.getenv("TYOKYKYPOLKU_BROWSER")).as(said).isNotEqualTo("required");
            Assumptions.abort(said);
        }
    }

    // The cases of a story are looked at when it is over, so what it deployed goes before the next.
    @BeforeEach
    void undeploy() {
        undeploy(repository);
    }

    @AfterAll
    static void undeploy(@Autowired RepositoryService repository) {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @DisplayName("lisää tehtävä: uusi asia tulee siihen, se on oikealla työjonolla ja sillä on määräaika")
    void aTaskIsAdded() throws IOException, InterruptedException {
        Map<String, String> changed = walk("task");
        assertThat(changed).containsOnlyKeys("plan.bpmn", "givePlan.form", "routing.dmn", "deadlines.dmn");
        deploy(changed);
        given.aCaseAt("givePlan");
        then.employment.has("givePlan");
        then.task("givePlan").isDueOn(2026, 11, 5).becomesLateThen();
        when.employment.completes("givePlan", Map.of("planGivenOn", "2026-11-02"));
        then.theCase().knows("planGivenOn", "2026-11-02");
        then.passed("planAdopted");
    }

    @Test
    @DisplayName("muuta määräaika: uuden tehtävän viimeinen päivä on toinen")
    void aLimitIsChanged() throws IOException, InterruptedException {
        deploy(walk("limit"));
        aCaseToClose();
        then.task("closeCase").isDueOn(2026, 11, 11).becomesLateThen();
    }

    @Test
    @DisplayName("lisää kenttä: vastaus tallentuu asian tietoihin")
    void aFieldIsAdded() throws IOException, InterruptedException {
        deploy(walk("field"));
        aCaseToClose();
        when.employment.completes("closeCase", Map.of("wishesAfter", "Haluaa jatkaa opintoja."));
        then.theCase().knows("wishesAfter", "Haluaa jatkaa opintoja.");
    }

    @Test
    @DisplayName("lisää Kela-sääntö: taulu antaa uuden syyn")
    void aRuleOfKelaIsAdded() throws IOException, InterruptedException {
        String before = Files.readString(Path.of("dmn/kela.dmn"));
        Map<String, String> changed = walk("kela");
        Map<String, Object> facts = Map.of("incomeUnclear", true, "daysToBenefitEnd", 45);
        assertThat(reasons(before, facts)).isEmpty();
        assertThat(reasons(changed.getOrDefault("kela.dmn", ""), facts)).containsExactly("R12_INCOME_GAP");
    }

    @Test
    @DisplayName("muuta vastaanottaja: tehtävä tulee toiselle työjonolle")
    void aReceiverIsChanged() throws IOException, InterruptedException {
        deploy(walk("receiver"));
        aCaseToClose();
        then.lead.has("closeCase");
        then.employment.hasNothing();
    }

    @Test
    @DisplayName("peru muutos: entiset tiedostot uudelleen lähetettyinä palauttavat entisen")
    void aChangeIsUndone() throws IOException, InterruptedException {
        Map<String, String> changed = walk("limit");
        deploy(changed);
        deploy(Map.of("deadlines.dmn", Files.readString(Path.of("dmn/deadlines.dmn"))));
        aCaseToClose();
        then.task("closeCase").isDueOn(2026, 11, 9);
    }

    @Test
    @DisplayName("mitä hylkäys sanoo, sen opas kertoo")
    void theGuideShowsWhatARefusalSays() throws IOException {
        HttpResponse<String> answer = send(Map.of(
                "deadlines.dmn",
                Files.readString(Path.of("dmn/deadlines.dmn"))
                        .replaceFirst("(CLOSE_CASE_out_limit\">\\s*<text>)\"P5D\"", "$1\"7 päivää\"")));
        assertThat(answer.statusCode()).isEqualTo(400);
        String told = Files.readAllLines(MODELER.resolve("opas.md")).stream()
                .filter(line -> line.startsWith("deadlines.dmn, "))
                .findFirst()
                .orElseThrow();
        assertThat(answer.body()).contains("Mallia ei oteta käyttöön.", told);
    }

    private void aCaseToClose() {
        given.aCaseInFollowUp();
        when.theClientWithdraws();
    }

    private void deploy(Map<String, String> changed) {
        HttpResponse<String> answer = send(changed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> send(Map<String, String> files) {
        return new Modeler(port, "designer").deploys(NAME, files);
    }

    /** Makes the edit of a chapter on a copy, finds no fault with it, and answers the changed files. */
    private static Map<String, String> walk(String chapter) throws IOException, InterruptedException {
        Map<String, String> before = WALKED.get(chapter);
        if (before != null) {
            return before;
        }
        Path to = folder.resolve(chapter);
        run("node", MODELER.resolve("guide/walk.mjs").toString(), chapter, to.toString());
        Map<String, String> changed = new TreeMap<>();
        Map<String, byte[]> whole = new HashMap<>(ModelFiles.contents());
        try (Stream<Path> files = Files.list(to)) {
            for (Path file : files.toList()) {
                changed.put(file.getFileName().toString(), Files.readString(file));
                whole.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertThat(changed).as(chapter).isNotEmpty();
        assertThat(new HouseRules(ShippedDirectory.get()).of(whole))
                .extracting(objection -> objection.line(Locale.ENGLISH))
                .isEmpty();
        WALKED.put(chapter, changed);
        return changed;
    }

    private static boolean hasNode20() throws IOException, InterruptedException {
        Process node =
                new ProcessBuilder("sh", "-c", "node -p 'Number(process.versions.node.split(\".\")[0]) >= 20'").start();
        return new String(node.getInputStream().readAllBytes()).strip().equals("true") && node.waitFor() == 0;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static List<Object> reasons(String table, Map<String, Object> facts) {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        List<DmnDecision> decisions = engine.parseDecisions(new ByteArrayInputStream(table.getBytes()));
        return decisions.stream()
                .filter(decision -> decision.getKey().equals("kelaReasons"))
                .flatMap(decision -> engine.evaluateDecision(decision, facts).getResultList().stream())
                .map(row -> row.get("code"))
                .toList();
    }
}
