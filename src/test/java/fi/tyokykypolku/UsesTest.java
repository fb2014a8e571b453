package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.uselog.LoggedUse;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is shown a client's data stands in the use log, and nobody else does. */
@ProcessTest
class UsesTest extends Scenario {

    @Autowired
    private UseLog log;

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    @Test
    void layingOutIsNoReadingAndOpeningTheFormIsOne() {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        assertThat(uses(id, "assessHealth")).isEmpty();

        assertThat(get("health", "/engine-rest/task/" + task + "/form-variables")
                        .statusCode())
                .isEqualTo(200);

        assertThat(uses(id, "assessHealth")).singleElement().satisfies(use -> {
            assertThat(use.user()).isEqualTo("health");
            assertThat(use.organisation()).isEqualTo(Organisation.HEALTH);
            assertThat(use.recipient()).isEqualTo("health08");
            assertThat(use.event()).isEqualTo(Use.Event.DISCLOSED);
            assertThat(use.channel()).isEqualTo(Use.Channel.TASK_FORM);
            assertThat(use.purpose()).isEqualTo("Työkyvyn tuen yhteispalvelun toteuttaminen, vaihe: Alkukartoitus");
            assertThat(use.grounds())
                    .contains(
                            new Use.Ground(Organisation.EMPLOYMENT, Category.IDENTITY, "TYM_15"),
                            new Use.Ground(Organisation.EMPLOYMENT, Category.EMPLOYMENT, "TYM_15"))
                    .noneMatch(ground -> ground.basis().equals("NONE"))
                    .noneMatch(ground -> ground.source() == Organisation.HEALTH);
        });
        assertThat(log.verify().whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"variables", "localVariables", "variables/caseSummary", "localVariables/caseSummary"})
    void everyWayToTheVariablesOfATaskIsAReading(String resource) {
        CaseId id = given.aCaseAt("assessHealth");
        String path = "/engine-rest/task/" + when.health.task("assessHealth").getId() + "/" + resource;
        assertThat(get("health", path).statusCode()).as("not used by Tasklist").isEqualTo(404);
        assertThat(uses(id, "assessHealth")).isEmpty();
        assertThat(get("admin", path).statusCode()).isEqualTo(200);
        assertThat(uses(id, "assessHealth"))
                .singleElement()
                .satisfies(use -> assertThat(use.grounds())
                        .extracting(Use.Ground::category)
                        .contains(Category.IDENTITY));
    }

    @Test
    void whatIsNoFactOfTheClientIsNotLogged() {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        TaskService tasks = engine.getTaskService();
        assertThat(as("health", "health08", () -> tasks.getVariable(task, "caseId")))
                .isEqualTo(id.value());
        assertThat(as("health", "health08", () -> tasks.getVariableLocal(task, "healthAssessment")))
                .isNull();
        assertThat(tasks.getVariables(task))
                .as("what the application itself reads")
                .doesNotContainKey("caseSummary");
        assertThat(uses(id, "assessHealth")).isEmpty();
    }

    @Test
    void ofTheOwnFactsItIsUseAndOfOthersDisclosure() {
        CaseId id = given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        Object shown =
                as("employment", "employment39", () -> engine.getTaskService().getVariables(task));
        assertThat(shown).isNotNull();
        assertThat(uses(id, "checkReferral")).singleElement().satisfies(use -> {
            assertThat(use.event()).isEqualTo(Use.Event.READ);
            assertThat(use.grounds()).extracting(Use.Ground::basis).containsOnly("OWN");
        });
    }

    @Test
    void whoeverIsRefusedHasReadNothing() {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        assertThatThrownBy(
                        () -> as("kela", "kela03", () -> engine.getFormService().getTaskFormVariables(task)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(get("kela", "/engine-rest/variable-instance?taskIdIn=" + task)
                        .statusCode())
                .isEqualTo(404);
        assertThat(uses(id, "assessHealth")).isEmpty();
    }

    @Test
    void aQueryForTheVariablesOfATaskTellsNoFact() {
        CaseId id = given.aCaseAt("assessHealth");
        String query = "/engine-rest/variable-instance?taskIdIn="
                + when.health.task("assessHealth").getId();
        assertThat(get("health", query).statusCode()).isEqualTo(404);
        assertThat(get("admin", query).body()).doesNotContain("caseSummary", "Mallikas");
        assertThat(uses(id, "assessHealth")).isEmpty();
    }

    @Test
    void aViewThroughTheInterfaceIsAReading() {
        CaseId id = given.aCaseAt("draftPlan");
        String place = "GET /api/cases/{caseId}";
        assertThat(get("employment", "/api/cases/" + id).statusCode()).isEqualTo(200);
        assertThat(get("employment1", "/api/cases/" + id).statusCode()).isEqualTo(404);
        assertThat(uses(id, place)).singleElement().satisfies(use -> {
            assertThat(use.user()).isEqualTo("employment");
            assertThat(use.channel()).isEqualTo(Use.Channel.API);
            assertThat(use.recipient()).isEqualTo("employment39");
            assertThat(use.purpose()).endsWith("Suunnitelma");
        });
    }

    @Test
    void anAdministratorAnswersWhoHasSeenTheData() throws IOException {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        get("health", "/engine-rest/task/" + task + "/form-variables");

        JsonNode answer = json.readTree(
                get("admin", "/api/cases/" + id + "/uses?askedOn=2026-11-02").body());
        assertThat(answer.path("caseId").asText()).isEqualTo(id.value());
        assertThat(answer.path("answerDue").asText()).isEqualTo("2027-01-04");
        JsonNode last = answer.path("uses").path(answer.path("uses").size() - 1);
        assertThat(last.path("user").asText()).isEqualTo("health");
        assertThat(last.path("organisation").asText()).isEqualTo("Terveydenhuolto");
        assertThat(last.path("categories").toString()).contains("IDENTITY");
        assertThat(last.path("grounds").toString()).contains("TYM_15", "Työvoimaviranomainen", "15 §");

        HttpResponse<String> table = get("admin", "/api/cases/" + id + "/uses", "text/csv");
        assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(table.headers().firstValue("Answer-Due"))
                .hasValueSatisfying(due -> assertThat(LocalDate.parse(due))
                        .isAfterOrEqualTo(caseFile.today().plusMonths(2)));
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(table.body()))
                .getRecords();
        // To look into the log is a use as well.
        assertThat(rows).hasSize(answer.path("uses").size() + 1);
        CSVRecord row = rows.get(rows.size() - 2);
        assertThat(row.get("Käyttäjä")).isEqualTo("health");
        assertThat(row.get("Organisaatio")).isEqualTo("Terveydenhuolto");
        assertThat(row.get("Tiedot")).contains(Category.IDENTITY.label());
        assertThat(row.get("Peruste")).contains("Työvoimaviranomainen – Henkilö- ja yhteystiedot: Laki");
        assertThat(row.get("Tarkoitus")).contains("Alkukartoitus");
        assertThat(row.get("Tapahtuma")).isEqualTo("Luovutus");
        assertThat(table.body()).doesNotContain("Mallikas");
    }

    @Test
    void aClientIsFoundByTheirCodeAndTheQuestionIsLogged() throws IOException {
        String code = given.anIdentityCode();
        CaseId id = given.aReferral(with("personId", code));
        get("employment", "/api/cases/" + id);

        HttpResponse<String> answer = ask("admin", "{\"personId\": \"" + code + "\", \"askedOn\": \"2026-11-02\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode views = json.readTree(answer.body());
        assertThat(views).hasSize(1);
        assertThat(views.at("/0/caseId").asText()).isEqualTo(id.value());
        assertThat(views.at("/0/answerDue").asText()).isEqualTo("2027-01-04");
        assertThat(views.at("/0/uses/0/user").asText()).isEqualTo("employment");
        assertThat(answer.body()).doesNotContain(code, "Mallikas");

        assertThat(uses(id, "POST /api/uses")).singleElement().satisfies(use -> {
            assertThat(use.user()).isEqualTo("admin");
            assertThat(use.grounds()).isEmpty();
            assertThat(use.purpose()).contains("kuka on nähnyt");
        });
    }

    @Test
    void onlyAnAdministratorLearnsWhetherThereIsSuchAClient() {
        String code = given.anIdentityCode();
        CaseId id = given.aReferral(with("personId", code));
        String unknown = Visitor.unnumbered(ask("admin", "{\"personId\": \"" + given.anIdentityCode() + "\"}"));
        for (String user : List.of("employment", "health", "manager", "designer", "referrer")) {
            HttpResponse<String> answer = ask(user, "{\"personId\": \"" + code + "\"}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Visitor.unnumbered(answer)).isEqualTo(unknown);
        }
        assertThat(uses(id, "POST /api/uses")).isEmpty();
        assertThat(ask("admin", "{\"personId\": \"010101-0000\"}").body()).contains("\"field\":\"personId\"");
        assertThat(ask("admin", "{}").body()).contains("\"field\":\"personId\"");
        assertThat(ask(null, "{\"personId\": \"" + code + "\"}").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"employment", "health", "kela", "manager", "designer", "referrer"})
    void nobodyElseLearnsWhetherThereIsSuchACase(String user) {
        CaseId id = given.aReferral();
        for (String type : List.of("application/json", "text/csv")) {
            HttpResponse<String> own = get(user, "/api/cases/" + id + "/uses", type);
            HttpResponse<String> none = get(user, "/api/cases/TKP-1999-000001/uses", type);
            assertThat(own.statusCode()).isEqualTo(404);
            assertThat(Visitor.unnumbered(own))
                    .isEqualTo(Visitor.unnumbered(none))
                    .contains("Asiaa ei löydy.");
            assertThat(Visitor.unnumbered(get("admin", "/api/cases/TKP-1999-000001/uses", type)))
                    .isEqualTo(Visitor.unnumbered(own));
        }
        assertThat(get(null, "/api/cases/" + id + "/uses").statusCode()).isEqualTo(401);
    }

    @Test
    void theInterfaceIsDescribed() throws IOException {
        JsonNode api = json.readTree(get(null, "/v3/api-docs").body());
        JsonNode answers = api.path("paths").path("/api/cases/{caseId}/uses").at("/get/responses/200/content");
        assertThat(answers.fieldNames()).toIterable().contains("application/json", "text/csv");
        assertThat(api.at("/components/schemas/Uses/properties/answerDue").isMissingNode())
                .isFalse();
    }

    private Stream<Use> stream(CaseId id) {
        return log.of(id).stream().map(LoggedUse::use);
    }

    private List<Use> uses(CaseId id, String place) {
        return stream(id).filter(use -> use.place().equals(place)).toList();
    }

    private <T extends @Nullable Object> T as(String user, String worklist, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(user, List.of("caseworker", worklist));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private HttpResponse<String> get(@Nullable String user, String path) {
        return get(user, path, "application/json");
    }

    private HttpResponse<String> get(@Nullable String user, String path, String type) {
        return visitor(user).send("GET", path, null, Map.of("Accept", type));
    }

    private HttpResponse<String> ask(@Nullable String user, String body) {
        return visitor(user).json("POST", "/api/uses", body);
    }

    private Visitor visitor(@Nullable String user) {
        return user == null ? Visitor.nobody(port) : Visitor.signedIn(port, user, null);
    }
}
