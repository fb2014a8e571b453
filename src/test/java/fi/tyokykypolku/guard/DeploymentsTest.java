package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer deploys models of the house's kind and no code. */
@ProcessTest
@DisplayName("Mallien käyttöönotto")
class DeploymentsTest {
    private static final String NAME = "koe";

    private final RepositoryService repository;
    private final FormService forms;
    private final ProcessEngineConfigurationImpl configuration;
    private final int port;

    DeploymentsTest(@Autowired ProcessEngine engine, @LocalServerPort int port) {
        this.repository = engine.getRepositoryService();
        this.forms = engine.getFormService();
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.port = port;
    }

    @AfterEach
    void undeploy() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @DisplayName("suunnittelija saa ottaa käyttöön talon omat mallit")
    void theHousesOwnModelsPass() throws IOException {
        HttpResponse<String> answer = deploy(models());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("luettelon uusi vaihtoehto tulee tarjolle uusille asioille, entiset pitävät omansa")
    void aCaseKeepsTheListsItWasStartedWith() throws IOException {
        String before = newestStart();
        Map<String, String> files = models();
        files.computeIfPresent(
                "forms/lists.form", (file, text) -> text.replace("Elämänhallinnan ongelma", "Elämänhallinnan pulma"));
        HttpResponse<String> answer = deploy(files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(startForm(newestStart())).contains("Elämänhallinnan pulma").doesNotContain("valuesKey");
        assertThat(startForm(before))
                .contains("Elämänhallinnan ongelma", "Espoo – Esbo")
                .doesNotContain("Elämänhallinnan pulma", "valuesKey");
    }

    private static Map<String, String> models() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Path model : ModelFiles.all()) {
            files.put(model.toString(), Files.readString(model));
        }
        return files;
    }

    private String newestStart() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("workability")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String startForm(String processDefinition) throws IOException {
        try (InputStream form = forms.getDeployedStartForm(processDefinition)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @DisplayName("malli, joka suorittaisi omaa koodiaan, hylätään kokonaan")
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id=\"step\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id=\"step\" scriptFormat=\"groovy\" camunda:resource=\"https://example.org/a.groovy\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:class=\"java.lang.Runtime\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:class=\"${'java.lang.Runtime'}\"/>",
                "<bpmn:serviceTask id=\"step\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Runtime\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:expression=\"${marker.touch()}\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:expression=\"${deadlines.overdue(execution)}\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${dataSource}\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${marker}\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${decideKela.getClass()}\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:type=\"external\" camunda:topic=\"away\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:type=\"shell\"/>",
                "<bpmn:serviceTask id=\"step\"><bpmn:extensionElements><camunda:connector>"
                        + "<camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"
                        + "</bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:userTask id=\"step\"><bpmn:extensionElements>"
                        + "<camunda:taskListener event=\"create\" class=\"a.B\"/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"step\"><bpmn:extensionElements><camunda:executionListener event=\"start\""
                        + " delegateExpression=\"${marker}\"/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"step\"><bpmn:extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"groovy\">1</camunda:script>"
                        + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"step\"><bpmn:extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"a\">${marker.touch()}</camunda:inputParameter>"
                        + "</camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"step\" camunda:formKey=\"embedded:deployment:a.html\"/>",
                "<bpmn:userTask id=\"step\" camunda:assignee=\"admin\"/>",
                "<bpmn:userTask id=\"step\" name=\"${marker.touch()}\"/>",
                "<bpmn:userTask id=\"step\" name=\"${ marker . touch() }\"/>",
                "<bpmn:userTask id=\"step\"><bpmn:documentation>#{marker['touch']()}</bpmn:documentation></bpmn:userTask>",
                "<bpmn:businessRuleTask id=\"step\" camunda:decisionRef=\"${marker.touch()}\"/>",
                "<bpmn:userTask id=\"step\" name=\"It's ${'}'.concat(marker.touch())} isn't it\"/>",
                "<bpmn:userTask id=\"step\" name=\"${''.getClass()}\"/>",
                "<bpmn:userTask id=\"step\" name=\"${execution.processEngineServices.taskService}\"/>",
                "<bpmn:callActivity id=\"step\" calledElement=\"${marker.touch()}\"/>",
                "<bpmn:userTask id=\"step\"><bpmn:multiInstanceLoopCharacteristics>"
                        + "<bpmn:completionCondition language=\"groovy\">1</bpmn:completionCondition>"
                        + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"
            })
    void codeIsRefused(String step) {
        String model = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><bpmn:definitions"
                + " xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" id=\"d\" targetNamespace=\"koe\">"
                + "<bpmn:process id=\"koe\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">"
                + "<bpmn:startEvent id=\"start\"/><bpmn:sequenceFlow id=\"flow\" sourceRef=\"start\" targetRef=\"step\"/>"
                + step + "</bpmn:process></bpmn:definitions>";
        // With a harmless neighbour, which must not come in either.
        assertRefused(Map.of("koe.bpmn", model, "koe.form", "{\"id\":\"koe\"}"), "step: ");
    }

    @ParameterizedTest
    @DisplayName("taulu puhuu vain FEELiä")
    @ValueSource(strings = {"groovy", "javascript", "juel"})
    void tablesSpeakFeel(String language) {
        assertRefused(
                Map.of(
                        "koe.dmn",
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\""
                                + " namespace=\"koe\"><decision id=\"koe\" name=\"koe\">"
                                + "<literalExpression id=\"step\" expressionLanguage=\"" + language
                                + "\"><text>1</text></literalExpression></decision></definitions>"),
                "kieltä " + language + " ei tunneta");
    }

    @ParameterizedTest
    @DisplayName("FEEL ei kutsu Javaa missään mallin, taulun tai lomakkeen kohdassa")
    @CsvSource(delimiter = '|', textBlock = """
                    koe.dmn  | <decision id="koe" name="koe"><literalExpression id="step"><text>%s</text></literalExpression></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><input id="step"><inputExpression><text>%s</text></inputExpression></input></decisionTable></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><input id="step"><inputValues><text>1, %s</text></inputValues></input></decisionTable></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><output id="step"><outputValues><text>%s</text></outputValues></output></decisionTable></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><output id="step"><defaultOutputEntry><text>%s</text></defaultOutputEntry></output></decisionTable></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><rule><inputEntry id="step"><text><![CDATA[? > {f: %s, r: f(1, 2)}.r]]></text></inputEntry></rule></decisionTable></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><rule><outputEntry id="step"><text>{f: %s, r: f(1, 2)}.r</text></outputEntry></rule></decisionTable></decision>
                    koe.dmn  | <decision id="koe" name="koe"><decisionTable><rule><annotationEntry id="step"><text>%s</text></annotationEntry></rule></decisionTable></decision>
                    koe.dmn  | <businessKnowledgeModel id="koe" name="koe"><encapsulatedLogic id="step"><literalExpression><text>%s</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
                    koe.dmn  | <decision id="koe" name="koe"><context id="step"><contextEntry><literalExpression><text>%s</text></literalExpression></contextEntry></context></decision>
                    koe.bpmn | <bpmn:sequenceFlow id="step" sourceRef="a" targetRef="b"><bpmn:conditionExpression language="feel">%s</bpmn:conditionExpression></bpmn:sequenceFlow>
                    koe.dmn  | <decision id="koe" name="koe"><literalExpression id="step"><text><!-- a -->%s<!-- b --></text></literalExpression></decision>
                    koe.form | "key":"step","conditional":{"hide":"=%s"},"properties":{"category":"PLAN"}
                    koe.form | "key":"step","label":"= {f: %s, r: f(1, 2)}.r","properties":{"category":"PLAN"}
                    koe.form | "key":"step","label":"Hei {{ {a: {f: %s, r: f(1, 2)}}.a.r }}","properties":{"category":"PLAN"}
                    koe.dmn  | <decision id="koe" name="koe"><literalExpression id="step"><text>(%s)(a: 1, b: 2)</text></literalExpression></decision>
                    koe.form | "key":"step","label":"Sanoi \\"{{= {f: %s, r: f(1, 2)}.r }}","properties":{"category":"PLAN"}
                    koe.form | "key":"step","type":"text","text":"Hei {{#if (%s)(a: 1, b: 2) > 1}}a{{/if}}","properties":{"category":"PLAN"}
                    koe.form | "key":"step","label":"= = %s","properties":{"category":"PLAN"}
                    koe.form | "key":"step","valuesExpression":"=[%s]","properties":{"category":"PLAN"}
                    koe.form | "key":"step","type":"text","text":"Hei {{#if {f: %s, r: f(1, 2)}.r > 1}}a{{/if}}","properties":{"category":"PLAN"}
                    """)
    void feelCallsNoJava(String file, String place) {
        String max = "function(a, b) external { java: { class: 'java.lang.Math', method signature: 'max(int, int)' } }"
                .replace('\'', '"');
        String text = place.contains("CDATA") ? max : max.replace("\"", file.endsWith("form") ? "\\\"" : "&quot;");
        String body = place.formatted(text);
        String model = switch (file) {
            case "koe.dmn" ->
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\""
                        + " namespace=\"koe\">" + body + "</definitions>";
            case "koe.bpmn" ->
                "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\""
                        + " targetNamespace=\"koe\"><bpmn:process id=\"koe\">" + body
                        + "</bpmn:process></bpmn:definitions>";
            default -> "{\"id\":\"koe\",\"components\":[{%s}]}".formatted(body);
        };
        assertRefused(Map.of(file, model), "step: FEEL ei kutsu ulkoisia funktioita");
    }

    @Test
    @DisplayName("kommentti tekstin keskellä ei kätke, mitä siinä lukee")
    void aCommentHidesNothing() {
        String model =
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"koe\">"
                        + "<decision id=\"koe\" name=\"koe\"><literalExpression id=\"step\"><text>function(a, b) ext<!-- x -->ernal"
                        + " { java: { class: &quot;java.lang.Math&quot;, method signature: &quot;max(int, int)&quot; } }</text>"
                        + "</literalExpression></decision></definitions>";
        assertRefused(Map.of("koe.dmn", model), "step: FEEL ei kutsu ulkoisia funktioita");
    }

    @ParameterizedTest
    @DisplayName("muita tiedostoja kuin malleja ei oteta")
    @CsvSource({
        "koe.html, <script/>, vain tiedostot",
        "koe.groovy, 1, vain tiedostot",
        "koe.cmmn, <a/>, vain tiedostot",
        "koe.bpmn20.xml, <a/>, vain tiedostot",
        "koe.bpmn, no drawing, ei voi lukea",
        "koe.dmn, '<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"><nonsense/></definitions>', ei ole DMN-malli",
        "koe.bpmn, '<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>', ei voi lukea"
    })
    void otherFilesAreRefused(String file, String text, String reason) {
        assertRefused(Map.of(file, text), reason);
    }

    @ParameterizedTest
    @DisplayName("taulukkoa, jonka rivillä on solu liikaa tai liian vähän, ei oteta, ja rivi nimetään")
    @CsvSource({
        "deadlines.dmn, deadlines_TYM_PLAN, input, 1",
        "deadlines.dmn, deadlines_TYM_PLAN, input, -1",
        "deadlines.dmn, deadlines_TYM_PLAN, output, 1",
        "routing.dmn, routing_checkReferral, output, 1",
        "routing.dmn, routing_checkReferral, input, 1",
        "cues.dmn,, output, -1"
    })
    void unevenRowsAreRefused(String file, String row, String kind, int cells) throws IOException {
        String table = Files.readString(Path.of("dmn", file));
        int rule = table.indexOf(row == null ? "<rule id=" : "<rule id=\"" + row + "\"");
        int cell = table.indexOf("<" + kind + "Entry", rule);
        int end = table.indexOf("</" + kind + "Entry>", cell) + kind.length() + "</Entry>".length();
        String uneven = table.substring(0, cell)
                + (cells > 0
                        ? "<%1$sEntry id=\"more\"><text></text></%1$sEntry>".formatted(kind)
                                + table.substring(cell, end)
                        : "")
                + table.substring(end);
        assertRefused(Map.of(file, uneven), file + ": rivillä " + (row == null ? "" : row + " on "));
    }

    @ParameterizedTest
    @DisplayName("lomaketta, jota ei voisi näyttää, ei oteta")
    @CsvSource(delimiter = '|', textBlock = """
                    "key":"a","valuesKey":"service","properties":{"category":"PLAN"} | koe.form, a: Luetteloa service ei ole.
                    "key":"a"                                                         | koe.form, a: Kentältä puuttuu tietoluokka.
                    "key":"a",                                                        | koe.form: Tiedostoa ei voi lukea
                    """)
    void formsThatCannotBeReadAreRefused(String field, String reason) {
        assertRefused(Map.of("koe.form", "{\"id\":\"koe\",\"components\":[{%s}]}".formatted(field)), reason);
    }

    @ParameterizedTest
    @DisplayName("määräaikaa, jota ei voi laskea, ei oteta: yksi virhe pysäyttäisi jokaisen asian")
    @CsvSource({
        "limit, P3M, 3 päivää, Määräaikaa 3 päivää ei voi laskea kalenterilla CAL",
        "calendar, CAL, WORK7, Sarakkeen calendar vastausta",
        "warnShare, 0.5, 1.5, Varoituksen osuuden on oltava suurempi kuin 0"
    })
    void limitsThatCannotBeCountedAreRefused(String column, String was, String is, String reason) throws IOException {
        String table = Files.readString(Path.of("dmn/deadlines.dmn"));
        int entry = table.indexOf(was, table.indexOf("deadlines_TYM_PLAN_out_" + column));
        assertRefused(
                Map.of("deadlines.dmn", table.substring(0, entry) + is + table.substring(entry + was.length())),
                "deadlines_TYM_PLAN: " + reason);
    }

    @Test
    @DisplayName("kone ei tunne yhtään komentosarjakieltä")
    void noScripts() {
        for (String language : List.of("groovy", "javascript", "ecmascript", "feel", "juel", "python")) {
            assertThat(configuration.getScriptEngineResolver().getScriptEngine(language, true))
                    .as(language)
                    .isNull();
        }
    }

    @ParameterizedTest
    @DisplayName("teksti, joka näyttää muulta kuin on, hylätään")
    @ValueSource(strings = {"\u202E", "&#x202e;", "&#x2067;", "\uFFFE"})
    void textIsText(String hidden) {
        String table = table("1").replace("name=\"Koe\"", "name=\"Ko" + hidden + "e\"");
        assertThat(deploy(Map.of("koe.dmn", table)).statusCode()).isEqualTo(400);
        assertThat(deploy(Map.of("koe.dmn", table("\"" + hidden + "\""))).statusCode())
                .isEqualTo(400);
        assertRefused(
                Map.of(
                        "koe.form",
                        "{\"type\":\"default\",\"id\":\"koe\",\"components\":[{\"type\":\"text\",\"text\":\"\\u202E\"}]}"),
                PlainText.message());
    }

    @Test
    @DisplayName("taulu ei kutsu ohjelman oliota, joka sille annetaan")
    void aTableCallsNoObject() {
        for (String expression : List.of("x.available()", "x.class.name")) {
            // As the application itself deploys: a person's table must keep the house rules.
            repository
                    .createDeployment()
                    .name(NAME)
                    .addString("koe.dmn", table(expression))
                    .deploy();
            for (String type : List.of("File", "Bytes")) {
                HttpResponse<String> answer = Visitor.signedIn(port, "designer", null)
                        .json(
                                "POST",
                                "/engine-rest/decision-definition/key/koe/evaluate",
                                "{\"variables\":{\"x\":{\"type\":\"" + type
                                        + "\",\"value\":\"aGVsbG8=\",\"valueInfo\":{\"filename\":\"a.txt\"}}}}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).doesNotContain("java.io");
            }
        }
    }

    private static String table(String expression) {
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"koeet\" name=\"Koe\" namespace=\"koe\">"
                + "<decision id=\"koe\" name=\"Koe\"><variable id=\"v\" name=\"v\"/><literalExpression id=\"e\"><text>"
                + expression.replace("<", "&lt;") + "</text></literalExpression></decision></definitions>";
    }

    private void assertRefused(Map<String, String> files, String reason) {
        HttpResponse<String> answer = deploy(files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Mallia ei oteta käyttöön", reason);
        assertThat(repository.createDeploymentQuery().deploymentName(NAME).count())
                .isZero();
    }

    private HttpResponse<String> deploy(Map<String, String> files) {
        StringBuilder body = new StringBuilder(part("deployment-name", "", NAME));
        files.forEach((file, text) -> body.append(part(file, "; filename=\"" + file + "\"", text)));
        body.append("--limit--\r\n");
        return Visitor.signedIn(port, "designer", null)
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        body.toString(),
                        Map.of("Content-Type", "multipart/form-data; boundary=limit"));
    }

    private static String part(String name, String file, String text) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n" + text + "\r\n";
    }
}
