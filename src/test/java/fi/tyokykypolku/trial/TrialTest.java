package fi.tyokykypolku.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Engine;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Changed models are tried on the stories and sample cases, and nothing else is touched. */
@ProcessTest
@DisplayName("Kokeilu")
class TrialTest extends Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @LocalServerPort
    private int port;

    @Autowired
    private Engine engine;

    @Autowired
    private Directory directory;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    @Autowired
    private ApplicationContext context;

    @Test
    @DisplayName("näyttää, missä asioissa jokin menee toisin, eikä koske mihinkään muuhun")
    void showsWhatGoesOtherwiseAndTouchesNothing() throws IOException {
        String body = JSON.writeValueAsString(Map.of("files", changed()));
        Date now = ClockUtil.getCurrentTime();
        Map<String, Long> before = rows();

        HttpResponse<String> begun = designer().json("POST", "/api/models/trials", body);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String address = begun.headers().firstValue("Location").orElseThrow();
        assertThat(JSON.readTree(begun.body()).path("state").asText()).isEqualTo("RUNNING");
        assertThat(designer().json("POST", "/api/models/trials", body).statusCode())
                .as("a second one while it runs")
                .isEqualTo(409);

        await().atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !read(address, "fi").path("state").asText().equals("RUNNING"));
        JsonNode trial = read(address, "fi");
        assertThat(trial.path("state").asText()).as("%s", trial).isEqualTo("DONE");
        assertThat(trial.path("done").asInt()).isEqualTo(trial.path("cases").asInt());
        assertThat(ClockUtil.getCurrentTime().getTime() - now.getTime())
                .as("the clock of the application")
                .isBetween(0L, LONGEST.toMillis());
        assertThat(rows()).isEqualTo(before);

        assertThat(trial.path("said").asText())
                .startsWith("Kokeilu on valmis: ")
                .contains("asiaa menee toisin. Mitä muuttuu: ", "lisäksi");
        assertThat(trial.path("untried"))
                .extracting(JsonNode::asText)
                .as("no case is of the time before")
                .singleElement()
                .asString()
                .matches("Mikä määräaika koskee kelloa: rivi \\d+");

        assertThat(changes(trial, "consultation"))
                .containsExactly("DUE Vastaa konsultaatioon: 11.11.2026 → 18.11.2026");
        assertThat(changes(trial, "pensionRejected"))
                .contains("KELA_ROLE Suunnitelma: Vastaa kysymyksiin → Kela ei ole mukana")
                .contains("KELA_REASONS Suunnitelma: R07_PENSION_REJECTED → ei mitään");
        assertThat(changes(trial, "planUnchanged"))
                .contains("WAY Onko suunnitelma pysynyt samana kahdesti?, 2. kerta: Kyllä → Ei")
                .anyMatch(change -> change.startsWith("WORKLIST Selvitä viive:") && change.endsWith("→ ei tule"));
        assertThat(changes(trial, "late"))
                .anyMatch(change -> change.startsWith("WORKLIST Selvitä viive: ")
                        && change.contains("verkoston johto → ")
                        && !change.endsWith("verkoston johto"));
        assertThat(changes(trial, "kelaRejectsWithoutKela"))
                .singleElement()
                .asString()
                .startsWith("STOPPED Kelan päätös saapuu: ei pysähdy → ")
                .endsWith("taulu vastaa arvolla, jota sovellus ei tunne: OORDINATOR");
        assertThat(trial.path("differences"))
                .extracting(each -> each.path("story").asText())
                .as("no other case goes otherwise")
                .contains("sample4")
                .doesNotContain("withoutKela", "kelaRejects", "moves", "pilot", "sick150", "young", "sample1");

        JsonNode swedish = read(address, "sv");
        assertThat(StreamSupport.stream(swedish.path("differences").spliterator(), false)
                        .map(each -> each.path("title").asText()))
                .contains("FPA konsulteras");
        assertThat(Visitor.signedIn(port, "employment", null).get(address).statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("kertomukset kulkevat jokaisen tehtävän ja jokaisen reitin kautta eivätkä pysähdy")
    void theStoriesPassEveryTaskAndTakeEveryWay() throws IOException {
        Map<String, byte[]> shipped = new TreeMap<>();
        for (Path file : ModelFiles.all()) {
            shipped.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        TrialProcess process = trials(LONGEST).process(new Order(clock.instant(), shipped));
        await().atMost(LONGEST).until(() -> !process.isAlive());
        List<Step> steps =
                process.outcome(json).orElseThrow(() -> new AssertionError(process.said())).courses().stream()
                        .flatMap(course -> course.steps().stream())
                        .toList();
        process.forget();
        assertThat(steps).noneMatch(step -> step.kind() == Kind.STOPPED);
        Set<String> passed = steps.stream()
                .map(step -> step.kind() == Kind.WAY
                        ? step.process() + " " + step.element() + " " + step.value()
                        : step.process() + " " + step.element())
                .collect(Collectors.toSet());
        Set<String> drawn = new TreeSet<>();
        for (Path file : ModelFiles.all()) {
            if (file.toString().endsWith(".bpmn")) {
                drawn.addAll(drawn(Bpmn.readModelFromFile(file.toFile())));
            }
        }
        assertThat(drawn).hasSizeGreaterThan(80);
        assertThat(passed).containsAll(drawn);
    }

    @Test
    @DisplayName("kestää enintään sallitun ajan")
    void isKilledWhenItTakesTooLong() throws IOException {
        Trials trials = trials(Duration.ofSeconds(1));
        Trial begun =
                trials.start(Map.of("closeCase.form", Files.readAllBytes(Path.of("forms/closeCase.form"))), "designer");
        await().atMost(LONGEST)
                .until(() -> trials.find(begun.id()).orElseThrow().state() != Trial.State.RUNNING);
        assertThat(trials.find(begun.id()).orElseThrow().state()).isEqualTo(Trial.State.STOPPED);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .noneMatch(child -> child.info().commandLine().orElse("").contains(RunTrial.FOLDER));
    }

    @Test
    @DisplayName("ei ala malleilla, jotka eivät noudata talon sääntöjä")
    void modelsThatDoNotKeepTheRulesAreNotTried() throws IOException {
        String body = JSON.writeValueAsString(Map.of(
                "files",
                Map.of(
                        "routing.dmn",
                        read("dmn/routing.dmn").replace("\"closeCase\"</text>", "\"closeCases\"</text>"))));
        HttpResponse<String> answer = designer().json("POST", "/api/models/trials?lang=en", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("closeCase", "routing");
        assertThat(JSON.readTree(answer.body()).path("errors")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"files\": {}}", "{\"files\": {\"a.dmn\": null}}", "[]", "{\"file\": 1}"})
    @DisplayName("ei ala tyhjästä")
    void nothingIsNotTried(String body) {
        assertThat(designer().json("POST", "/api/models/trials", body).statusCode())
                .isEqualTo(400);
    }

    private Trials trials(Duration limit) {
        return new Trials(
                engine,
                directory,
                json,
                clock,
                new TrialSettings(limit, DataSize.ofMegabytes(512)),
                environment,
                context);
    }

    private static Map<String, String> changed() throws IOException {
        return Map.of(
                "deadlines.dmn",
                        after(
                                after(
                                        read("dmn/deadlines.dmn"),
                                        "id=\"deadlines_CONSULTATION_ANSWER_out_limit\"",
                                        "P5D",
                                        "P10D"),
                                "id=\"deadlines_TYP_REVIEW_out_limit\"",
                                "P6M",
                                "P4M"),
                "routing.dmn",
                        after(
                                after(
                                        read("dmn/routing.dmn"),
                                        "id=\"routing_explainDecision_coordinator_out_organisation\"",
                                        "\"COORDINATOR\"",
                                        // No rule knows what comes of it.
                                        "substring(\"COORDINATOR\", 2)"),
                                "<text>\"handleDelay\"</text>",
                                "\"lead\"",
                                "null"),
                "kela.dmn", r07(read("dmn/kela.dmn")),
                "followup.bpmn",
                        after(
                                read("bpmn/followup.bpmn"),
                                "<bpmn:conditionExpression",
                                "unchangedReviews &gt;= 2",
                                "unchangedReviews &gt;= 3"));
    }

    private static String r07(String kela) {
        int rule = kela.lastIndexOf("<rule ", kela.indexOf("<text>\"R07_PENSION_REJECTED\"</text>"));
        return kela.substring(0, rule) + after(kela.substring(rule), "<rule ", "\"REJECTED\"", "\"GRANTED_PERM\"");
    }

    /** The text with the first of what comes after a mark replaced. */
    private static String after(String text, String mark, String old, String changed) {
        int at = text.indexOf(old, text.indexOf(mark));
        assertThat(at).as(old).isPositive();
        return text.substring(0, at) + changed + text.substring(at + old.length());
    }

    private static List<String> changes(JsonNode trial, String story) {
        return StreamSupport.stream(trial.path("differences").spliterator(), false)
                .filter(each -> each.path("story").asText().equals(story))
                .flatMap(each -> StreamSupport.stream(each.path("changes").spliterator(), false))
                .map(change -> "%s %s: %s → %s"
                        .formatted(
                                change.path("kind").asText(),
                                change.path("where").asText(),
                                change.path("before").asText(),
                                change.path("after").asText()))
                .toList();
    }

    private static Set<String> drawn(BpmnModelInstance drawing) {
        String process = drawing.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .iterator()
                .next()
                .getId();
        Set<String> drawn = new TreeSet<>();
        drawing.getModelElementsByType(UserTask.class).forEach(task -> drawn.add(process + " " + task.getId()));
        for (SequenceFlow flow : drawing.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getSource() instanceof Gateway gateway
                    && gateway.getOutgoing().size() > 1) {
                String name = Objects.requireNonNullElse(
                        flow.getName(), flow.getTarget().getName());
                drawn.add(process + " " + gateway.getId() + " " + name.replaceAll("\\s+", " "));
            }
        }
        return drawn;
    }

    private Map<String, Long> rows() {
        return Stream.of("tkp_case", "tkp_fact", "act_re_deployment", "act_hi_procinst", "act_ru_task", "act_id_user")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    private JsonNode read(String address, String language) throws IOException {
        return JSON.readTree(designer().get(address + "?lang=" + language).body());
    }

    private Visitor designer() {
        return Visitor.signedIn(port, "designer", null);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
