package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.OptionLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.stereotype.Component;

/**
 * The forms a process was deployed with, with the option lists of the same deployment: a designer's new version counts for the cases
 * started with it.
 */
@Component
class DeployedForms {
    private static final String SUFFIX = ".form";

    private final Engine engine;
    private final Directory directory;
    private final Map<String, Deployed> byDeployment = new ConcurrentHashMap<>();
    // A version of a process stays with its deployment.
    private final Map<String, Deployed> byProcess = new ConcurrentHashMap<>();

    DeployedForms(Engine engine, Directory directory) {
        this.engine = engine;
        this.directory = directory;
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
        return deployed(processDefinitionId).forms();
    }

    /** A form as the engine stores it, with the options that its process was deployed with. */
    FormSchema read(String processDefinitionId, InputStream form) {
        return FormSchema.parse(text(form), deployed(processDefinitionId).lists());
    }

    private Deployed deployed(String processDefinitionId) {
        Deployed known = byProcess.get(processDefinitionId);
        if (known == null || !known.since().equals(directory.since())) {
            known = find(processDefinitionId);
            byProcess.put(processDefinitionId, known);
        }
        return known;
    }

    private Deployed find(String processDefinitionId) {
        String deployment = engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .getProcessDefinition(processDefinitionId)
                .getDeploymentId());
        // No computeIfAbsent: reading goes through the engine, which may come back here.
        Deployed deployed = byDeployment.get(deployment);
        if (deployed == null || !deployed.since().equals(directory.since())) {
            deployed = Deployed.of(
                    engine.asSystem(processEngine -> texts(processEngine.getRepositoryService(), deployment)),
                    directory);
            byDeployment.put(deployment, deployed);
        }
        return deployed;
    }

    private static Map<String, String> texts(RepositoryService repository, String deployment) {
        Map<String, String> texts = new HashMap<>();
        for (Resource resource : repository.getDeploymentResources(deployment)) {
            if (isForm(resource.getName())) {
                texts.put(resource.getName(), text(repository.getResourceAsStreamById(deployment, resource.getId())));
            }
        }
        return texts;
    }

    private static String text(InputStream form) {
        try (form) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isForm(String file) {
        return file.endsWith(SUFFIX);
    }

    /**
     * What was deployed together.
     *
     * @param forms by id, their lists filled in
     * @param since the day since which the directory's lists are as they are here
     */
    record Deployed(Map<String, FormSchema> forms, OptionLists lists, Optional<LocalDate> since) {
        /**
         * Reads the forms of one deployment.
         *
         * @param texts by file name; one of them may define lists for the others
         * @throws IllegalArgumentException naming what is wrong in each form
         */
        static Deployed of(Map<String, String> texts, Directory directory) {
            // Read first: at midnight the lists may be newer, never older.
            Optional<LocalDate> since = directory.since();
            OptionLists lists = new OptionLists(directory.lists());
            for (Map.Entry<String, String> text : texts.entrySet()) {
                if (OptionLists.isDefinedIn(text.getKey())) {
                    lists = lists.with(text.getValue());
                }
            }
            Map<String, FormSchema> forms = new HashMap<>();
            List<String> faults = new ArrayList<>();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                try {
                    if (!OptionLists.isDefinedIn(text.getKey())) {
                        FormSchema form = FormSchema.parse(text.getValue(), lists);
                        forms.put(form.id(), form);
                    }
                } catch (IllegalArgumentException e) {
                    faults.add(e.getMessage());
                }
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            return new Deployed(Map.copyOf(forms), lists, since);
        }
    }
}
