package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every node of every model has been passed by some test of the run. Runs after all other classes and asks the engine's history;
 * run alone it fails, for then nothing has been passed.
 */
@ProcessTest
@Order(Integer.MAX_VALUE)
class ModelCoverageTest {
    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyNodeOfEveryModelHasBeenPassed() {
        Set<String> missed = new TreeSet<>();
        for (ProcessDefinition process : engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()) {
            Set<String> passed = passed(process.getKey());
            engine
                    .getRepositoryService()
                    .getBpmnModelInstance(process.getId())
                    .getModelElementsByType(FlowNode.class)
                    .stream()
                    .map(FlowNode::getId)
                    .filter(node -> !passed.contains(node))
                    .forEach(node -> missed.add(process.getKey() + "/" + node));
        }
        assertThat(missed).as("nodes no test of this run has passed").isEmpty();
    }

    // A multi-instance activity has a row for its body, too; a node that is only being waited at has no end.
    private Set<String> passed(String process) {
        return new TreeSet<>(jdbc.sql(
                        "select distinct ACT_ID_ from ACT_HI_ACTINST where PROC_DEF_KEY_ = ? and END_TIME_ is not null")
                .param(process)
                .query(String.class)
                .list());
    }
}
