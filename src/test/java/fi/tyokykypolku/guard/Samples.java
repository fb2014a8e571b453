package fi.tyokykypolku.guard;

import fi.tyokykypolku.casefile.CaseId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Something real for the variables of the endpoints' paths, so that there is something to get. */
final class Samples {
    private Samples() {}

    /** The address of an endpoint's path; what no sample stands for is called "none". */
    static String address(String pattern, Map<String, String> samples) {
        String path = pattern.replaceAll("/engine/\\{\\w+}", "/engine/default")
                .replaceAll("\\{(?:processEngineName|engineName|engine)}", "default")
                .replaceAll("/\\*\\*$", "/none");
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            path = path.replace(sample.getKey(), sample.getValue());
        }
        return path.replaceAll("\\{[^}]*}", "none");
    }

    /** By part of a path, for the paths that are open to more than administrators. */
    static Map<String, String> of(ProcessEngine engine, CaseId id, String task) {
        RepositoryService repository = engine.getRepositoryService();
        FilterService filters = engine.getFilterService();
        ProcessDefinition path = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("workability")
                .latestVersion()
                .singleResult();
        String deployment = path.getDeploymentId();
        String instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("/task/{id}", "/task/" + task);
        samples.put("/process-instance/{id}", "/process-instance/" + instance);
        samples.put("/process-definition/{id}", "/process-definition/" + path.getId());
        samples.put("/process-definition/key/{key}", "/process-definition/key/workability");
        samples.put(
                "/decision-definition/{id}",
                "/decision-definition/"
                        + repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey("kela")
                                .latestVersion()
                                .singleResult()
                                .getId());
        samples.put("/decision-definition/key/{key}", "/decision-definition/key/kela");
        samples.put(
                "/decision-requirements-definition/{id}",
                "/decision-requirements-definition/"
                        + repository
                                .createDecisionRequirementsDefinitionQuery()
                                .list()
                                .get(0)
                                .getId());
        samples.put("/deployment/{id}", "/deployment/" + deployment);
        samples.put(
                "{resourceId}",
                repository.getDeploymentResources(deployment).get(0).getId());
        samples.put(
                "/filter/{id}",
                "/filter/" + filters.createFilterQuery().list().get(0).getId());
        samples.put("/api/cases/{caseId}", "/api/cases/" + id);
        samples.put("{requiredMetricName}", "process.uptime");
        samples.put("/user/{id}", "/user/employment");
        samples.put("/static/{file}", "/static/app/plugin.js");
        return samples;
    }
}
