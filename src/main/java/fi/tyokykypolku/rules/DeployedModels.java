package fi.tyokykypolku.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;

/** The models that new cases are led by now: of every drawing and table the newest, and the forms that came with the drawings. */
final class DeployedModels {
    private DeployedModels() {}

    /** Contents by file name without folders. */
    static Map<String, byte[]> newest(RepositoryService repository) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Date> deployed = new HashMap<>();
        repository.createDeploymentQuery().list().forEach(each -> deployed.put(each.getId(), each.getDeploymentTime()));
        List<ProcessDefinition> processes = new ArrayList<>(
                repository.createProcessDefinitionQuery().latestVersion().list());
        // Of a form that several drawings use, the last that came is the one.
        processes.sort(Comparator.comparing(each -> deployed.getOrDefault(each.getDeploymentId(), new Date(0))));
        for (ProcessDefinition process : processes) {
            for (Resource resource : repository.getDeploymentResources(process.getDeploymentId())) {
                if (resource.getName().endsWith(".form") || resource.getName().equals(process.getResourceName())) {
                    files.put(ModelSet.file(resource.getName()), bytes(resource));
                }
            }
        }
        for (DecisionDefinition decision :
                repository.createDecisionDefinitionQuery().latestVersion().list()) {
            repository.getDeploymentResources(decision.getDeploymentId()).stream()
                    .filter(resource -> resource.getName().equals(decision.getResourceName()))
                    .forEach(resource -> files.put(ModelSet.file(resource.getName()), bytes(resource)));
        }
        return files;
    }

    private static byte[] bytes(Resource resource) {
        return ((ResourceEntity) resource).getBytes();
    }
}
