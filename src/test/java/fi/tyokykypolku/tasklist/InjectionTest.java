package fi.tyokykypolku.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.guard.Written;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no form would send is refused whole, by whichever way it comes. */
@ProcessTest
@DisplayName("Lomakkeen ohi ujutettu tieto")
class InjectionTest extends Scenario {
    private static final String REST = "/engine-rest";
    private static final String WEB = "/camunda/api/engine/engine/default";
    /** Flags that the forms at hand ask for themselves. */
    private static final Set<String> FIELDS = Set.of("referralOutcome", "consulted", "specialSupport", "municipality");

    private static final String MEGABYTE = "\"" + "a".repeat(1 << 20) + "\"";

    /** Values of any type the engine knows, none of which is one of a form's choices. */
    private static final List<String> NO_CHOICES = List.of(
            "{\"value\":null}",
            "{}",
            "{\"value\":true,\"type\":\"Boolean\"}",
            "{\"value\":17,\"type\":\"Integer\"}",
            "{\"value\":1e999,\"type\":\"Double\"}",
            "{\"value\":\"${execution.processInstanceId}\"}",
            "{\"value\":\"MAYBE\",\"type\":\"String\"}",
            "{\"value\":\"ACCEPTED\",\"type\":\"Nonsense\"}",
            "{\"value\":\"eilen\",\"type\":\"Date\"}",
            "{\"value\":[\"ACCEPTED\"]}",
            "{\"value\":\"[\\\"ACCEPTED\\\"]\",\"type\":\"Json\"}",
            "{\"value\":\"{\",\"type\":\"Json\"}",
            "{\"value\":\"<a/>\",\"type\":\"Xml\"}",
            "{\"value\":\"QUNDRVBURUQ=\",\"type\":\"Bytes\"}",
            "{\"value\":\"QUNDRVBURUQ=\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a\"}}",
            object("application/json", "{}"),
            object("application/x-java-serialized-object", "rO0ABXQACEFDQ0VQVEVE"),
            "{\"value\":" + MEGABYTE + "}");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    @DisplayName("ei mene läpi tehtävää päätettäessä")
    void whenCompleting(String root) {
        given.aReferral();
        when.employment.claims("checkReferral");
        String task = root + "/task/" + when.employment.task("checkReferral").getId();
        Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
        Map<String, String> right = Map.of("referralOutcome", "{\"value\":\"ACCEPTED\",\"type\":\"String\"}");
        Map<String, Object> before = Written.in(jdbc);

        for (String path : List.of(task + "/complete", task + "/submit-form")) {
            for (Map<String, String> variables : wrong(right, "referralOutcome", "planGoals", "endSummary")) {
                assertRefused(employment, path, variables);
            }
        }

        assertThat(Written.in(jdbc)).isEqualTo(before);
        then.employment.has("checkReferral");
        assertThat(send(employment, task + "/submit-form", right).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    @DisplayName("ei mene läpi lähetettä avattaessa")
    void whenStarting(String root) {
        Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
        String path = root + "/process-definition/"
                + engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("workability")
                        .latestVersion()
                        .singleResult()
                        .getId()
                + "/submit-form";
        Map<String, String> right = new LinkedHashMap<>();
        Map.of(
                        "personId", given.anIdentityCode(),
                        "firstNames", "Testi",
                        "lastName", "Mallikas",
                        "municipality", "837",
                        "preferredLanguage", "fi",
                        "entryType", "REFERRAL",
                        "referralSource", "EMPLOYMENT_SERVICES",
                        "receivedOn", "2026-11-02")
                .forEach((key, value) -> right.put(key, "{\"value\":\"" + value + "\"}"));
        Map<String, Object> before = Written.in(jdbc);

        for (Map<String, String> variables : wrong(right, "preferredLanguage", "planGoals", "consentGiven")) {
            assertRefused(employment, path, variables);
        }

        assertThat(Written.in(jdbc)).isEqualTo(before);
        HttpResponse<String> started = send(employment, path, right);
        assertThat(started.statusCode()).isEqualTo(200);
        engine.getRuntimeService()
                .deleteProcessInstance(started.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1"), "done");
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    @DisplayName("ei mene läpi omaankaan tehtävään muuta kautta kuin sen lomakkeella")
    void whenGoingRoundTheForm(String root) {
        given.aReferral();
        when.employment.claims("checkReferral");
        String task = root + "/task/" + when.employment.task("checkReferral").getId();
        Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
        String flags = "{\"kelaInvolved\":{\"value\":true,\"type\":\"Boolean\"}}";
        Map<String, Object> before = Written.in(jdbc);

        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("POST /bpmnError", "{\"errorCode\":\"x\",\"variables\":" + flags + "}");
        ways.put("POST /bpmnEscalation", "{\"escalationCode\":\"kelaApplicationSent\",\"variables\":" + flags + "}");
        ways.put("POST /resolve", "{\"variables\":" + flags + "}");
        ways.put("POST /delegate", "{\"userId\":\"employment2\"}");
        ways.put("POST /variables", "{\"modifications\":" + flags + "}");
        ways.put("POST /localVariables", "{\"modifications\":" + flags + "}");
        for (String scope : List.of("variables", "localVariables")) {
            ways.put("PUT /" + scope + "/kelaInvolved", "{\"value\":true,\"type\":\"Boolean\"}");
            ways.put("DELETE /" + scope + "/caseId", "");
        }
        ways.put("PUT ", "{\"name\":\"Mallikas\",\"description\":\"Mallikas\",\"due\":null}");
        ways.put("POST /comment/create", "{\"message\":\"Mallikas\"}");
        ways.put("POST /identity-links", "{\"groupId\":\"kela03\",\"type\":\"candidate\"}");
        ways.put("POST /identity-links/delete", "{\"groupId\":\"employment39\",\"type\":\"candidate\"}");
        ways.forEach((way, body) -> {
            String[] call = way.split(" ", 2);
            assertThat(employment.json(call[0], task + call[1], body).statusCode())
                    .as(way)
                    .isEqualTo(404);
        });
        for (String body : List.of("[]", "{\"userId\":{\"id\":\"employment\"}}", "{\"userId\":\"kela\"}")) {
            assertThat(employment.json("POST", task + "/assignee", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }

        assertThat(Written.in(jdbc)).isEqualTo(before);
    }

    /** A rightly filled form with one thing wrong, in every way there is. */
    private static List<Map<String, String>> wrong(Map<String, String> right, String choice, String... othersFields) {
        List<Map<String, String>> wrong = new ArrayList<>();
        NO_CHOICES.forEach(value -> wrong.add(and(right, choice, value)));
        Stream.concat(
                        Stream.of(othersFields),
                        Stream.concat(CaseVariables.all().keySet().stream(), CaseVariables.engineOwn().stream()))
                .filter(name -> !right.containsKey(name) && !FIELDS.contains(name))
                .forEach(name -> {
                    wrong.add(and(right, name, "{\"value\":true,\"type\":\"Boolean\"}"));
                    wrong.add(and(right, name, "{\"value\":\"TYM\"}"));
                });
        return wrong;
    }

    private static Map<String, String> and(Map<String, String> right, String name, String value) {
        Map<String, String> variables = new LinkedHashMap<>(right);
        variables.put(name, value);
        return variables;
    }

    private static void assertRefused(Visitor visitor, String path, Map<String, String> variables) {
        HttpResponse<String> answer = send(visitor, path, variables);
        assertThat(answer.statusCode())
                .as(path + variables.toString().replaceAll("a{99,}", "a…") + answer.body())
                .isEqualTo(400);
        assertThat(answer.body()).doesNotContain("org.camunda", "Caused by");
    }

    private static HttpResponse<String> send(Visitor visitor, String path, Map<String, String> variables) {
        List<String> members = new ArrayList<>();
        variables.forEach((name, value) -> members.add("\"" + name + "\":" + value));
        return visitor.json("POST", path, "{\"variables\":{" + String.join(",", members) + "}}");
    }

    private static String object(String format, String value) {
        return "{\"value\":\"" + value
                + "\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
                + "\"serializationDataFormat\":\"" + format + "\"}}";
    }
}
