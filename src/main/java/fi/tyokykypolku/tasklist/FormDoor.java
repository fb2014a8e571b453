package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Municipality;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormCheck;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormRejected;
import fi.tyokykypolku.forms.FormRejected.FieldError;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.Option;
import fi.tyokykypolku.forms.Submission;
import fi.tyokykypolku.plan.Action;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.referral.Receiver;
import fi.tyokykypolku.sharing.ConsentExpiry;
import fi.tyokykypolku.sharing.Departures;
import fi.tyokykypolku.sharing.Parties;
import fi.tyokykypolku.vault.PersonId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door between the engine's forms and the case file. What a user fills in is checked against the form, written to the case
 * file, and only its steering values go on into the engine, all in one transaction.
 */
@Component
public class FormDoor {
    private static final String PATH = "workability";
    private static final String START_FORM = "newReferral";
    private static final String NON_DISCLOSURE = "nonDisclosure";
    private static final String NOTICE = "notice";
    private static final String NOTICE_FORM = "newNotice";

    private final CaseFile caseFile;
    private final CaseMessages messages;
    private final DeployedForms forms;
    private final FormCheck check;
    private final Layout layout;
    private final Directory directory;
    private final ConsentExpiry expiry;
    private final Departures departures;
    private final Parties parties;
    private final NoticeDoor notices;
    private final Engine engine;

    FormDoor(
            CaseFile caseFile,
            CaseMessages messages,
            DeployedForms forms,
            FormCheck check,
            Layout layout,
            Directory directory,
            ConsentExpiry expiry,
            Departures departures,
            Parties parties,
            NoticeDoor notices,
            Engine engine) {
        this.caseFile = caseFile;
        this.messages = messages;
        this.forms = forms;
        this.check = check;
        this.layout = layout;
        this.directory = directory;
        this.expiry = expiry;
        this.departures = departures;
        this.parties = parties;
        this.notices = notices;
        this.engine = engine;
    }

    /** The start form as the browser gets it, its option lists filled in from the directory. */
    InputStream startForm(InputStream form) {
        return browser(read(form));
    }

    /** A task's form as the browser gets it, with what concerns the task's organisation. */
    InputStream taskForm(String taskId, InputStream form) {
        return browser(engine.asSystem(processEngine -> {
            TaskEntity task = (TaskEntity) processEngine
                    .getTaskService()
                    .createTaskQuery()
                    .taskId(taskId)
                    .singleResult();
            if (task == null) {
                throw notOpen();
            }
            layout.shutExpired(task);
            return layout.asServed(task, read(form));
        }));
    }

    private static BadUserRequestException notOpen() {
        return new BadUserRequestException("Tehtävä ei ole enää avoinna");
    }

    private InputStream browser(FormSchema form) {
        return new ByteArrayInputStream(form.withOptions(lists()).getBytes(StandardCharsets.UTF_8));
    }

    private static FormSchema read(InputStream form) {
        try (form) {
            return FormSchema.parse(new String(form.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a process with its form: a referral's opens a case and begins its path, a notice's tells a case what has happened.
     *
     * @throws fi.tyokykypolku.forms.FormRejected when the form is not filled as it should be
     * @throws fi.tyokykypolku.casefile.OpenCaseExists when the client has an open case
     */
    ProcessInstance start(
            String processDefinitionId,
            @Nullable Map<String, Object> values,
            BiFunction<String, Map<String, Object>, ProcessInstance> go) {
        String key = engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .getProcessDefinition(processDefinitionId)
                .getKey());
        return switch (key) {
            case PATH -> startPath(forms.form(processDefinitionId, START_FORM), values, go);
            case NOTICE -> startNotice(forms.form(processDefinitionId, NOTICE_FORM), values, go);
            default -> throw new BadUserRequestException("Vain uuden lähetteen tai tapahtuman voi kirjata");
        };
    }

    /** Takes a caseworker's notice, which the process then passes on to the case. */
    private ProcessInstance startNotice(
            FormSchema form,
            @Nullable Map<String, Object> values,
            BiFunction<String, Map<String, Object>, ProcessInstance> go) {
        Submission told = checked(form, values);
        List<String> groups = Context.getCommandContext().getAuthenticatedGroupIds();
        NoticeDoor.Written notice = notices.write(form, told, user(), groups == null ? List.of() : groups);
        Map<String, Object> variables = new HashMap<>(told.steering());
        variables.put(CaseVariables.CASE_ID.name(), notice.id().value());
        variables.put(CaseVariables.PARTY.name(), notice.by().name());
        return go.apply(notice.id().value(), variables);
    }

    private Submission checked(FormSchema form, @Nullable Map<String, Object> values) {
        return check.check(form, given(values), Map.of(), lists(), caseFile.today());
    }

    private ProcessInstance startPath(
            FormSchema form,
            @Nullable Map<String, Object> values,
            BiFunction<String, Map<String, Object>, ProcessInstance> go) {
        Submission referral = checked(form, values);
        Municipality municipality = directory.municipality(referral.text("municipality"));
        Organisation receiver = Receiver.of(referral.text("referralSource"));
        String user = user();
        CaseId id = caseFile.open(
                PersonId.parse(referral.text("personId")),
                municipality.code(),
                directory.modelOf(municipality.code()).name(),
                receiver.name(),
                referral.yes(NON_DISCLOSURE),
                user,
                LocalDate.parse(referral.text("receivedOn")));
        caseFile.record(id, new Author(user, receiver.name(), START_FORM), referral.entries());
        Map<String, Object> variables = new HashMap<>();
        CaseVariables.all().forEach((name, variable) -> variables.put(name, variable.initial()));
        variables.putAll(referral.steering());
        variables.put(CaseVariables.CASE_ID.name(), id.value());
        variables.put(CaseVariables.MODEL.name(), caseFile.get(id).model());
        variables.put(CaseVariables.RECEIVER.name(), receiver.name());
        variables.put(CaseVariables.COORDINATOR.name(), receiver.name());
        // The multi-instance sets its party itself, closest to the task.
        variables.remove(CaseVariables.PARTY.name());
        ProcessInstance instance = go.apply(id.value(), variables);
        // Straight to the path, for no query finds what this very transaction has just begun.
        referral.raised()
                .forEach(message -> engine.asSystem(processEngine -> {
                    processEngine.getRuntimeService().messageEventReceived(message, instance.getId());
                    return true;
                }));
        return instance;
    }

    /**
     * Completes a task with its form.
     *
     * @param go completes it in the engine with the steering values
     * @throws fi.tyokykypolku.forms.FormRejected when the form is not filled as it should be
     */
    VariableMap complete(
            String taskId, @Nullable Map<String, Object> values, Function<Map<String, Object>, VariableMap> go) {
        hold(taskId);
        CommandContext context = Context.getCommandContext();
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || task.getProcessDefinitionId() == null) {
            return go.apply(Variables.createVariables());
        }
        if (task.isDeleted()) {
            throw notOpen();
        }
        // Whoever may not work on the task must not learn from its form what would be wrong.
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        CaseId id = new CaseId(CaseVariables.CASE_ID.get(task));
        Organisation organisation = layout.organisation(task);
        FormSchema form = layout.form(task);
        Submission submission = check.check(
                form,
                given(values),
                // What the user saw, not what has become known since: an empty field left empty takes nothing from
                // others.
                check.shown(form, task.getVariablesLocal()),
                lists(),
                caseFile.today());
        checkPlanParties(id, form, submission);
        caseFile.record(id, new Author(user(), organisation.name(), task.getTaskDefinitionKey()), submission.entries());
        if (submission.changes(NON_DISCLOSURE)) {
            caseFile.hide(id, submission.yes(NON_DISCLOSURE));
        }
        boolean spends = departures.spends(id, organisation, task.getTaskDefinitionKey());
        // The form's empty fields would keep the steering values to themselves.
        task.removeVariablesLocal(submission.steering().keySet());
        VariableMap result = go.apply(new HashMap<>(submission.steering()));
        if (spends) {
            departures.spend(id, organisation);
        }
        submission.raised().forEach(message -> send(id, message));
        return result;
    }

    // Before the task itself is read: what a withdrawal has ended or closed while this one waited must not be seen open
    // here.
    private void hold(String taskId) {
        engine.asSystem(processEngine -> processEngine
                        .getRuntimeService()
                        .createVariableInstanceQuery()
                        .taskIdIn(taskId)
                        .variableName(CaseVariables.CASE_ID.name())
                        .list())
                .forEach(variable -> {
                    CaseId id = new CaseId(String.valueOf(variable.getValue()));
                    caseFile.lock(id);
                    expiry.catchUp(id);
                });
    }

    /** A plan asks nothing of an organisation that may not see it: it could neither agree nor be reminded. */
    private void checkPlanParties(CaseId id, FormSchema form, Submission submission) {
        List<FieldError> errors = new ArrayList<>();
        for (Action action : Plan.of(submission.values()).actions()) {
            FormField field = form.fields().get(Action.Field.ORGANISATION.key(action.row()));
            if (field != null
                    && "planParty".equals(field.properties().get("check"))
                    && !parties.mayAct(id, action.organisation())) {
                errors.add(
                        new FieldError(
                                field.key(),
                                "Toimenpide " + action.row() + ", " + field.label(),
                                "organisaatio ei saa nähdä suunnitelmaa: siihen ei ole asiakkaan suostumusta eikä lain perustetta"));
            }
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
    }

    // A message that nobody waits for any more, such as a question in the form that closes the case, stays in the case
    // file.
    private void send(CaseId id, String message) {
        boolean unused = messages.send(id, message, Map.of());
    }

    private static Map<String, @Nullable Object> given(@Nullable Map<String, Object> values) {
        Map<String, @Nullable Object> given = new HashMap<>();
        if (values instanceof VariableMap typed) {
            typed.keySet().forEach(name -> given.put(name, value(typed, name)));
        } else if (values != null) {
            given.putAll(values);
        }
        return given;
    }

    private static @Nullable Object value(VariableMap values, String name) {
        Object typed = values.getValueTyped(name);
        return typed instanceof org.camunda.bpm.engine.variable.value.SerializableValue serialized
                        && !serialized.isDeserialized()
                ? serialized
                : values.get(name);
    }

    private Map<String, List<Option>> lists() {
        return Map.of(
                "municipalities",
                directory.municipalities().stream()
                        .sorted(Comparator.comparing(Municipality::nameFi))
                        .map(municipality -> new Option(municipality.code(), municipality.nameFi()))
                        .toList(),
                "organisations",
                Arrays.stream(Organisation.values())
                        .map(organisation -> new Option(organisation.name(), organisation.nameFi()))
                        .toList());
    }

    private static String user() {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return user == null ? "system" : user;
    }
}
