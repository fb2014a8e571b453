package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockHistory;
import fi.tyokykypolku.delays.ClockTable;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case taken over to the next version of its models, as a designer does in Cockpit, goes on by the clocks it had. */
@ProcessTest
class MigrationTest extends Scenario {
    private static final String NEXT = "next version";

    @Autowired
    private ClockTable clocks;

    @Autowired
    private ClockHistory history;

    private void deployNext() {
        engine.getRepositoryService()
                .createDeployment()
                .name(NEXT)
                .addDeploymentResources(latest("workability").getDeploymentId())
                .deploy();
    }

    // After the last test only: with the deployment goes the history that the clocks are compared with.
    @AfterAll
    static void takeNextBack(@Autowired ProcessEngine engine) {
        RepositoryService repository = engine.getRepositoryService();
        repository
                .createDeploymentQuery()
                .deploymentName(NEXT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true, true, true));
    }

    private ProcessDefinition latest(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    /** Deploys the next version and brings the case's instances of these processes to it. */
    private void takeOver(CaseId id, String... processes) {
        List<ProcessDefinition> before = Stream.of(processes).map(this::latest).toList();
        deployNext();
        before.forEach(definition -> migrate(id, definition.getKey(), definition.getId()));
    }

    private void migrate(CaseId id, String process, String from) {
        var runtime = engine.getRuntimeService();
        runtime.newMigration(runtime.createMigrationPlan(from, latest(process).getId())
                        .mapEqualActivities()
                        .build())
                .processInstanceQuery(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.value())
                        .processDefinitionId(from))
                .execute();
    }

    @Test
    void clocksGoOnThroughAMigration() {
        given.usually("confirmPlan", with("kelaApplicationSent", "true"));
        CaseId id = given.aCaseAt("draftPlan");
        when.employment.claims("draftPlan");
        List<CaseClock> before = clocks.of(id);
        when.workingDaysPass(1);
        takeOver(id, "workability", "plan");
        assertThat(clocks.of(id)).isEqualTo(before).isEqualTo(history.of(id));

        when.theCaseReaches("confirmPlan");
        when.workingDaysPass(1);
        when.employment.completes("confirmPlan");
        assertThat(clocks.of(id))
                .isEqualTo(history.of(id))
                .filteredOn(clock ->
                        clock.element().equals("planning") || clock.element().equals("draftPlan"))
                .hasSize(2)
                .allSatisfy(clock -> assertThat(clock.done()).isTrue());
    }

    @Test
    void aTimerThatWasTakenOverFiresOnItsDay() {
        CaseId id = given.aCaseAt("draftPlan");
        when.workingDaysPass(5);
        takeOver(id, "workability", "plan");
        then.task("draftPlan").isDueOn(2027, 2, 2);
        CaseClock planning = clocks.of(id).stream()
                .filter(clock -> clock.element().equals("planning"))
                .findFirst()
                .orElseThrow();
        when.timeReaches(planning.dueAt().minusSeconds(1));
        then.openAre("draftPlan@employment39");
        when.timeReaches(planning.dueAt());
        then.openAre("draftPlan@employment39", "handleDelay@employment39lead");
    }

    @Test
    void limitsAreNotCountedAnew() {
        CaseId id = given.aCaseAt("draftPlan");
        String workability = latest("workability").getId();
        deployNext();
        var runtime = engine.getRuntimeService();
        var anew = runtime.newMigration(runtime.createMigrationPlan(
                                workability, latest("workability").getId())
                        .mapEqualActivities()
                        .updateEventTriggers()
                        .build())
                .processInstanceQuery(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.value())
                        .processDefinitionId(workability));
        assertThatThrownBy(anew::execute).hasMessageContaining("leave updateEventTriggers out");
    }
}
