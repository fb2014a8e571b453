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
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;

/** The models that new cases are led by now: of every drawing and table the newest, and the forms that came with the drawings. */
public final class DeployedModels {
    private DeployedModels() {}

    /** Contents by file name without folders. */
    public static Map<String, byte[]> newest(RepositoryService repository) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Date> deployed = new HashMap<>();
        repository.createDeploymentQuery().list().forEach(each -> deployed.put(each.getId(), each.getDeploymentTime()));
        List<ProcessDefinition> processes = new ArrayList<>(
                repository.createProcessDefinitionQuery().latestVersion().list());
        // Of the lists, which come with every drawing, the last that came are the ones.
        processes.sort(Comparator.comparing(
                        (ProcessDefinition each) -> deployed.getOrDefault(each.getDeploymentId(), new Date(0)))
                .thenComparing(ProcessDefinition::getVersion));
        processes.forEach(process -> files.putAll(of(repository, process, true)));
        repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(decision -> files.putAll(of(repository, decision)));
        return files;
    }

    /** A drawing with its forms as they were deployed together, without the lists of options, which are everybody's. */
    public static Map<String, byte[]> of(RepositoryService repository, ProcessDefinition process) {
        return of(repository, process, false);
    }

    private static Map<String, byte[]> of(RepositoryService repository, ProcessDefinition process, boolean lists) {
        Map<String, byte[]> files = new TreeMap<>();
        Set<String> forms = DrawingRules.forms(repository.getBpmnModelInstance(process.getId()));
        for (Resource resource : repository.getDeploymentResources(process.getDeploymentId())) {
            String file = ModelSet.file(resource.getName());
            if (resource.getName().equals(process.getResourceName())
                    || lists && OptionLists.isDefinedIn(file)
                    || file.endsWith(".form") && forms.contains(ModelSet.name(file))) {
                files.put(file, bytes(resource));
            }
        }
        return files;
    }

    /** The lists of options that came with a drawing. */
    public static Map<String, byte[]> lists(RepositoryService repository, ProcessDefinition process) {
        return repository.getDeploymentResources(process.getDeploymentId()).stream()
                .filter(resource -> OptionLists.isDefinedIn(ModelSet.file(resource.getName())))
                .collect(Collectors.toMap(resource -> ModelSet.file(resource.getName()), DeployedModels::bytes));
    }

    /** The file of a table. */
    public static Map<String, byte[]> of(RepositoryService repository, DecisionDefinition decision) {
        return repository.getDeploymentResources(decision.getDeploymentId()).stream()
                .filter(resource -> resource.getName().equals(decision.getResourceName()))
                .collect(Collectors.toMap(resource -> ModelSet.file(resource.getName()), DeployedModels::bytes));
    }

    static byte[] bytes(Resource resource) {
        return ((ResourceEntity) resource).getBytes();
    }
}
