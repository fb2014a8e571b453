package fi.tyokykypolku.models;

import fi.tyokykypolku.models.ModelLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.dto.repository.DecisionDefinitionDto;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentWithDefinitionsDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionDto;
import org.springframework.stereotype.Component;

/** Says of a deployment what counts from now on, and for whom. */
@Component
class Tellings {
    private final Versions versions;
    private final ModelLog log;
    private final RepositoryService repository;

    Tellings(Versions versions, ModelLog log, RepositoryService repository) {
        this.versions = versions;
        this.log = log;
        this.repository = repository;
    }

    Told of(DeploymentWithDefinitionsDto deployment) {
        Map<String, ProcessDefinitionDto> processes =
                Objects.requireNonNullElse(deployment.getDeployedProcessDefinitions(), Map.of());
        Map<String, DecisionDefinitionDto> tables =
                Objects.requireNonNullElse(deployment.getDeployedDecisionDefinitions(), Map.of());
        List<String> told = new ArrayList<>();
        Map<String, Long> running = versions.running();
        processes
                .values()
                .forEach(process -> told.add(Words.say(
                        "process",
                        named(process.getName(), process.getKey()),
                        String.valueOf(process.getVersion()),
                        before(process, running))));
        tables.values()
                .forEach(table -> told.add(Words.say(
                        "table", named(table.getName(), table.getKey()), String.valueOf(table.getVersion()))));
        List<String> added = new ArrayList<>();
        if (told.isEmpty()) {
            told.add(Words.say("nothing"));
        } else {
            log.of(deployment.getId())
                    .map(Entry::difference)
                    .ifPresent(difference -> difference.path("added").forEach(name -> added.add(name.asText())));
        }
        if (!added.isEmpty()) {
            told.add(Words.say("added", String.join(", ", added)));
        }
        return new Told(deployment, added, told);
    }

    private static String named(String name, String key) {
        return name == null ? key : name;
    }

    private long before(ProcessDefinitionDto process, Map<String, Long> running) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process.getKey()).list().stream()
                .filter(each -> each.getVersion() < process.getVersion())
                .map(ProcessDefinition::getId)
                .mapToLong(id -> running.getOrDefault(id, 0L))
                .sum();
    }

    /** The engine's answer to a deployment, and in words what it changes. */
    public static final class Told extends DeploymentWithDefinitionsDto {
        private final List<String> added;
        private final List<String> told;

        Told(DeploymentWithDefinitionsDto of, List<String> added, List<String> told) {
            id = of.getId();
            name = of.getName();
            source = of.getSource();
            deploymentTime = of.getDeploymentTime();
            tenantId = of.getTenantId();
            links = of.getLinks();
            deployedProcessDefinitions = of.getDeployedProcessDefinitions();
            deployedCaseDefinitions = of.getDeployedCaseDefinitions();
            deployedDecisionDefinitions = of.getDeployedDecisionDefinitions();
            deployedDecisionRequirementsDefinitions = of.getDeployedDecisionRequirementsDefinitions();
            this.added = List.copyOf(added);
            this.told = List.copyOf(told);
        }

        /** Names of files that were not sent and belong to what was. */
        public List<String> getAdded() {
            return added;
        }

        /** What counts from now on and for whom, a sentence each. */
        public List<String> getTold() {
            return told;
        }
    }
}
