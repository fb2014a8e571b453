package fi.tyokykypolku.guard;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.ToldInFull;
import fi.tyokykypolku.casework.Traces;
import fi.tyokykypolku.casework.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing of a client is told beside the case file: not in the log, not in a metric, not in the name of a task. */
@ProcessTest
class LeakTest extends ToldInFull {
    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @Test
    void aWholeCaseLeavesNothingBehind() {
        String code = given.anIdentityCode();
        try (Traces.Log log = new Traces.Log()) {
            CaseId id = aCaseToldInFull(code);
            Visitor admin = Visitor.signedIn(port, "admin", null);
            assertThat(admin.get("/api/cases/" + id + "/uses").statusCode()).isEqualTo(200);
            assertThat(admin.json("POST", "/api/uses", "{\"personId\": \"" + code + "\"}")
                            .body())
                    .contains(id.value());
            assertThat(log.lines()).as("it is listened to").anyMatch(line -> line.contains("/api/cases/" + id));
            assertUntold(log.lines(), code);
        }
        List<String> names = names();
        assertThat(names).contains("Arvioi terveys ja toimintakyky");
        assertUntold(names, code);
        assertUntold(Traces.meters(meters), code);
    }

    @Test
    void whatIsRefusedIsNotToldEither() {
        String code = given.anIdentityCode();
        try (Traces.Log log = new Traces.Log()) {
            CaseId id = given.aReferral(with("personId", code, "lastName", LAST_NAME, "phone", PHONE));
            String task = when.employment.task("checkReferral").getId();
            Visitor referrer = Visitor.signedIn(port, "referrer", null);
            for (String body : List.of(
                    "{\"client\": {\"personId\": \"%s\", \"lastName\": %s}}".formatted(code, LAST_NAME),
                    "{\"client\": {\"personId\": \"%s\", \"%s\": 1}}".formatted(code, LAST_NAME),
                    "{\"client\": {\"personId\": [\"%s\"], \"municipality\": \"%s\"}}".formatted(code, MARK),
                    "{\"client\": \"%s %s\"}".formatted(code, LAST_NAME),
                    "{\"referralId\": \"%s\"}".formatted(code))) {
                assertThat(referrer.json("POST", "/api/referrals", body).statusCode())
                        .as(body)
                        .isEqualTo(400);
            }
            Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
            for (String root : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
                for (String variables : List.of(
                        "{\"%s\": {\"value\": \"%s\"}}".formatted(LAST_NAME, MARK),
                        "{\"referralOutcome\": {\"value\": \"%s %s\"}}".formatted(code, MARK),
                        "{\"referralOutcome\": {\"value\": {\"name\": \"%s\"}, \"type\": \"Json\"}}"
                                .formatted(LAST_NAME))) {
                    for (String way : List.of("submit-form", "complete")) {
                        assertThat(employment
                                        .json(
                                                "POST",
                                                root + "/task/" + task + "/" + way,
                                                "{\"variables\": " + variables + "}")
                                        .statusCode())
                                .as(way + " " + variables)
                                .isBetween(400, 499);
                    }
                }
                assertThat(employment
                                .json(
                                        "PUT",
                                        root + "/task/" + task + "/variables/lastName",
                                        "{\"value\": \"%s\"}".formatted(LAST_NAME))
                                .statusCode())
                        .isBetween(400, 499);
                assertThat(employment
                                .json(
                                        "POST",
                                        root + "/message",
                                        "{\"messageName\": \"clientWithdrew\", \"businessKey\": \"%s\"}"
                                                .formatted(LAST_NAME))
                                .statusCode())
                        .isBetween(400, 499);
            }
            for (String message : List.of("kela-decisions", "municipality-changes", "review-requests")) {
                assertThat(employment
                                .json(
                                        "POST",
                                        "/api/cases/" + id + "/" + message,
                                        "{\"messageId\": \"%s\", \"%s\": \"%s\"}".formatted(code, LAST_NAME, MARK))
                                .statusCode())
                        .isEqualTo(400);
            }
            assertThat(log.lines()).as("it is listened to").anyMatch(line -> line.contains("/api/referrals"));
            assertUntold(log.lines(), code);
        }
        assertUntold(Traces.meters(meters), code);
        assertThat(Traces.meters(meters)).anyMatch(tag -> tag.contains("/api/cases/{caseId}"));
    }

    @Test
    void theBrowserIsToldToKeepNoCopyOfWhatItFetches() {
        CaseId id = given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        Visitor employment = Visitor.signedIn(port, "employment", "tasklist");
        for (String path :
                List.of("/camunda/api/engine/engine/default/task/" + task + "/form-variables", "/api/cases/" + id)) {
            assertThat(employment.get(path).headers().allValues("Cache-Control"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .contains("no-store");
        }
    }

    /** What Cockpit and reports call things by. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        engine.getTaskService().createTaskQuery().unlimitedList().forEach(task -> names.addAll(texts(task)));
        engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .unlimitedList()
                .forEach(task -> names.addAll(Stream.of(task.getName(), task.getDescription(), task.getDeleteReason())
                        .filter(Objects::nonNull)
                        .toList()));
        engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .unlimitedList()
                .forEach(instance -> names.add(instance.getProcessDefinitionName() + " " + instance.getBusinessKey()));
        return names;
    }

    private static List<String> texts(Task task) {
        return Stream.of(task.getName(), task.getDescription())
                .filter(Objects::nonNull)
                .toList();
    }

    private static void assertUntold(List<String> lines, String code) {
        List<String> secrets = new ArrayList<>(secrets(code));
        secrets.addAll(CODES);
        assertThat(lines)
                .noneMatch(line -> secrets.stream()
                        .anyMatch(secret -> line.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT))));
    }
}
