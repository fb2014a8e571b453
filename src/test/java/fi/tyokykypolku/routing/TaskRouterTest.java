package fi.tyokykypolku.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task that nobody would see. */
@ProcessTest
class TaskRouterTest extends Scenario {
    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Test
    void aTaskWithoutARoutingRowFailsLoudlyAndIsNotMade() {
        String caseId = given.aReferral().value();
        String deployment = repository
                .createDeployment()
                .addModelInstance(
                        "unrouted.bpmn",
                        Bpmn.createExecutableProcess("unrouted")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("assessHoroscope")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("unrouted", caseId))
                    .hasStackTraceContaining("routing.dmn has no row for task assessHoroscope");
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey("unrouted")
                            .count())
                    .isZero();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }
}
