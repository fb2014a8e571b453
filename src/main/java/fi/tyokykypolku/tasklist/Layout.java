package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casefile.WhereaboutsChanged;
import fi.tyokykypolku.delays.Alarms;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormCheck;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.kela.KelaDecided;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.sharing.SharingChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lays into a new task what its organisation may see: the fields of its form and the heading, as variables of that task alone. */
@Component
class Layout {
    static final String SUMMARY = "caseSummary";
    /** Fields of the task's form whose value its organisation may not see. */
    private static final String WITHHELD = "withheld";

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Directory directory;
    private final DeployedForms forms;
    private final FormCheck check;
    private final CaseSummary summary;
    private final Engine engine;
    private final Alarms alarms;

    Layout(
            CaseFile caseFile,
            Sharing sharing,
            Directory directory,
            DeployedForms forms,
            FormCheck check,
            CaseSummary summary,
            Engine engine,
            Alarms alarms) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.directory = directory;
        this.forms = forms;
        this.check = check;
        this.summary = summary;
        this.engine = engine;
        this.alarms = alarms;
    }

    @Order(3)
    @EventListener(condition = "#task.eventName == 'create'")
    void layOut(DelegateTask task) {
        lay(task, field -> true);
    }

    /** What organisations may no longer see goes out of their open tasks at once. */
    @EventListener
    void close(SharingChanged change) {
        openTasks(change.id()).forEach(task -> lay(task, field -> true));
    }

    @EventListener
    void tell(KelaDecided decision) {
        openTasks(decision.id()).forEach(this::head);
    }

    /** Cards and headings of the open tasks tell anew where the client lives, or that it is secret. */
    @EventListener
    void tell(WhereaboutsChanged change) {
        engine.asSystem(processEngine -> {
            openTasks(change.id()).forEach(task -> {
                label(task);
                head(task);
            });
            return true;
        });
    }

    private List<TaskEntity> openTasks(CaseId id) {
        return engine.asSystem(processEngine -> {
            List<Task> stored = processEngine
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(id.value())
                    .list();
            // The database knows neither what the transaction at hand has made nor what it has ended.
            List<TaskEntity> made =
                    Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(TaskEntity.class);
            return Stream.concat(stored.stream().map(TaskEntity.class::cast), made.stream())
                    .distinct()
                    .filter(task -> !task.isDeleted() && CaseVariables.CASE_ID.is(task, id))
                    .toList();
        });
    }

    private void lay(DelegateTask task, Predicate<FormField> which) {
        FormSchema form = drawn(task);
        Map<String, Seen> seen = seen(CaseVariables.CASE_ID.get(task), form, organisation(task));
        form.fields().forEach((key, field) -> {
            Seen one = seen.getOrDefault(key, Seen.NOTHING);
            if (one.withheld() || which.test(field)) {
                task.setVariableLocal(key, variable(field, one.value()));
            }
        });
        task.setVariableLocal(
                WITHHELD,
                seen.entrySet().stream()
                        .filter(one -> one.getValue().withheld())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(",")));
        head(task);
    }

    /** Lays what the task's card tells beside the task: Tasklist shows a caseworker no variables but the task's own. */
    @Order(3)
    @EventListener(condition = "#task.eventName == 'create'")
    void label(DelegateTask task) {
        for (String name : Filters.CARD.keySet()) {
            task.setVariableLocal(
                    name,
                    name.equals(Filters.MUNICIPALITY)
                            ? summary.whereabouts(CaseVariables.CASE_ID.get(task))
                            : task.getExecution().getVariable(name));
        }
    }

    /** Whoever takes a task in hand sees what has become known since it was made. */
    @Order(4)
    @EventListener(condition = "#task.eventName == 'assignment' and #task.assignee != null")
    void refresh(DelegateTask task) {
        Map<String, JsonNode> shown = check.shown(drawn(task), task.getVariablesLocal());
        lay(
                task,
                field -> shown.getOrDefault(field.key(), NullNode.getInstance()).isNull());
    }

    /** Shuts in a task what a consent's last day has closed: the nightly run, which tells the case, comes a little after midnight. */
    void shutExpired(DelegateTask task) {
        if (sharing.hasExpired(CaseVariables.CASE_ID.get(task))) {
            lay(task, field -> false);
        }
    }

    private void head(DelegateTask task) {
        CaseId id = CaseVariables.CASE_ID.get(task);
        task.setVariableLocal(
                SUMMARY,
                // As Json, for a text variable holds 4,000 characters at most.
                SpinValues.jsonValue(TextNode.valueOf(alarms.heading(task)
                                                .map(alarm -> alarm + "\n\n")
                                                .orElse("")
                                        + summary.of(id, organisation(task), forms.all(task.getProcessDefinitionId())))
                                .toString())
                        .create());
    }

    /**
     * What an organisation sees in a field.
     *
     * @param withheld there is a value, and it is not shared with the organisation
     */
    private record Seen(JsonNode value, boolean withheld) {
        static final Seen NOTHING = new Seen(NullNode.getInstance(), false);
        static final Seen NOT_SHARED = new Seen(NullNode.getInstance(), true);
    }

    /** What each field of the form shows an organisation: its newest value, that there is one but not for them, or nothing. */
    private Map<String, Seen> seen(CaseId id, FormSchema form, Organisation organisation) {
        List<Fact> facts = caseFile.facts(id);
        Predicate<Fact> door = sharing.door(id, organisation);
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (FormField field : form.fields().values()) {
            seen.put(
                    field.key(),
                    facts.stream()
                            .filter(fact -> holds(field, fact, organisation))
                            .reduce((earlier, later) -> later)
                            .filter(newest -> !newest.value().isNull())
                            .map(newest -> door.test(newest) ? new Seen(newest.value(), false) : Seen.NOT_SHARED)
                            .orElse(Seen.NOTHING));
        }
        return seen;
    }

    private static boolean holds(FormField field, Fact fact, Organisation organisation) {
        return !field.fresh()
                && fact.field().equals(field.key())
                && fact.category() == field.category()
                && (!field.perOrganisation() || fact.organisation() == organisation);
    }

    private @Nullable Object variable(FormField field, @Nullable JsonNode value) {
        if (field.many()) {
            // Never null: Tasklist sends a list back with the type it was given, and "Null" takes no list.
            return SpinValues.jsonValue(value == null || value.isNull() ? "[]" : value.toString())
                    .create();
        }
        return check.formValue(field, value);
    }

    /** The task's form as its organisation gets it. */
    FormSchema form(DelegateTask task) {
        return asServed(task, forms.form(task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
    }

    /** A form as the task's organisation gets it: with what concerns it, and closed where the task holds back a value. */
    FormSchema asServed(DelegateTask task, FormSchema form) {
        // As it was laid, not as it would be now: a field that stood open takes what was written into it.
        return form.forOrganisation(organisation(task)).withhold(withheld(task));
    }

    private static List<String> withheld(DelegateTask task) {
        Object keys = task.getVariableLocal(WITHHELD);
        // Nothing withheld is an empty text, and splitting that would give one field without a name.
        return keys == null || keys.toString().isEmpty()
                ? List.of()
                : List.of(keys.toString().split(",", -1));
    }

    private FormSchema drawn(DelegateTask task) {
        return forms.form(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .forOrganisation(organisation(task));
    }

    /** The organisation whose worklist the task lies on. */
    Organisation organisation(DelegateTask task) {
        return worklist(task).organisation();
    }

    Worklist worklist(DelegateTask task) {
        return directory
                .worklistAmong(task.getCandidates().stream().map(IdentityLink::getGroupId))
                .orElseThrow(() -> new IllegalStateException("Task " + task.getId() + " lies on no worklist"));
    }
}
