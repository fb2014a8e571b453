package fi.tyokykypolku.simulation;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.OptionLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Caseworkers at work: they sign in, start processes, take tasks and fill in forms, through the same door as everyone. */
@Component
@Profile("demo")
public class Caseworkers {
    private final ProcessEngine engine;
    private final CaseFile caseFile;
    private final UnaryOperator<String> read;
    private final OptionLists lists;
    private final Map<String, FormSchema> forms = new HashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();

    @Autowired
    Caseworkers(ProcessEngine engine, CaseFile caseFile, Directory directory) {
        this(engine, caseFile, directory, Caseworkers::shipped);
    }

    /** @param read texts of the forms they fill in, by name; {@code lists} among them */
    public Caseworkers(ProcessEngine engine, CaseFile caseFile, Directory directory, UnaryOperator<String> read) {
        this.engine = engine;
        this.caseFile = caseFile;
        this.read = read;
        this.lists = new OptionLists(directory.lists()).with(read.apply("lists"));
    }

    /** Works as a user from now on. */
    public void signIn(String user) {
        // Nobody may look up another's groups while signed in as someone.
        signOut();
        engine.getIdentityService().setAuthentication(user, groups.computeIfAbsent(user, this::groups));
    }

    private List<String> groups(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** Works as nobody in particular. */
    public void signOut() {
        engine.getIdentityService().clearAuthentication();
    }

    /**
     * Sends a start form.
     *
     * @throws fi.tyokykypolku.forms.InvalidForm when the form is not filled as it should be
     */
    public ProcessInstance start(String user, String process, Map<String, Object> values) {
        signIn(user);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return engine.getFormService().submitStartForm(definition, values);
    }

    /** Takes a task that nobody has. */
    public void take(String user, Task task) {
        signIn(user);
        engine.getTaskService().claim(task.getId(), user);
    }

    /**
     * Completes a task with its form; what is not answered but must be is filled in.
     *
     * @param organisation does the task
     */
    public void complete(String user, Task task, Organisation organisation, Map<String, Object> answers) {
        signIn(user);
        engine.getFormService().submitTaskForm(task.getId(), fill(task.getTaskDefinitionKey(), organisation, answers));
    }

    private Map<String, Object> fill(String name, Organisation organisation, Map<String, Object> answers) {
        Map<String, Object> values = new HashMap<>(answers);
        FormSchema form = form(name, organisation);
        form.fields().values().forEach(field -> byDefault(field, values));
        values.keySet().retainAll(form.fields().keySet());
        return values;
    }

    /** Whether a task's form takes a field from an organisation. */
    boolean takes(String task, Organisation organisation, String key) {
        FormField field = form(task, organisation).fields().get(key);
        return field != null && !field.locked();
    }

    private FormSchema form(String name, Organisation organisation) {
        return forms.computeIfAbsent(
                name + "/" + organisation,
                key -> FormSchema.parse(read.apply(name), lists).forOrganisation(organisation));
    }

    // What is left open: the first choice, today, a word.
    private void byDefault(FormField field, Map<String, Object> values) {
        boolean plan = field.key().matches("(start|due)[1-6]");
        if (field.locked() || values.containsKey(field.key()) || !(field.required() || plan)) {
            return;
        }
        values.put(
                field.key(),
                switch (field.type()) {
                    case "radio", "select" ->
                        field.choices().keySet().stream().sorted().findFirst().orElse("");
                    case "checklist", "taglist" ->
                        List.copyOf(field.choices().keySet()).subList(0, 1);
                    case "number" -> 1;
                    case "checkbox" -> true;
                    case "datetime" ->
                        (field.key().equals("nextReviewOn") || field.key().startsWith("due")
                                        ? caseFile.today().plusDays(60)
                                        : caseFile.today())
                                .toString();
                    default -> "Sovittu asiakkaan kanssa.";
                });
    }

    private static String shipped(String form) {
        try {
            return new ClassPathResource("forms/" + form + ".form").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Form " + form, e);
        }
    }
}
