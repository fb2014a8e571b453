package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Municipality;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.engine.CaseMessages;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormCheck;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import fi.tyokykypolku.forms.Submission;
import fi.tyokykypolku.plan.Action;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.referral.Receiver;
import fi.tyokykypolku.sharing.ConsentExpiry;
import fi.tyokykypolku.sharing.Departures;
import fi.tyokykypolku.sharing.Parties;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.voice.Answers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
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
    private static final Sentences SENTENCES = new Sentences("tasklist");
    private static final String PATH = CaseVariables.PATH;
    private static final String START_FORM = "newReferral";
    private static final String NON_DISCLOSURE = "nonDisclosure";
    private static final String URGENT = "urgent";
    private static final String NOTICE = "notice";
    private static final String NOTICE_FORM = "newNotice";

    private final CaseFile caseFile;
    private final CaseMessages messages;
    private final DeployedForms deployed;
    private final TaskForms forms;
    private final Comparisons comparisons;
    private final FormCheck check;
    private final Directory directory;
    private final ConsentExpiry expiry;
    private final Departures departures;
    private final Parties parties;
    private final NoticeDoor notices;
    private final Answers answers;
    private final Engine engine;
    private final UseLog log;

    FormDoor(
            CaseFile caseFile,
            CaseMessages messages,
            DeployedForms deployed,
            TaskForms forms,
            Comparisons comparisons,
            FormCheck check,
            Directory directory,
            ConsentExpiry expiry,
            Departures departures,
            Parties parties,
            NoticeDoor notices,
            Answers answers,
            Engine engine,
            UseLog log) {
        this.caseFile = caseFile;
        this.messages = messages;
        this.deployed = deployed;
        this.forms = forms;
        this.comparisons = comparisons;
        this.check = check;
        this.directory = directory;
        this.expiry = expiry;
        this.departures = departures;
        this.parties = parties;
        this.notices = notices;
        this.answers = answers;
        this.engine = engine;
        this.log = log;
    }

    /** The start form as the browser gets it, with all its options. */
    InputStream startForm(String processDefinitionId, InputStream form) {
        return browser(deployed.read(processDefinitionId, form));
    }

    /**
     * A task's form as the browser gets it: with what concerns the task's organisation, closed where a value is not shared with it,
     * and with the mark by which the server knows what it has served.
     */
    InputStream taskForm(String taskId) {
        Engine.Place place = readable(taskId);
        return engine.asSystem(services -> browser(forms.form(forms.open(place)).withMark(TaskForms.MARK)));
    }

    /**
     * The heading and the values of a task's form as they stand now, and the mark of this reading; logged.
     *
     * @param names what is asked for; null for all
     * @param objects lists and the heading as objects of Java, not as JSON text
     * @return empty for the application itself, which reads what the engine holds
     */
    Optional<VariableMap> read(String taskId, @Nullable Collection<String> names, boolean objects) {
        CommandContext context = Context.getCommandContext();
        if (context.getAuthenticatedUserId() == null || !context.isAuthorizationCheckEnabled()) {
            return Optional.empty();
        }
        Engine.Place place = readable(taskId);
        TaskForms.Reader reader = reader();
        return Optional.of(engine.asSystem(services -> forms.read(forms.open(place), reader, names, objects)));
    }

    /**
     * Where a task stands that the caller may read: one on a worklist of the caller's, any for an administrator.
     *
     * @throws AuthorizationException for a task that is not there as for one that is not the caller's
     */
    private Engine.Place readable(String taskId) {
        CommandContext context = Context.getCommandContext();
        boolean system = context.getAuthenticatedUserId() == null || !context.isAuthorizationCheckEnabled();
        Collection<String> groups = reader().groups();
        return engine.placeOf(taskId)
                .filter(place -> system
                        || groups.contains(Role.ADMIN.group())
                        || place.groups().stream().anyMatch(groups::contains))
                .orElseThrow(() -> new AuthorizationException(SENTENCES.say("notOpen")));
    }

    private static List<CommandChecker> checkers() {
        return Context.getCommandContext().getProcessEngineConfiguration().getCommandCheckers();
    }

    private static TaskForms.Reader reader() {
        List<String> groups = Context.getCommandContext().getAuthenticatedGroupIds();
        return new TaskForms.Reader(user(), groups == null ? List.of() : groups);
    }

    private static InputStream browser(FormSchema form) {
        return new ByteArrayInputStream(form.json().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Starts a process with its form: a referral's opens a case and begins its path, a notice's tells a case what has happened.
     *
     * @throws fi.tyokykypolku.forms.InvalidForm when the form is not filled as it should be
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
            case PATH -> startPath(deployed.form(processDefinitionId, START_FORM), values, go);
            case NOTICE -> startNotice(deployed.form(processDefinitionId, NOTICE_FORM), values, go);
            default -> throw new BadUserRequestException(SENTENCES.say("startsOnly"));
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
        variables.put(CaseVariables.PARTY.name(), notice.by().name());
        return go.apply(notice.id().value(), variables);
    }

    private Submission checked(FormSchema form, @Nullable Map<String, Object> values) {
        return check.check(form, given(values), Map.of(), caseFile.today());
    }

    private ProcessInstance startPath(
            FormSchema form,
            @Nullable Map<String, Object> values,
            BiFunction<String, Map<String, Object>, ProcessInstance> go) {
        Submission referral = checked(form, values);
        Municipality municipality = directory.municipality(referral.text("municipality"));
        String user = user();
        CaseId id = caseFile.open(
                PersonId.parse(referral.text("personId")),
                municipality.code(),
                directory.modelOf(municipality.code()),
                Receiver.of(referral.text("referralSource")),
                referral.yes(NON_DISCLOSURE),
                user,
                LocalDate.parse(referral.text("receivedOn")));
        if (referral.yes(URGENT)) {
            caseFile.urge(id);
        }
        CaseRecord record = caseFile.get(id);
        caseFile.record(id, new Author(user, record.receiver(), START_FORM), referral.entries());
        Map<String, Object> variables = new HashMap<>(CaseVariables.atStart());
        variables.putAll(referral.steering());
        ProcessInstance instance = go.apply(id.value(), variables);
        if (record.openCase() != null) {
            // What it asks of Kela the coordinator of the open case asks there.
            return instance;
        }
        // Deliver directly: queries do not see the instance before commit.
        referral.raised()
                .forEach(message -> engine.asSystem(processEngine -> {
                    processEngine.getRuntimeService().messageEventReceived(message, instance.getId());
                    return true;
                }));
        return instance;
    }

    /**
     * Completes a task with its form. A field that is as it was served writes nothing; one that somebody else has changed since is a
     * conflict.
     *
     * @param go completes it in the engine with the steering values
     * @throws fi.tyokykypolku.forms.InvalidForm when the form is not filled as it should be
     * @throws FormConflict when somebody else was quicker
     * @throws LostRace when the task is not open any more
     */
    void complete(String taskId, @Nullable Map<String, Object> values, Consumer<Map<String, Object>> go) {
        Optional<Engine.Place> place = hold(taskId);
        CommandContext context = Context.getCommandContext();
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || task.isDeleted()) {
            throw new LostRace();
        }
        if (place.isEmpty()) {
            go.accept(Variables.createVariables());
            return;
        }
        // Whoever may not work on the task must not learn from its form what would be wrong.
        checkers().forEach(checker -> checker.checkTaskWork(task));
        OpenTask open = forms.open(place.get());
        CaseId id = open.caseId();
        Map<String, @Nullable Object> given = given(values);
        Comparison comparison = comparisons.of(open, user(), given.remove(TaskForms.MARK));
        Submission submission = check.check(
                comparison.served().form(), given, comparison.served().values(), caseFile.today());
        comparison.refuseConflicts(submission);
        checkPlanParties(id, open.form(), submission);
        Organisation organisation = open.organisation();
        caseFile.record(id, new Author(user(), organisation, open.name()), submission.entries());
        answers.ofClient(id, open.name(), submission.counted());
        if (submission.changes(NON_DISCLOSURE)) {
            caseFile.hide(id, submission.yes(NON_DISCLOSURE));
        }
        boolean spends = departures.spends(id, organisation, open.name());
        go.accept(new HashMap<>(submission.steering()));
        if (spends) {
            departures.spend(id, organisation);
        }
        submission.raised().forEach(message -> send(id, message));
    }

    /** Logs that a conflict has told a user what somebody else has written. */
    void logConflict(String taskId, FormConflict conflict) {
        TaskForms.Reader reader = reader();
        Engine.Place place = readable(taskId);
        engine.asSystem(services -> {
            forms.log(forms.open(place), reader, conflict.told());
            return true;
        });
    }

    /** Logs that a user has told something of a case that is not theirs. */
    void logRefusal(CaseId id) {
        TaskForms.Reader reader = reader();
        log.recordRefusal(id, reader.user(), reader.groups(), Use.Channel.TASK_FORM, NOTICE_FORM);
    }

    // Before the task itself is read: what a withdrawal has ended or closed while this one waited must not be seen open
    // here.
    private Optional<Engine.Place> hold(String taskId) {
        Optional<Engine.Place> place = engine.placeOf(taskId);
        place.ifPresent(found -> {
            caseFile.lock(found.caseId());
            expiry.catchUp(found.caseId());
        });
        return place;
    }

    /** A plan asks nothing of an organisation that may not see it: it could neither agree nor be reminded. */
    private void checkPlanParties(CaseId id, FormSchema form, Submission submission) {
        List<Fault> errors = new ArrayList<>();
        for (Action action : Plan.of(submission.values()).actions()) {
            FormField field = form.fields().get(Action.Field.ORGANISATION.key(action.row()));
            if (field != null
                    && "planParty".equals(field.properties().get("check"))
                    && !parties.mayAct(id, action.organisation())) {
                errors.add(new Fault(field.key(), form.name(field.key()), SENTENCES.say("planParty")));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidForm(errors);
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

    private static String user() {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return user == null ? "system" : user;
    }
}
