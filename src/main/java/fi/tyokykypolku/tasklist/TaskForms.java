package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.delays.Alarms;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormCheck;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.sharing.Door;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The forms of tasks as they are read: composed from the case file for the organisation that reads them, at the moment it does, and
 * logged. Nothing of it ever becomes a variable of the engine.
 */
@Component
class TaskForms {
    /** The heading, as Markdown. */
    static final String HEADING = "caseSummary";
    /** Comes back with a form and says what its sender was shown. */
    static final String MARK = "servedMark";

    private static final Sentences SENTENCES = new Sentences("heading");

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Directory directory;
    private final DeployedForms forms;
    private final FormCheck check;
    private final CaseSummary summary;
    private final Cards cards;
    private final Servings servings;
    private final Drafts drafts;
    private final Alarms alarms;
    private final UseLog log;

    TaskForms(
            CaseFile caseFile,
            Sharing sharing,
            Directory directory,
            DeployedForms forms,
            FormCheck check,
            CaseSummary summary,
            Cards cards,
            Servings servings,
            Drafts drafts,
            Alarms alarms,
            UseLog log) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.directory = directory;
        this.forms = forms;
        this.check = check;
        this.summary = summary;
        this.cards = cards;
        this.servings = servings;
        this.drafts = drafts;
        this.alarms = alarms;
        this.log = log;
    }

    /** Who reads. */
    record Reader(String user, Collection<String> groups) {}

    /** @throws IllegalStateException when the task lies on no worklist */
    OpenTask open(Engine.Place place) {
        Worklist worklist = directory
                .worklistAmong(place.groups().stream())
                .orElseThrow(() -> new IllegalStateException("Task " + place.task() + " lies on no worklist"));
        Map<String, FormSchema> deployed = forms.all(place.process());
        FormSchema form = Objects.requireNonNull(deployed.get(place.name()), place.name());
        return new OpenTask(
                place.task(),
                place.name(),
                place.caseId(),
                worklist,
                form.forOrganisation(worklist.organisation()),
                deployed);
    }

    /** The form of a task as its organisation gets it, closed where a value is held back. */
    FormSchema form(OpenTask task) {
        return view(task, caseFile.facts(task.caseId()), sharing.door(task.caseId(), task.organisation()))
                .form();
    }

    /** What a task's form shows its organisation of some facts. */
    static FormView view(OpenTask task, List<Fact> facts, Door door) {
        return FormView.of(task.form(), facts, task.organisation(), (field, fact) -> door.test(fact));
    }

    /**
     * The heading of a task's form, the values of its fields, the mark of this reading and what the task's card tells. One entry of
     * the use log says what was read. What the reader has begun to write stands in place of what the case file has, where nobody else
     * has told anything since.
     *
     * @param names what is asked for; null for all
     * @param objects lists and the heading as objects of Java, not as JSON text
     */
    VariableMap read(OpenTask task, Reader reader, @Nullable Collection<String> names, boolean objects) {
        Predicate<String> asked = name -> names == null || names.contains(name);
        List<Fact> facts = caseFile.facts(task.caseId());
        Door door = sharing.door(task.caseId(), task.organisation());
        FormView view = view(task, facts, door);
        // Whoever asks for a part has not seen the form, and gets no mark.
        boolean whole = names == null
                || names.contains(HEADING)
                        && names.containsAll(task.form().fields().keySet());
        Servings.Noted noted = whole ? servings.note(task, reader.user(), view) : null;
        Optional<Draft> draft = whole ? drafts.of(task.id(), reader.user()) : Optional.empty();
        OptionalLong lastLook = noted == null ? servings.lastLook(task, reader.user()) : noted.lastLook();
        List<Fact> shown = new ArrayList<>();
        VariableMap read = Variables.createVariables();
        for (FormField field : task.form().fields().values()) {
            if (asked.test(field.key())) {
                JsonNode value =
                        draft.flatMap(begun -> begun.value(field, view)).orElseGet(() -> view.value(field.key()));
                read.putValueTyped(field.key(), variable(field, value, objects));
                view.behind(field.key()).ifPresent(shown::add);
            }
        }
        cards.of(door.record()).forEach((name, value) -> {
            if (asked.test(name)) {
                read.putValueTyped(name, Variables.stringValue(value));
            }
        });
        if (asked.test(HEADING)) {
            read.putValueTyped(
                    HEADING,
                    json(
                            TextNode.valueOf(begun(draft, view)
                                            + heading(task, new CaseSummary.Look(reader.user(), lastLook), facts, door))
                                    .toString(),
                            objects));
            door.visible(facts).stream().filter(fact -> !fact.value().isNull()).forEach(shown::add);
        }
        if (noted != null && asked.test(MARK)) {
            read.putValueTyped(MARK, Variables.stringValue(String.valueOf(noted.mark())));
        }
        log(task, reader, shown, door);
        return read;
    }

    /** What of a draft is not in the form, because somebody else has told something there since. */
    private static String begun(Optional<Draft> draft, FormView view) {
        return draft.stream()
                .flatMap(begun -> begun.outdated(view).stream()
                        .map(field -> SENTENCES.say(
                                "draftOutdated",
                                FactNames.escape(field.label()),
                                FactNames.begun(
                                        field,
                                        Objects.requireNonNull(begun.values().get(field.key()))))))
                .map(sentence -> sentence + "\n\n")
                .collect(Collectors.joining());
    }

    private String heading(OpenTask task, CaseSummary.Look look, List<Fact> facts, Door door) {
        String alarm = alarms.heading(task.id(), task.name())
                .map(text -> text + "\n\n")
                .orElse("");
        return alarm + summary.of(door, facts, task.forms(), look);
    }

    /** Logs that a reader of a task has been told some facts. */
    void log(OpenTask task, Reader reader, List<Fact> told) {
        log(task, reader, told, sharing.door(task.caseId(), task.organisation()));
    }

    private void log(OpenTask task, Reader reader, List<Fact> told, Door door) {
        List<Use.Ground> shown = Grounds.of(door, told);
        if (shown.isEmpty()) {
            return;
        }
        @Nullable
        Organisation worksFor = reader.groups().contains(task.worklist().id()) ? task.organisation() : null;
        log.record(new Use(
                task.caseId(),
                reader.user(),
                worksFor,
                task.worklist().id(),
                shown,
                Use.purpose(door.record().phase()),
                Use.Channel.TASK_FORM,
                Use.Event.of(worksFor, shown),
                task.name()));
    }

    /** The value of a field as form-js takes it. */
    private TypedValue variable(FormField field, JsonNode given, boolean objects) {
        if (field.many()) {
            // Never null: Tasklist sends a list back with the type it was given, and "Null" takes no list.
            return json(given.isArray() ? given.toString() : "[]", objects);
        }
        Object value = check.formValue(field, given);
        if (value instanceof Boolean yes) {
            return Variables.booleanValue(yes);
        }
        if (value instanceof Long number) {
            return Variables.longValue(number);
        }
        if (value instanceof Double number) {
            return Variables.doubleValue(number);
        }
        return value == null ? Variables.untypedNullValue() : Variables.stringValue(value.toString());
    }

    private static TypedValue json(String text, boolean objects) {
        return objects
                ? SpinValues.jsonValue(Spin.JSON(text)).create()
                : SpinValues.jsonValue(text).create();
    }
}
