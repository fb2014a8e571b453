package fi.tyokykypolku.guard;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.casework.When.Actor;
import fi.tyokykypolku.directory.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever a user tries with what is not theirs, it looks as if it did not exist, and nothing changes. */
@ProcessTest
@DisplayName("Yritys siihen, mikä ei ole oma")
class AttemptsTest extends Scenario {
    private static final String REST = "/engine-rest";
    private static final String WEB = "/camunda/api/engine/engine/default";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

    private static final String REFUSED =
            "404 {\"type\":\"NotFound\",\"message\":\"" + Denial.notThere() + "\",\"code\":null}";

    /** What is in braces is not the user's; after an arrow, the roles that may do it all the same. */
    private static final String ATTEMPTS = """
            GET /task/{task}
            GET /task/{task}/form
            GET /task/{task}/rendered-form
            GET /task/{task}/deployed-form
            GET /task/{task}/form-variables
            GET /task/{task}/identity-links
            GET /task/{task}/variables
            GET /task/{task}/variables/caseSummary
            GET /task/{task}/variables/caseSummary/data
            GET /task/{task}/localVariables
            GET /task/{task}/localVariables/caseSummary
            GET /task/{task}/comment
            GET /task/{task}/comment/{comment}
            GET /task/{task}/attachment
            GET /task/{task}/attachment/{attachment}
            GET /task/{task}/attachment/{attachment}/data
            PUT /task/{task} {"name":"x","description":"x"}
            DELETE /task/{task}
            POST /task/create {"name":"x"}
            POST /task/{task}/claim {"userId":"{me}"}
            POST /task/{task}/claim {"userId":"employment2"}
            POST /task/{task}/unclaim {}
            POST /task/{task}/assignee {"userId":"{me}"}
            POST /task/{task}/assignee {"userId":null}
            POST /task/{task}/delegate {"userId":"{me}"}
            POST /task/{task}/resolve {}
            POST /task/{task}/complete {}
            POST /task/{task}/complete {"variables":{"referralOutcome":{"value":"ACCEPTED"}},"withVariablesInReturn":true}
            POST /task/{task}/submit-form {}
            POST /task/{task}/submit-form {"variables":{"nonsense":{"value":17}}}
            POST /task/{task}/bpmnError {"errorCode":"x"}
            POST /task/{task}/bpmnEscalation {"escalationCode":"kelaApplicationSent"}
            POST /task/{task}/identity-links {"userId":"{me}","type":"candidate"}
            POST /task/{task}/identity-links {"groupId":"caseworker","type":"candidate"}
            POST /task/{task}/identity-links/delete {"groupId":"employment39","type":"candidate"}
            PUT /task/{task}/variables/track {"value":"TYM","type":"String"}
            POST /task/{task}/variables {"modifications":{"track":{"value":"TYM"}}}
            DELETE /task/{task}/variables/caseId
            PUT /task/{task}/localVariables/caseSummary {"value":"x","type":"String"}
            POST /task/{task}/localVariables {"modifications":{"caseSummary":{"value":"x"}}}
            DELETE /task/{task}/localVariables/caseSummary
            POST /task/{task}/comment/create {"message":"x"}
            PUT /task/{task}/comment {"id":"{comment}","message":"x"}
            DELETE /task/{task}/comment
            DELETE /task/{task}/comment/{comment}
            DELETE /task/{task}/attachment/{attachment}
            GET /task?taskId={task}
            GET /task/count?taskId={task}
            GET /task?processInstanceBusinessKey={case}
            GET /task/count?processInstanceBusinessKey={case}
            GET /task?taskVariables=caseId_eq_{case}
            GET /task/count?taskVariables=caseId_like_{case}
            GET /task?processVariables=caseId_eq_{case}
            GET /task/count?processVariables=caseId_eq_{case}
            GET /task?processInstanceBusinessKey={case}&processVariables=municipality_neq_999
            POST /task {"processInstanceBusinessKey":"{case}","sorting":[{"sortBy":"processVariable","sortOrder":"asc","parameters":{"variable":"municipality","type":"String"}}]}
            POST /task {"taskId":"{task}","sorting":[{"sortBy":"taskVariable","sortOrder":"asc","parameters":{"variable":"phone","type":"String"}}]}
            POST /task {"orQueries":[{"processInstanceBusinessKey":"{case}","taskId":"{task}"}]}
            POST /task/count {"taskVariables":[{"name":"caseId","operator":"eq","value":"{case}"}]}
            GET /task/report/candidate-group-count
            GET /process-instance/count -> manager
            GET /process-instance?businessKey={case} -> manager
            GET /process-instance?variables=caseId_eq_{case}
            GET /process-instance/count?variables=caseId_eq_{case}
            POST /process-instance {"variables":[{"name":"caseId","operator":"eq","value":"{case}"}]}
            POST /process-instance {"orQueries":[{"variables":[{"name":"caseId","operator":"eq","value":"{case}"}]}]}
            POST /process-instance/count {"businessKey":"{case}"} -> manager
            GET /process-instance/{instance} -> manager
            GET /process-instance/{instance}/activity-instances -> manager
            GET /process-instance/{instance}/variables
            GET /process-instance/{instance}/variables/caseId
            GET /process-instance/{instance}/comment
            PUT /process-instance/{instance}/variables/track {"value":"TYM","type":"String"}
            POST /process-instance/{instance}/variables {"modifications":{"track":{"value":"TYM"}}}
            DELETE /process-instance/{instance}/variables/track
            DELETE /process-instance/{instance}
            PUT /process-instance/{instance}/suspended {"suspended":true}
            PUT /process-instance/suspended {"suspended":true,"processInstanceIds":["{instance}"]}
            PUT /process-instance/suspended {"suspended":true,"processDefinitionKey":"{definitionKey}"}
            POST /process-instance/suspended-async {"suspended":true,"processInstanceIds":["{instance}"]}
            POST /process-instance/{instance}/modification {"instructions":[{"type":"cancel","activityId":"checkReferral"}]}
            POST /process-instance/{instance}/modification-async {"instructions":[{"type":"cancel","activityId":"checkReferral"}]}
            POST /process-instance/delete {"processInstanceIds":["{instance}"]}
            POST /process-instance/delete-historic-query-based {"historicProcessInstanceQuery":{"processInstanceId":"{instance}"}}
            POST /process-instance/job-retries {"retries":3,"processInstances":["{instance}"]}
            POST /process-instance/variables-async {"processInstanceIds":["{instance}"],"variables":{"track":{"value":"x"}}}
            POST /process-instance/message-async {"messageName":"clientWithdrew","processInstanceIds":["{instance}"]}
            GET /execution/count
            GET /execution?variables=lastName_eq_Mallikas
            GET /execution/count?processVariables=caseId_eq_{case}
            POST /execution {"variables":[{"name":"lastName","operator":"like","value":"M%"}]}
            POST /execution {"vari\\u0061bles":[{"name":"lastName","operator":"like","value":"M%"}]}
            GET /execution/{execution}
            GET /execution/{execution}/localVariables
            GET /execution/{execution}/localVariables/caseId
            PUT /execution/{execution}/localVariables/track {"value":"x","type":"String"}
            POST /execution/{execution}/localVariables {"modifications":{"track":{"value":"x"}}}
            DELETE /execution/{execution}/localVariables/track
            POST /execution/{execution}/signal {"variables":{}}
            GET /execution/{subscriber}/messageSubscriptions/clientWithdrew
            POST /execution/{subscriber}/messageSubscriptions/clientWithdrew/trigger {"variables":{}}
            POST /execution/{execution}/create-incident {"incidentType":"x","configuration":"x"}
            POST /message {"messageName":"clientWithdrew","businessKey":"{case}"}
            POST /message {"messageName":"clientWithdrew","businessKey":"{case}","all":true}
            POST /message {"messageName":"clientWithdrew","processInstanceId":"{instance}"}
            POST /message {"messageName":"clientWithdrew","correlationKeys":{"caseId":{"value":"{case}","type":"String"}}}
            POST /signal {"name":"x"}
            POST /signal {"name":"x","executionId":"{execution}"}
            POST /condition {"variables":{"x":{"value":"x"}},"businessKey":"{case}"}
            GET /variable-instance?processInstanceIdIn={instance}
            GET /variable-instance?taskIdIn={task}
            GET /variable-instance/count?taskIdIn={task}&variableName=caseId
            GET /variable-instance?variableValues=caseId_eq_{case}
            GET /variable-instance/{variable}
            GET /variable-instance/{variable}/data
            GET /event-subscription/count
            GET /job?processInstanceId={instance} -> manager
            GET /job/{job}
            GET /job/{job}/stacktrace
            POST /job/{job}/execute
            PUT /job/{job}/retries {"retries":0}
            PUT /job/{job}/duedate {"duedate":"2030-01-01T00:00:00.000+0000"}
            POST /job/{job}/duedate/recalculate
            PUT /job/{job}/suspended {"suspended":true}
            PUT /job/{job}/priority {"priority":3}
            DELETE /job/{job}
            PUT /job/suspended {"suspended":true,"processInstanceId":"{instance}"}
            POST /job/retries {"jobIds":["{job}"],"retries":0}
            GET /job-definition -> manager designer
            GET /job-definition/{jobDefinition} -> manager
            PUT /job-definition/{jobDefinition}/suspended {"suspended":true}
            PUT /job-definition/{jobDefinition}/retries {"retries":3}
            PUT /job-definition/{jobDefinition}/jobPriority {"priority":3}
            GET /incident?processInstanceId={instance} -> manager
            GET /incident/count?processInstanceId={instance} -> manager
            GET /incident/{incident}
            DELETE /incident/{incident}
            PUT /incident/{incident}/annotation {"annotation":"x"}
            GET /batch
            GET /batch/count
            GET /batch/statistics
            GET /external-task
            POST /external-task/fetchAndLock {"workerId":"x","maxTasks":1,"topics":[{"topicName":"x","lockDuration":1000}]}
            GET /external-task/topic-names
            POST /migration/generate {"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}"}
            POST /migration/execute {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[]},"processInstanceIds":["{instance}"]}
            POST /migration/executeAsync {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[]},"processInstanceIds":["{instance}"]}
            POST /modification/execute {"processDefinitionId":"{definition}","processInstanceIds":["{instance}"],"instructions":[{"type":"cancel","activityId":"checkReferral"}]}
            POST /modification/executeAsync {"processDefinitionId":"{definition}","processInstanceIds":["{instance}"],"instructions":[{"type":"cancel","activityId":"checkReferral"}]}
            GET /process-definition/{definition} -> manager designer
            GET /process-definition/{definition}/xml -> manager designer
            GET /process-definition/{definition}/statistics -> manager designer
            GET /process-definition/{definition}/startForm
            GET /process-definition/statistics -> manager designer
            GET /process-definition/key/{definitionKey} -> manager designer
            POST /process-definition/{definition}/start {"variables":{"caseId":{"value":"{case}"}}}
            POST /process-definition/{definition}/submit-form {"variables":{"caseId":{"value":"{case}"}}}
            POST /process-definition/key/{definitionKey}/start {"variables":{"caseId":{"value":"{case}"}}}
            POST /process-definition/key/workability/start {"variables":{"caseId":{"value":"{case}"}}}
            POST /process-definition/{definition}/restart {"processInstanceIds":["{instance}"],"instructions":[{"type":"startBeforeActivity","activityId":"checkReferral"}]}
            POST /process-definition/{definition}/restart-async {"processInstanceIds":["{instance}"],"instructions":[{"type":"startBeforeActivity","activityId":"checkReferral"}]}
            PUT /process-definition/{definition}/suspended {"suspended":true}
            PUT /process-definition/{definition}/history-time-to-live {"historyTimeToLive":1}
            DELETE /process-definition/{definition}?cascade=true
            DELETE /process-definition/key/{definitionKey}?cascade=true
            GET /deployment -> designer
            GET /deployment/{deployment} -> designer
            GET /deployment/{deployment}/resources -> designer
            DELETE /deployment/{deployment}?cascade=true
            POST /deployment/{deployment}/redeploy {}
            GET /deployment/registered
            POST /decision-definition/key/{decisionKey}/evaluate {"variables":{}} -> designer
            GET /decision-definition/key/{decisionKey}/xml -> manager designer
            PUT /decision-definition/key/{decisionKey}/history-time-to-live {"historyTimeToLive":1}
            GET /user?id={user}
            GET /user/count?id={user}
            GET /user?memberOfGroup={group}
            GET /user/{user}/profile
            PUT /user/{user}/profile {"id":"{user}","firstName":"x","lastName":"x"}
            PUT /user/{user}/credentials {"password":"x","authenticatedUserPassword":"demo"}
            DELETE /user/{user}
            POST /user/{user}/unlock
            POST /user/create {"profile":{"id":"intruder"},"credentials":{"password":"Long-enough-1"}}
            GET /group?id={group}
            GET /group/count?member={user}
            POST /group {"member":"{user}"}
            GET /group/{group}
            PUT /group/{group} {"id":"{group}","name":"x"}
            DELETE /group/{group}
            PUT /group/{group}/members/{me}
            DELETE /group/{group}/members/{user}
            POST /group/create {"id":"x","name":"x"}
            GET /tenant
            GET /identity/groups?userId={user}
            POST /identity/verify {"username":"{user}","password":"x"}
            GET /authorization
            GET /authorization/count
            GET /authorization/{authorization}
            PUT /authorization/{authorization} {"permissions":["ALL"],"userId":"{me}","resourceType":7,"resourceId":"*"}
            DELETE /authorization/{authorization}
            POST /authorization/create {"type":1,"permissions":["ALL"],"userId":"{me}","resourceType":7,"resourceId":"*"}
            GET /authorization/check?permissionName=READ&resourceName=Task&resourceType=7&resourceId={task}&userId={user}
            GET /filter?filterId={filter}
            GET /filter/{filter}
            GET /filter/{filter}/list
            GET /filter/{filter}/count
            GET /filter/{filter}/singleResult
            POST /filter/{filter}/list {}
            PUT /filter/{filter} {"resourceType":"Task","name":"x","query":{},"properties":{}}
            DELETE /filter/{filter}
            POST /filter/create {"resourceType":"Task","name":"x","query":{},"properties":{}}
            GET /history/activity-instance
            GET /history/activity-instance/count
            GET /history/batch
            GET /history/decision-instance
            GET /history/decision-instance/count
            GET /history/detail
            GET /history/detail/count
            GET /history/detail/{detail}
            GET /history/external-task-log
            GET /history/identity-link-log
            GET /history/identity-link-log/count
            GET /history/incident
            GET /history/incident/count
            GET /history/job-log
            GET /history/job-log/count
            GET /history/process-instance
            GET /history/process-instance/count
            GET /history/process-instance?processInstanceBusinessKey={case}
            GET /history/process-instance/{instance}
            DELETE /history/process-instance/{instance}
            DELETE /history/process-instance/{instance}/variable-instances
            POST /history/process-instance/delete {"historicProcessInstanceIds":["{instance}"]}
            POST /history/process-instance/set-removal-time {"absoluteRemovalTime":"2020-01-01T00:00:00.000+0000","historicProcessInstanceIds":["{instance}"]}
            GET /history/process-instance/report?reportType=duration&periodUnit=month
            GET /history/process-definition/{definition}/statistics
            GET /history/process-definition/cleanable-process-instance-report
            GET /history/task
            GET /history/task/count
            GET /history/task?taskId={task}
            GET /history/task/report?reportType=count&groupBy=taskName
            GET /history/user-operation
            GET /history/user-operation/count
            GET /history/variable-instance
            GET /history/variable-instance/count
            GET /history/variable-instance?variableName=caseId&variableValue={case}
            GET /history/variable-instance/{historicVariable}
            DELETE /history/variable-instance/{historicVariable}
            GET /history/cleanup/job
            GET /history/cleanup/jobs
            POST /history/cleanup
            GET /metrics
            GET /metrics/flow-node-instances/sum
            GET /telemetry/configuration
            GET /telemetry/data
            POST /telemetry/configuration {"enableTelemetry":true}
            """;

    private static final Set<String> ONE_OF_EACH_ROLE = Set.of("kela", "manager", "designer", "referrer");

    private final Map<String, String> theirs = new LinkedHashMap<>();
    private final Map<String, String> nobodys = new LinkedHashMap<>();
    private Filter filter;

    @LocalServerPort
    private int port;

    @BeforeEach
    void keepAFilter() {
        filter = engine.getFilterService().newTaskFilter("Ylläpidon oma");
        filter.setQuery(engine.getTaskService().createTaskQuery());
        engine.getFilterService().saveFilter(filter);
    }

    @AfterEach
    void dropTheFilter() {
        engine.getFilterService().deleteFilter(filter.getId());
    }

    static Stream<Arguments> attempts() {
        return Stream.of("employment", "employment1", "social", "health", "kela", "manager", "designer", "referrer")
                .flatMap(user -> roots(user).map(root -> arguments(user, root)));
    }

    private static Stream<String> roots(String user) {
        // Another system has no web application to sign in to.
        return user.equals("referrer") ? Stream.of(REST) : Stream.of(REST, WEB);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("attempts")
    @DisplayName("on kuin siihen, mitä ei ole, eikä mitään muutu")
    void looksAsIfItWereNotThere(String user, String root) {
        target(user);
        Visitor visitor = visitor(user);
        Map<String, Object> before = Written.in(jdbc);

        ATTEMPTS.lines().forEach(attempt -> {
            String answer = answer(visitor, root, attempt, user, theirs);
            if (attempt.replaceFirst(".* -> |.*", "").contains(role(user))) {
                assertThat(answer).as(attempt).startsWith("200 ");
            } else {
                assertThat(answer).as(attempt).isIn(REFUSED, "200 []", "200 {\"count\":0}");
                if (ONE_OF_EACH_ROLE.contains(user)) {
                    assertThat(answer(visitor, root, attempt, user, nobodys))
                            .as(attempt)
                            .isEqualTo(answer);
                }
            }
        });

        assertThat(Written.in(jdbc)).isEqualTo(before);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    @DisplayName("jää lokiin syineen, mutta vastaus ei kerro syytä eikä loki tunnusta")
    void tellsTheReasonToTheLogOnly(CapturedOutput log) {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        Visitor kela = visitor("kela");
        kela.get(REST + "/task/" + task + "/form");
        assertThat(log).contains("to kela: not theirs, or not there").doesNotContain(task);
        assertThat(visitor("admin").get(REST + "/task/none").body()).contains("No matching task");
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    @DisplayName("ei avaa kolmatta työjonoa sille, joka työskentelee kahdella")
    void twoWorklistsAndNoThird(String root) {
        given.aReferral();
        String first = when.employment.task("checkReferral").getId();
        given.usually("checkReferral", with("referralOutcome", "CONSULTATION", "consulted", "HEALTH"))
                .aCaseAt("answerConsultation");
        String second = when.health.task("answerConsultation").getId();
        given.aClientIn(Area.ESPOO).aReferral();
        String third = when.employment.task("checkReferral").getId();
        IdentityService identity = engine.getIdentityService();
        User both = identity.newUser("both");
        both.setPassword(Visitor.PASSWORD);
        identity.saveUser(both);
        Stream.of(Role.CASEWORKER.group(), "employment39", "health08")
                .forEach(group -> identity.createMembership(both.getId(), group));
        try {
            Visitor visitor = visitor(both.getId());
            assertThat(visitor.get(root + "/task").body())
                    .contains(first, second)
                    .doesNotContain(third);
            for (String own : List.of(first, second)) {
                assertThat(visitor.get(root + "/task/" + own + "/form-variables")
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(visitor.get(root + "/task/" + third + "/form-variables").body())
                    .isEqualTo(REFUSED.substring(4));
        } finally {
            identity.deleteUser(both.getId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    @DisplayName("ei ota tehtävää toisen käsistä eikä anna sitä työjonon ulkopuolelle")
    void aTaskStaysOnItsWorklist(String root) {
        given.aReferral();
        when.employment.claims("checkReferral");
        String path = root + "/task/" + when.employment.task("checkReferral").getId();
        Visitor colleague = visitor("employment2");

        assertThat(colleague
                        .json("POST", path + "/claim", "{\"userId\":\"employment2\"}")
                        .statusCode())
                .isEqualTo(409);
        String outsider = colleague
                .json("POST", path + "/assignee", "{\"userId\":\"kela\"}")
                .body();
        assertThat(outsider).contains("Käyttäjä ei kuulu työjonoon");
        assertThat(colleague
                        .json("POST", path + "/assignee", "{\"userId\":\"none\"}")
                        .body())
                .isEqualTo(outsider);
        then.employment.hasInTheHandsOf("checkReferral", "employment");

        assertThat(colleague
                        .json("POST", path + "/assignee", "{\"userId\":\"employment2\"}")
                        .statusCode())
                .isEqualTo(204);
        then.employment.hasInTheHandsOf("checkReferral", "employment2");
    }

    @Test
    @DisplayName("ei paljasta Cockpitissa asiakkaan tietoja")
    void managersSeeNoFacts() {
        String id =
                given.aCaseAt("draftPlan", with("lastName", "Paljastamaton")).value();
        Visitor manager = visitor("manager");
        String found = manager.json("POST", COCKPIT + "/process-instance", "{\"variables\":[]}")
                .body();
        assertThat(found).contains(id).doesNotContain("Paljastamaton");
        String byName = "{\"variables\":[{\"name\":\"lastName\",\"operator\":\"eq\",\"value\":\"Paljastamaton\"}]}";
        for (String path : List.of(COCKPIT + "/process-instance", WEB + "/execution", REST + "/execution/count")) {
            assertThat(manager.json("POST", path, byName).statusCode()).as(path).isEqualTo(404);
        }
        for (String user : List.of("employment", "kela")) {
            assertThat(visitor(user).get(COCKPIT + "/process-instance").statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("attempts")
    @DisplayName("viedä malli onnistuu vain suunnittelijalta")
    void onlyDesignersDeploy(String user, String root) {
        String model = """
                --x
                Content-Disposition: form-data; name="deployment-name"

                attempt
                --x
                Content-Disposition: form-data; name="data"; filename="attempt.dmn"

                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
                  <decision id="attempt" name="attempt"><variable id="v" name="attempt"/><literalExpression id="e"><text>1</text></literalExpression></decision>
                </definitions>
                --x--
                """.replace("\n", "\r\n");
        try {
            assertThat(visitor(user)
                            .send(
                                    "POST",
                                    root + "/deployment/create",
                                    model,
                                    Map.of("Content-Type", "multipart/form-data; boundary=x"))
                            .statusCode())
                    .isEqualTo(user.equals("designer") ? 200 : 404);
        } finally {
            engine.getRepositoryService()
                    .createDeploymentQuery()
                    .deploymentName("attempt")
                    .list()
                    .forEach(made -> engine.getRepositoryService().deleteDeployment(made.getId(), true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"employment1", "social", "health", "kela", "manager", "designer", "referrer"})
    @DisplayName("ei onnistu muiden järjestelmien rajapinnassa, oli pyyntö oikein tai väärin")
    void theRightComesBeforeTheBody(String user) {
        CaseId id = given.aReferral();
        Visitor visitor = visitor(user);
        Map<String, Object> before = Written.in(jdbc);
        String none = Visitor.unnumbered(visitor.get("/api/cases/TKP-1999-000001"));
        assertThat(none).contains("Asiaa ei löydy.");
        for (String path : List.of("", "/uses", "/uses?askedOn=never")) {
            assertThat(Visitor.unnumbered(visitor.get("/api/cases/" + id + path)))
                    .as(path)
                    .isEqualTo(none);
        }
        for (String kind : List.of(
                "consent-withdrawals",
                "review-requests",
                "municipality-changes",
                "kela-decisions",
                "kela-questions",
                "client-withdrawals")) {
            for (String body : List.of("{\"nonsense\":1}", "{", "")) {
                for (String each : List.of(id.value(), "TKP-1999-000001")) {
                    assertThat(Visitor.unnumbered(visitor.json("POST", "/api/cases/" + each + "/" + kind, body)))
                            .as(kind + body)
                            .isEqualTo(none);
                }
            }
        }
        if (Set.of("manager", "designer").contains(user)) {
            assertThat(visitor.json("POST", "/api/referrals", "{").statusCode()).isEqualTo(403);
        }
        assertThat(Written.in(jdbc)).isEqualTo(before);
    }

    /** A task in the hands of an employment authority; for its own caseworkers, one of the health services. */
    private void target(String user) {
        boolean colleague = user.equals("employment");
        if (colleague) {
            given.usually("checkReferral", with("referralOutcome", "CONSULTATION", "consulted", "HEALTH"));
        }
        String work = colleague ? "answerConsultation" : "checkReferral";
        Actor worklist = colleague ? when.health : when.employment;
        CaseId id = given.aCaseAt(work);
        worklist.claims(work);
        Task task = worklist.task(work);
        TaskService tasks = engine.getTaskService();
        RuntimeService runtime = engine.getRuntimeService();
        String instance = task.getProcessInstanceId();

        theirs.put("case", id.value());
        theirs.put("task", task.getId());
        theirs.put("instance", instance);
        theirs.put("execution", task.getExecutionId());
        theirs.put("definition", task.getProcessDefinitionId());
        theirs.put("definitionKey", "referral");
        theirs.put("decisionKey", "kela");
        theirs.put("user", "kela5");
        theirs.put("group", "kela05");
        theirs.put("comment", tasks.createComment(task.getId(), instance, "x").getId());
        theirs.put(
                "attachment",
                tasks.createAttachment("text", task.getId(), instance, "x", "x", new ByteArrayInputStream(new byte[1]))
                        .getId());
        theirs.put(
                "subscriber",
                runtime.createExecutionQuery()
                        .processInstanceBusinessKey(id.value())
                        .messageEventSubscriptionName("clientWithdrew")
                        .list()
                        .get(0)
                        .getId());
        theirs.put(
                "variable",
                runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .variableName("phase")
                        .list()
                        .get(0)
                        .getId());
        theirs.put(
                "incident",
                runtime.createIncident("x", task.getExecutionId(), "x").getId());
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list()
                .get(0);
        theirs.put("job", job.getId());
        theirs.put("jobDefinition", job.getJobDefinitionId());
        theirs.put(
                "deployment",
                engine.getRepositoryService()
                        .getProcessDefinition(task.getProcessDefinitionId())
                        .getDeploymentId());
        theirs.put(
                "authorization",
                engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .listPage(0, 1)
                        .get(0)
                        .getId());
        theirs.put(
                "historicVariable",
                engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list()
                        .get(0)
                        .getId());
        theirs.put(
                "detail",
                engine.getHistoryService()
                        .createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .list()
                        .get(0)
                        .getId());
        theirs.put("filter", filter.getId());
        theirs.forEach((name, value) -> nobodys.put(name, value.replaceAll("[0-9a-f]{8}-", "00000000-")));
        nobodys.putAll(Map.of(
                "case", "TKP-1999-000001",
                "definitionKey", "none",
                "decisionKey", "none",
                "user", "none",
                "group", "none",
                "definition", "none:1:00000000-0000-0000-0000-000000000000"));
    }

    private static String role(String user) {
        return Set.of("manager", "designer", "referrer").contains(user) ? user : Role.CASEWORKER.group();
    }

    private Visitor visitor(String user) {
        return Visitor.signedIn(
                port,
                user,
                switch (user) {
                    case "referrer" -> null;
                    case "manager", "designer", "admin" -> "cockpit";
                    default -> "tasklist";
                });
    }

    /** Status and body, with the ids that were asked for by their names. */
    private static String answer(Visitor visitor, String root, String attempt, String user, Map<String, String> ids) {
        String[] words = fill(attempt.replaceFirst(" -> .*", ""), user, ids).split(" ", 3);
        HttpResponse<String> answer = words.length > 2
                ? visitor.json(words[0], root + words[1], words[2])
                : visitor.send(words[0], root + words[1], null, Map.of());
        return answer.statusCode() + " " + answer.body();
    }

    private static String fill(String attempt, String user, Map<String, String> ids) {
        String filled = attempt.replace("{me}", user);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
