package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is refused a case or a task that exists stands in the use log, once, and learns nothing by it. */
@ProcessTest
class RefusedTest extends Scenario {
    private static final String REST = "/engine-rest";
    private static final String WEB = "/camunda/api/engine/engine/default";

    @Autowired
    private UseLog log;

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    static Stream<Arguments> ways() {
        return Stream.of(REST, WEB)
                .flatMap(root -> Stream.of("kela", "manager", "designer").map(user -> arguments(root, user)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayToATaskOfOthers(String root, String user) {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        String none = "00000000" + task.substring(8);
        Visitor visitor = Visitor.signedIn(port, user, user.equals("kela") ? "tasklist" : "cockpit");
        """
                GET
                GET form
                GET deployed-form
                GET rendered-form
                GET form-variables
                GET variables
                GET variables/010190-900P
                GET localVariables/caseSummary
                GET comment
                GET nothing
                POST claim {"userId":"kela"}
                POST unclaim {}
                POST assignee {"userId":"kela"}
                POST submit-form {}
                POST complete {}
                POST complete {"variables":{"nonsense":{"value":17}}}
                POST identity-links {"userId":"kela","type":"candidate"}
                PUT variables/x {"value":"x","type":"String"}
                DELETE
                """.lines().forEach(attempt -> {
            String[] words = attempt.split(" ", 3);
            String part = words.length > 1 ? "/" + words[1] : "";
            int before = log.refused(id).size();
            long uses = log.of(id).size();
            String answer = answer(visitor, words, root + "/task/" + task + part);
            assertThat(log.refused(id)).as(attempt).hasSize(before + 1);
            Use refused = log.refused(id).get(before).use();
            assertThat(refused.user()).isEqualTo(user);
            assertThat(refused.organisation()).isEqualTo(user.equals("kela") ? Organisation.KELA : null);
            assertThat(refused.recipient()).isEqualTo(user.equals("kela") ? "kela03" : user);
            assertThat(refused.grounds()).isEmpty();
            assertThat(refused.purpose()).isEqualTo("Yritys, joka torjuttiin");
            String named = part.replaceFirst("(?<=.)/.*", "").replace("/nothing", "");
            assertThat(refused.place()).isEqualTo("assessHealth, " + words[0] + " task" + named);
            assertThat(answer(visitor, words, root + "/task/" + none + part))
                    .as(attempt)
                    .isEqualTo(answer);
            assertThat(log.refused(id)).as("nothing there").hasSize(before + 1);
            assertThat(log.of(id)).as("nothing shown").hasSize((int) uses);
        });
        assertThat(log.verify().whole()).isTrue();
    }

    private static String answer(Visitor visitor, String[] words, String path) {
        HttpResponse<String> answer = words.length > 2
                ? visitor.json(words[0], path, words[2])
                : visitor.send(words[0], path, null, Map.of());
        assertThat(answer.statusCode()).isEqualTo(404);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    void anIdThatIsWrittenOtherwiseIsTheSameTask(String root) {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        String written = "%%%02x%s".formatted((int) task.charAt(0), task.substring(1));
        Visitor kela = Visitor.signedIn(port, "kela", "tasklist");
        for (String part : List.of("/form-variables", "/variables")) {
            int before = log.refused(id).size();
            assertThat(kela.get(root + "/task/" + written + part).statusCode()).isEqualTo(404);
            assertThat(log.refused(id)).as(part).hasSize(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    void whatIsClosedToEverybodyIsNoAttemptAtOthers(String root) {
        CaseId id = given.aCaseAt("assessHealth");
        String task = when.health.task("assessHealth").getId();
        Visitor health = Visitor.signedIn(port, "health", "tasklist");
        assertThat(health.get(root + "/task/" + task + "/variables").statusCode())
                .isEqualTo(404);
        assertThat(health.get(root + "/task/" + task + "/form-variables").statusCode())
                .isEqualTo(200);
        assertThat(log.refused(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "employment1, GET, ''",
        "employment1, GET, /consent",
        "employment1, GET, /uses",
        "employment1, POST, /consent-withdrawals",
        "employment1, POST, /review-requests",
        "employment1, POST, /municipality-changes",
        "employment1, POST, /kela-decisions",
        "employment1, POST, /kela-questions",
        "employment1, POST, /client-withdrawals",
        "employment, GET, /uses",
        "manager, GET, ''",
        "designer, GET, /consent",
        "referrer, GET, /uses"
    })
    void everyWayToACaseOfOthers(String user, String method, String part) {
        CaseId id = given.aCaseAt("assessHealth");
        Visitor visitor = Visitor.signedIn(port, user, null);
        String[] words = {method, part, "{"};
        String path = "/api/cases/";
        HttpResponse<String> none = ask(visitor, words, path + "TKP-1999-000001");
        assertThat(log.refused(id)).isEmpty();
        HttpResponse<String> answer = ask(visitor, words, path + id);
        assertThat(Visitor.unnumbered(answer)).isEqualTo(Visitor.unnumbered(none));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(log.refused(id)).singleElement().satisfies(row -> {
            assertThat(row.use().user()).isEqualTo(user);
            assertThat(row.use().channel()).isEqualTo(Use.Channel.API);
            assertThat(row.use().place()).isEqualTo(method + " /api/cases/{caseId}" + part);
        });
    }

    private static HttpResponse<String> ask(Visitor visitor, String[] words, String path) {
        return words[0].equals("GET")
                ? visitor.get(path + words[1])
                : visitor.json(words[0], path + words[1], words[2]);
    }

    @Test
    void whoeverSpeaksForKelaWithoutARightIsRefused() {
        CaseId id = given.aCaseAt("assessHealth");
        HttpResponse<String> answer =
                Visitor.signedIn(port, "health", null).json("POST", "/api/cases/" + id + "/kela-decisions", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(id.value());
        assertThat(log.refused(id))
                .singleElement()
                .satisfies(row -> assertThat(row.use().organisation()).isEqualTo(Organisation.HEALTH));
    }

    @Test
    void whatIsRefusedForAnotherReasonIsNoAttempt() {
        CaseId id = given.aReferral();
        Visitor employment = Visitor.signedIn(port, "employment", null);
        assertThat(employment.get("/api/cases/" + id + "/consent").statusCode())
                .as("not recorded yet")
                .isEqualTo(404);
        assertThat(employment
                        .json("POST", "/api/cases/" + id + "/consent-withdrawals", "{")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Visitor.nobody(port).get("/api/cases/" + id).statusCode()).isEqualTo(401);
        assertThat(log.refused(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    void aNoticeAboutACaseOfOthers(String root) {
        CaseId id = given.aClientIn(Area.PORI).aReferral();
        String form = root + "/process-definition/"
                + engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("notice")
                        .latestVersion()
                        .singleResult()
                        .getId()
                + "/submit-form";
        String notice = """
                {"variables": {"noticeCase": {"value": "%s"}, "notice": {"value": "CLIENT_WITHDREW"},
                    "endedOn": {"value": "%s"}, "endSummary": {"value": "Ei tarvetta."}}}
                """;
        Visitor kela = Visitor.signedIn(port, "kela", "tasklist");
        HttpResponse<String> answer =
                kela.json("POST", form, notice.formatted(id.value().toLowerCase(Locale.ROOT), when.today()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("asiaa ei löydy");
        assertThat(log.refused(id)).singleElement().satisfies(row -> {
            assertThat(row.use().user()).isEqualTo("kela");
            assertThat(row.use().recipient()).isEqualTo("kela03");
            assertThat(row.use().place()).isEqualTo("newNotice");
        });
        HttpResponse<String> none = kela.json("POST", form, notice.formatted("TKP-1999-000001", when.today()));
        assertThat(none.body()).isEqualTo(answer.body());
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(log.refused(id)).hasSize(1);
    }

    @Test
    void anAdministratorSeesWhoHasChangedAndWhoHasTried() throws IOException {
        String code = given.anIdentityCode();
        CaseId id = given.aCaseAt("assessHealth", with("personId", code));
        assertThat(Visitor.signedIn(port, "kela5", null).get("/api/cases/" + id).statusCode())
                .isEqualTo(404);
        Visitor admin = Visitor.signedIn(port, "admin", null);
        JsonNode byCase = json.readTree(admin.get("/api/cases/" + id + "/uses").body());
        JsonNode byCode = json.readTree(admin.json("POST", "/api/uses", "{\"personId\": \"" + code + "\"}")
                        .body())
                .path(0);
        for (JsonNode answer : List.of(byCase, byCode)) {
            assertThat(answer.path("uses").toString()).doesNotContain("REFUSED", "kela5");
            JsonNode first = answer.at("/changes/0");
            assertThat(first.path("user").asText()).isEqualTo("employment");
            assertThat(first.path("organisation").asText()).isEqualTo("Työvoimaviranomainen");
            assertThat(first.path("source").asText()).isEqualTo("newReferral");
            assertThat(first.path("categories").toString()).contains("\"IDENTITY\"");
            assertThat(first.path("at").asText()).isNotEmpty();
            assertThat(answer.path("changes").toString())
                    .contains("checkReferral")
                    .doesNotContain(code, "Mallikas");
            assertThat(answer.path("attempts")).hasSize(1);
            JsonNode attempt = answer.at("/attempts/0");
            assertThat(attempt.path("user").asText()).isEqualTo("kela5");
            assertThat(attempt.path("organisation").asText()).isEqualTo("Kela");
            assertThat(attempt.path("place").asText()).isEqualTo("GET /api/cases/{caseId}");
            assertThat(attempt.path("at").asText()).isNotEmpty();
        }
        assertThat(admin.send("GET", "/api/cases/" + id + "/uses", null, Map.of("Accept", "text/csv"))
                        .body())
                .as("what the client is answered")
                .doesNotContain("kela5", "torjuttiin", "newReferral");
    }
}
