package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.OptionLists;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.ModelTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
    private final ModelTexts modelTexts;
    private final Map<Kept, Deployed> byDeployment = new ConcurrentHashMap<>();
    // A version of a process stays with its deployment.
    private final Map<Kept, Deployed> byProcess = new ConcurrentHashMap<>();

    DeployedForms(Engine engine, Directory directory, ModelTexts modelTexts) {
        this.engine = engine;
        this.directory = directory;
        this.modelTexts = modelTexts;
    }

    /** What is kept of a deployment or process: its forms in one language. */
    private record Kept(String id, Locale language) {}

    /** @throws IllegalStateException when the process came without the form */
    FormSchema form(String processDefinitionId, String formId) {
        FormSchema form = all(processDefinitionId).get(formId);
        if (form == null) {
            throw new IllegalStateException("Form " + formId + " was not deployed with " + processDefinitionId);
        }
        return form;
    }

    /** Every form by id, in the language of whoever asks. */
    Map<String, FormSchema> all(String processDefinitionId) {
        return deployed(processDefinitionId).forms();
    }

    /** A form as the engine stores it, with the options that its process was deployed with. */
    FormSchema read(String processDefinitionId, InputStream form) {
        return FormSchema.parse(text(form), deployed(processDefinitionId).lists())
                .in(modelTexts.in(Language.ofReader()));
    }

    private Deployed deployed(String processDefinitionId) {
        Kept process = new Kept(processDefinitionId, Language.ofReader());
        Deployed known = byProcess.get(process);
        if (known == null || !known.since().equals(directory.since())) {
            known = find(process);
            byProcess.put(process, known);
        }
        return known;
    }

    private Deployed find(Kept process) {
        String deployment = engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .getProcessDefinition(process.id())
                .getDeploymentId());
        Kept wanted = new Kept(deployment, process.language());
        // No computeIfAbsent: reading goes through the engine, which may come back here.
        Deployed deployed = byDeployment.get(wanted);
        if (deployed == null || !deployed.since().equals(directory.since())) {
            deployed = Deployed.of(
                            engine.asSystem(processEngine -> texts(processEngine.getRepositoryService(), deployment)),
                            directory,
                            process.language())
                    .in(modelTexts.in(process.language()));
            byDeployment.put(wanted, deployed);
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
         * @param language of the directory's lists
         * @throws IllegalArgumentException naming what is wrong in each form
         */
        static Deployed of(Map<String, String> texts, Directory directory, Locale language) {
            // Read first: at midnight the lists may be newer, never older.
            Optional<LocalDate> since = directory.since();
            OptionLists lists = new OptionLists(directory.lists(language));
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

        /** The same with the texts of the forms in another language. */
        Deployed in(UnaryOperator<String> translation) {
            Map<String, FormSchema> translated = new HashMap<>();
            forms.forEach((id, form) -> translated.put(id, form.in(translation)));
            return new Deployed(Map.copyOf(translated), lists, since);
        }
    }
}
