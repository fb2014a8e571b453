package fi.tyokykypolku.rules;

import fi.tyokykypolku.forms.OptionLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        // Of the lists, which come with every drawing, the last that came are the ones.
        processes.sort(Comparator.comparing(
                        (ProcessDefinition each) -> deployed.getOrDefault(each.getDeploymentId(), new Date(0)))
                .thenComparing(ProcessDefinition::getVersion));
        for (ProcessDefinition process : processes) {
            List<Resource> together = repository.getDeploymentResources(process.getDeploymentId());
            Set<String> forms = DrawingRules.forms(repository.getBpmnModelInstance(process.getId()));
            for (Resource resource : together) {
                String file = ModelSet.file(resource.getName());
                if (resource.getName().equals(process.getResourceName())
                        || OptionLists.isDefinedIn(file)
                        || file.endsWith(".form") && forms.contains(ModelSet.name(file))) {
                    files.put(file, bytes(resource));
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

    static byte[] bytes(Resource resource) {
        return ((ResourceEntity) resource).getBytes();
    }
}
