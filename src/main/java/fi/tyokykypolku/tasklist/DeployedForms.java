package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.stereotype.Component;

/** The forms a process was deployed with: a designer's new version counts for the cases started with it. */
@Component
class DeployedForms {
    private final Engine engine;
    private final Map<String, Map<String, FormSchema>> byDeployment = new ConcurrentHashMap<>();

    DeployedForms(Engine engine) {
        this.engine = engine;
    }

    /** @throws IllegalStateException when the process came without the form */
    FormSchema form(String processDefinitionId, String formId) {
        FormSchema form = all(processDefinitionId).get(formId);
        if (form == null) {
            throw new IllegalStateException("Form " + formId + " was not deployed with " + processDefinitionId);
        }
        return form;
    }

    /** Every form by id. */
    Map<String, FormSchema> all(String processDefinitionId) {
        String deployment = engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .getProcessDefinition(processDefinitionId)
                .getDeploymentId());
        // No computeIfAbsent: reading goes through the engine, which may come back here.
        Map<String, FormSchema> forms = byDeployment.get(deployment);
        if (forms == null) {
            forms = engine.asSystem(processEngine -> read(processEngine.getRepositoryService(), deployment));
            byDeployment.put(deployment, forms);
        }
        return forms;
    }

    private static Map<String, FormSchema> read(RepositoryService repository, String deployment) {
        Map<String, FormSchema> forms = new HashMap<>();
        for (Resource resource : repository.getDeploymentResources(deployment)) {
            if (resource.getName().endsWith(".form")) {
                try (InputStream text = repository.getResourceAsStreamById(deployment, resource.getId())) {
                    FormSchema form = FormSchema.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
                    forms.put(form.id(), form);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Map.copyOf(forms);
    }
}
