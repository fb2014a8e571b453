package fi.tyokykypolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseVariables;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casefile.FormCheck;
import fi.tyokykypolku.casefile.FormField;
import fi.tyokykypolku.casefile.FormSchema;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.sharing.Sharing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lays into a new task what its organisation may see: the fields of its form and the heading, as variables of that task alone. */
@Component
class Layout {
    static final String SUMMARY = "caseSummary";

    private final Sharing sharing;
    private final Directory directory;
    private final DeployedForms forms;
    private final FormCheck check;
    private final CaseSummary summary;

    Layout(Sharing sharing, Directory directory, DeployedForms forms, FormCheck check, CaseSummary summary) {
        this.sharing = sharing;
        this.directory = directory;
        this.forms = forms;
        this.check = check;
        this.summary = summary;
    }

    @Order(3)
    @EventListener(condition = "#task.eventName == 'create'")
    void layOut(DelegateTask task) {
        CaseId id = new CaseId(CaseVariables.CASE_ID.get(task));
        FormSchema form = form(task);
        Map<String, JsonNode> values = values(id, form, organisation(task));
        form.fields().forEach((key, field) -> task.setVariableLocal(key, variable(field, values.get(key))));
        head(task);
    }

    /**
     * Lays what the task's card tells beside the task: Tasklist shows a caseworker no variables but the task's own. Again when the
     * task has changed, as when the client has moved.
     */
    @Order(3)
    @EventListener(condition = "#task.eventName == 'create' or #task.eventName == 'update'")
    void label(DelegateTask task) {
        for (String name : Filters.CARD.keySet()) {
            task.setVariableLocal(name, task.getExecution().getVariable(name));
        }
    }

    /** Whoever takes a task in hand sees what has become known since it was made. */
    @Order(4)
    @EventListener(condition = "#task.eventName == 'assignment' and #task.assignee != null")
    void refresh(DelegateTask task) {
        FormSchema form = form(task);
        Map<String, JsonNode> shown = check.shown(form, task.getVariablesLocal());
        values(new CaseId(CaseVariables.CASE_ID.get(task)), form, organisation(task))
                .forEach((key, value) -> {
                    FormField field = form.fields().get(key);
                    JsonNode before = shown.get(key);
                    if (field != null && (before == null || before.isNull()) && !value.isNull()) {
                        task.setVariableLocal(key, variable(field, value));
                    }
                });
        head(task);
    }

    private void head(DelegateTask task) {
        CaseId id = new CaseId(CaseVariables.CASE_ID.get(task));
        task.setVariableLocal(
                SUMMARY,
                // As Json, for a text variable holds 4,000 characters at most.
                SpinValues.jsonValue(TextNode.valueOf(
                                        summary.of(id, organisation(task), forms.all(task.getProcessDefinitionId())))
                                .toString())
                        .create());
    }

    /** What the form shows an organisation: the newest visible value of each field, null where there is none. */
    Map<String, JsonNode> values(CaseId id, FormSchema form, Organisation organisation) {
        List<Fact> visible = sharing.visible(id, organisation);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (FormField field : form.fields().values()) {
            JsonNode newest = NullNode.getInstance();
            for (Fact fact : visible) {
                if (!field.fresh()
                        && fact.field().equals(field.key())
                        && fact.category() == field.category()
                        && (!field.perOrganisation() || fact.organisation().equals(organisation.name()))) {
                    newest = fact.value();
                }
            }
            values.put(field.key(), newest);
        }
        return values;
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
        return forms.form(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .forOrganisation(organisation(task).name());
    }

    /** The organisation whose worklist the task lies on. */
    Organisation organisation(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Optional.ofNullable(group).flatMap(directory::worklist).stream())
                .map(Worklist::organisation)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Task " + task.getId() + " lies on no worklist"));
    }
}
