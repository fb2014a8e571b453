package fi.tyokykypolku.guard;

import static fi.tyokykypolku.guard.Marker.TOUCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.access.Access;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-109432: nobody makes the engine evaluate what they bring along, on either root, at any depth, now or later. */
@ProcessTest
@DisplayName("Lausekkeet kyselyissä")
class ExpressionsTest {
    private static final List<String> ROOTS =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    private static final List<String> QUERIES = List.of(
            "POST /task",
            "POST /task/count",
            "POST /filter/create",
            "PUT /filter/{filter}",
            "POST /filter/{filter}/list",
            "POST /filter/{filter}/singleResult",
            "POST /filter/{filter}/count",
            "POST /process-instance",
            "POST /process-instance/count",
            "POST /process-instance/delete",
            "POST /process-instance/suspended",
            "POST /execution",
            "POST /execution/count",
            "POST /variable-instance",
            "POST /variable-instance/count",
            "POST /job",
            "POST /job/count",
            "POST /job/retries",
            "POST /external-task",
            "POST /external-task/count",
            "POST /history/task",
            "POST /history/task/count",
            "POST /history/process-instance",
            "POST /history/process-instance/count",
            "POST /history/activity-instance",
            "POST /history/variable-instance",
            "POST /history/detail",
            "POST /history/job-log",
            "POST /migration/execute",
            "POST /modification/execute");

    private static final Pattern BEAN = Pattern.compile("(?:[#$]\\{!?|delegateExpression=\"[#$]\\{)(\\w+)(?:\\.|}\")");

    private final Access access;
    private final Marker marker;
    private final ProcessEngine engine;
    private final int port;
    private final List<Filter> saved = new ArrayList<>();
    private int touchesBefore;

    ExpressionsTest(
            @Autowired Access access,
            @Autowired Marker marker,
            @Autowired ProcessEngine engine,
            @LocalServerPort int port) {
        this.access = access;
        this.marker = marker;
        this.engine = engine;
        this.port = port;
    }

    @BeforeEach
    void count() {
        touchesBefore = marker.touches();
    }

    @AfterEach
    void nothingWasTouched() {
        saved.forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
        assertThat(marker.touches()).isEqualTo(touchesBefore);
    }

    @Test
    @DisplayName("eivät kulje minkään rajapinnan kautta millään syvyydellä")
    void refusedEverywhere() {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        String filter = save(query -> query.taskUnassigned()).getId();
        for (String root : ROOTS) {
            for (String query : QUERIES) {
                String[] call = query.split(" ");
                for (String body : bodies(call[1])) {
                    assertRefused(
                            caseworker.json(call[0], root + call[1].replace("{filter}", filter), body),
                            query + " " + body);
                }
            }
        }
    }

    @Test
    @DisplayName("eivät kulje osoitteessa")
    void refusedInAddresses() {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        for (String root : ROOTS) {
            for (String path : List.of("/task", "/task/count", "/process-instance", "/history/task")) {
                for (String key : List.of("assigneeExpression", "assignee%45xpression")) {
                    String address = root + path + "?" + key + "=%24%7Bmarker.touch()%7D";
                    assertRefused(caseworker.get(address), address);
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName("eivät kulje naamioituina")
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"assignee\\u0045xpression\":\"${marker.touch()}\"}]}",
                "{\"orQueries\":[],\"orQueries\":[{\"assigneeExpression\":\"${marker.touch()}\"}]}",
                "{\"orQueries\":[{\"assigneeExpression\":\"x\",\"assigneeExpression\":\"${marker.touch()}\"}]}",
                "{} {\"orQueries\":[{\"assigneeExpression\":\"${marker.touch()}\"}]}",
                "/* */ {\"orQueries\":[{\"assigneeExpression\":\"${marker.touch()}\"}]}",
                "{'orQueries':[{'assigneeExpression':'${marker.touch()}'}]}",
                "{\"orQueries\":[{\"assigneeExpression\":{\"a\":\"${marker.touch()}\"}}]}"
            })
    void refusedInDisguise(String body) {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        for (String root : ROOTS) {
            assertRefused(caseworker.json("POST", root + "/task", body), body);
        }
    }

    @Test
    @DisplayName("eivät kulje ilman sisältötyyppiä eivätkä liian pitkinä")
    void refusedWithoutTypeOrTooLong() {
        Visitor caseworker = Visitor.signedIn(port, "employment", null);
        String bad = "{\"orQueries\":[{\"assigneeExpression\":\"" + TOUCH + "\"}]}";
        assertThat(caseworker.send("POST", "/engine-rest/task", bad, Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(caseworker
                        .json("POST", "/engine-rest/task", " ".repeat(2_200_000) + bad)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @DisplayName("eivät toimi tallennetussa suodattimessa, olipa sen tallentanut kuka tahansa")
    void refusedInStoredFilter() {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        List<Filter> filters = List.of(
                save(query -> query.taskAssigneeExpression(TOUCH)),
                save(query -> query.or()
                        .taskAssigneeExpression(TOUCH)
                        .taskUnassigned()
                        .endOr()),
                save(query -> query.taskAssigneeExpression("${currentUser().getClass().getName()}")),
                save(query -> query.dueAfterExpression("${dateTime().getClass().forName('x')}")));
        for (String root : ROOTS) {
            for (Filter filter : filters) {
                for (String what : List.of("list", "count")) {
                    String path = root + "/filter/" + filter.getId() + "/" + what;
                    assertRefused(caseworker.get(path), path);
                    assertRefused(caseworker.json("POST", path, "{}"), path);
                }
            }
        }
    }

    @Test
    @DisplayName("eivät toimi edes koneen sisältä kysyttäessä")
    void refusedInside() {
        TaskQuery query = engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(TOUCH)
                .endOr();
        assertThatThrownBy(query::list).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("sallitut neljä toimivat suodattimessa, jonka ylläpito on tallentanut")
    void administratorsSaveTheAllowed() {
        Visitor admin = Visitor.signedIn(port, "admin", "tasklist");
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        for (String expression : List.of(
                "${currentUser()}",
                "#{ currentUser() }",
                "${currentUserGroups()}",
                "${now()}",
                "${dateTime().plusDays(7)}")) {
            assertThat(Expressions.allowedInQueries(expression)).isTrue();
        }
        String body = filter("{\"assigneeExpression\":\"${currentUser()}\"}");
        assertThat(caseworker.json("POST", "/engine-rest/filter/create", body).statusCode())
                .isEqualTo(404);
        HttpResponse<String> created = admin.json("POST", "/camunda/api/engine/engine/default/filter/create", body);
        assertThat(created.statusCode()).isEqualTo(200);
        String id = created.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        try {
            assertThat(admin.json("PUT", "/engine-rest/filter/" + id, body).statusCode())
                    .isEqualTo(204);
            assertThat(admin.get("/engine-rest/filter/" + id + "/list").statusCode())
                    .isEqualTo(200);
            assertRefused(
                    admin.json(
                            "PUT", "/engine-rest/filter/" + id, filter("{\"assigneeExpression\":\"" + TOUCH + "\"}")),
                    "PUT");
            assertRefused(
                    admin.json(
                            "PUT",
                            "/engine-rest/filter/" + id,
                            filter("{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}")),
                    "PUT");
        } finally {
            engine.getFilterService().deleteFilter(id);
        }
    }

    @Test
    @DisplayName("omat viisi suodatinta toimivat")
    void ourOwnFiltersWork() {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        List<Filter> ours = engine.getFilterService().createFilterQuery().list();
        assertThat(ours).hasSizeGreaterThanOrEqualTo(5);
        for (Filter filter : ours) {
            String path = "/camunda/api/engine/engine/default/filter/" + filter.getId();
            assertThat(caseworker
                            .json(
                                    "POST",
                                    path + "/list",
                                    "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}")
                            .statusCode())
                    .as(filter.getName())
                    .isEqualTo(200);
            assertThat(caseworker.get(path + "/count").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("mallit tavoittavat vain pavut, jotka ne nimeävät")
    void modelsReachWhatTheyName() throws IOException {
        Expressions expressions = (Expressions)
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getExpressionManager();
        Set<String> named = new TreeSet<>();
        try (DirectoryStream<Path> models = Files.newDirectoryStream(Path.of("bpmn"), "*.bpmn")) {
            for (Path model : models) {
                BEAN.matcher(Files.readString(model)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        named.removeAll(Set.of("execution", "true", "false"));
        assertThat(expressions.names()).containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<String> bodies(String path) {
        List<String> bodies = new ArrayList<>();
        for (String key : List.of("assigneeExpression", "dueBeforeExpression", "candidateGroupInExpression")) {
            String array = "{\"" + key + "\":\"" + TOUCH + "\"}";
            String plain = array;
            bodies.add(array);
            for (int depth = 1; depth <= 3; depth++) {
                array = "{\"orQueries\":[{\"unassigned\":true}," + array + "]}";
                plain = "{\"orQueries\":" + plain + "}";
                bodies.add(array);
                bodies.add(plain);
            }
        }
        return path.matches("/filter/(create|\\{filter})")
                ? bodies.stream().map(ExpressionsTest::filter).toList()
                : bodies;
    }

    private static String filter(String query) {
        return "{\"resourceType\":\"Task\",\"name\":\"Koe\",\"query\":" + query + ",\"properties\":{}}";
    }

    private Filter save(UnaryOperator<TaskQuery> query) {
        Filter filter = engine.getFilterService().newTaskFilter("Koe " + saved.size());
        filter.setQuery(query.apply(engine.getTaskService().createTaskQuery()));
        Filter stored = engine.getFilterService().saveFilter(filter);
        saved.add(stored);
        access.grant(Role.CASEWORKER.group(), Resources.FILTER, stored.getId(), Permissions.READ);
        return stored;
    }

    private static void assertRefused(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .as(what)
                .contains(Denial.notAllowed())
                .doesNotContain("marker", "Query", "${", "org.camunda");
    }
}
