package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.access.Access;
import fi.tyokykypolku.directory.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The five views of every worklist in Tasklist. One set serves all, for each asks who is signed in. */
@Component
class Filters {
    private static final String OURS = "${currentUserGroups()}";
    private static final int REFRESH = 30;

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Access access;

    Filters(ProcessEngine engine, Access access) {
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
        this.authorizations = engine.getAuthorizationService();
        this.access = access;
    }

    @Order(2)
    @EventListener(PostDeployEvent.class)
    void setUp() {
        filter(
                1,
                "Meidän vapaat tehtävät",
                "Organisaation tehtävät, joita kukaan ei ole vielä ottanut",
                q -> q.taskCandidateGroupInExpression(OURS));
        filter(2, "Omat tehtävät", "Tehtävät, jotka ovat minulla", q -> q.taskAssigneeExpression("${currentUser()}"));
        filter(
                3,
                "Myöhässä",
                "Organisaation tehtävät, joiden määräaika on ylittynyt",
                q -> ours(q).dueBeforeExpression("${now()}"));
        filter(
                4,
                "Määräaika tällä viikolla",
                "Organisaation tehtävät, joiden määräaika päättyy seitsemän päivän kuluessa",
                q -> ours(q).dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(7)}"));
        filter(5, "Kaikki meidän tehtävät", "Organisaation kaikki avoimet tehtävät", Filters::ours);
    }

    private static TaskQuery ours(TaskQuery query) {
        return query.taskCandidateGroupInExpression(OURS).includeAssignedTasks();
    }

    private void filter(int place, String name, String description, UnaryOperator<TaskQuery> query) {
        // Somebody may have made another of the same name.
        Filter filter = filters.createFilterQuery().filterName(name).list().stream()
                .filter(this::isOurs)
                .findFirst()
                .orElseGet(() -> filters.newTaskFilter(name));
        filter.setQuery(query.apply(tasks.createTaskQuery().active()));
        filter.setProperties(properties(place, description));
        Filter saved = filters.saveFilter(filter);
        access.grant(Role.CASEWORKER.group(), Resources.FILTER, saved.getId(), Permissions.READ);
    }

    private boolean isOurs(Filter filter) {
        return authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(Role.CASEWORKER.group())
                        .resourceType(Resources.FILTER)
                        .resourceId(filter.getId())
                        .count()
                > 0;
    }

    private static Map<String, Object> properties(int place, String description) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", place);
        properties.put("refresh", true);
        properties.put("refreshPeriod", REFRESH);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                Cards.LABELS.entrySet().stream()
                        .map(entry -> Map.of("name", entry.getKey(), "label", entry.getValue()))
                        .toList());
        return properties;
    }
}
