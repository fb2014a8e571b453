package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few simulated clients in Satakunta, where the tests follow the pilots' model: one project with Kela and one without. */
@ProcessTest
class CohortTest {
    private static final Map<String, Object> SMALL = Map.of(
            "size",
            8,
            "projects",
            "",
            "projects[0].county",
            "06",
            "projects[0].kela",
            true,
            "projects[0].population",
            100,
            "projects[0].municipalities",
            "609");

    private static final CohortParameters PARAMETERS = Parameters.with(SMALL);

    /** Everything of a case, the row that the others name last. */
    private static final List<String> TABLES = List.of(
            "tkp_kela_outcome",
            "tkp_misrouting",
            "tkp_fact",
            "tkp_explanation",
            "tkp_milestone",
            "tkp_party",
            "tkp_named_person",
            "tkp_grant",
            "tkp_clock",
            "tkp_client",
            "tkp_case");

    @Autowired
    Cohort cohort;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private final List<Walk> walks = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        remove();
        engine.getIdentityService()
                .createUserQuery()
                .userIdIn(engine.getIdentityService().createUserQuery().unlimitedList().stream()
                        .map(user -> user.getId())
                        .filter(user -> user.startsWith("sim"))
                        .toArray(String[]::new))
                .list()
                .forEach(user -> engine.getIdentityService().deleteUser(user.getId()));
        ClockUtil.reset();
    }

    private void remove() {
        for (Walk walk : walks) {
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(walk.id.value())
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> engine.getRuntimeService()
                            .deleteProcessInstance(instance.getId(), "end of the simulation", true, true));
            TABLES.forEach(table -> jdbc.sql("delete from " + table + " where case_id = ?")
                    .param(walk.id.value())
                    .update());
        }
        walks.clear();
    }

    private List<String> lead(boolean kela) {
        remove();
        CohortRun run = cohort.run(PARAMETERS, kela, day -> {});
        walks.addAll(run.walks());
        return run.walks().stream().map(this::story).toList();
    }

    /** What came of a client, without what every database numbers its own way. */
    private String story(Walk walk) {
        return Stream.of(
                        """
                        select element, organisation, worklist, sla, started_at, due_at, stopped_at, done from tkp_clock
                        where case_id = ? order by started_at, element, organisation
                        """,
                        "select decision, phase, outcome, decided_at from tkp_explanation where case_id = ? order by id",
                        "select outcome, age_group, with_kela, decided_at from tkp_kela_outcome where case_id = ? order by id")
                .map(sql -> jdbc.sql(sql)
                        .param(walk.id.value())
                        .query()
                        .listOfRows()
                        .toString())
                .collect(Collectors.joining(" ", walk.client.number() + " ", ""));
    }

    @Test
    void theSameSeedLeadsToTheSame() {
        List<String> once = lead(true);
        assertThat(lead(true)).isEqualTo(once);
        assertThat(once).hasSize(8).anyMatch(story -> story.contains("CASE_LEAD"));
    }

    @Test
    void withoutKelaTheSameClientsComeAndKelaHasNoPart() {
        List<String> stories = lead(false);
        assertThat(stories)
                .hasSize(8)
                .noneMatch(story -> story.contains("CASE_LEAD") || story.contains("assessBenefits"));
        assertThat(stories.get(0)).contains("planning");
    }

    @Test
    void whatTheEmploymentAuthorityPlansAloneIsConfirmedByTheDraftersColleague() {
        Map<String, Object> alone = new HashMap<>(SMALL);
        alone.put("size", 2);
        alone.put("consent", "");
        alone.put("consent.REFUSED", 1);
        Stream.of("GIVEN", "PARTIAL", "WITHDRAWN").forEach(consent -> alone.put("consent." + consent, 0));
        walks.addAll(cohort.run(Parameters.with(alone), true, day -> {}).walks());

        assertThat(walks)
                .anySatisfy(walk -> assertThat(workersOf(walk, "confirmPlan"))
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(workersOf(walk, "draftPlan")));
    }

    private Set<String> workersOf(Walk walk, String task) {
        return engine
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(walk.id.value())
                .taskDefinitionKey(task)
                .finished()
                .list()
                .stream()
                .map(HistoricTaskInstance::getAssignee)
                .collect(Collectors.toSet());
    }
}
