package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormCheck;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Logs that a signed-in user has fetched what was laid into a task. Laying it out is no reading, and neither is what the
 * application itself looks at.
 */
@Component
public class Readings {
    private final CaseFile caseFile;
    private final Layout layout;
    private final FormCheck check;
    private final Sharing sharing;
    private final Grounds grounds;
    private final UseLog log;
    private final Engine engine;

    Readings(
            CaseFile caseFile,
            Layout layout,
            FormCheck check,
            Sharing sharing,
            Grounds grounds,
            UseLog log,
            Engine engine) {
        this.caseFile = caseFile;
        this.layout = layout;
        this.check = check;
        this.sharing = sharing;
        this.grounds = grounds;
        this.log = log;
        this.engine = engine;
    }

    /** Before anything of a task is fetched: what may no longer be seen goes out of it. */
    void shut(String taskId) {
        engine.asSystem(processEngine -> {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
            if (task != null && task.getProcessDefinitionId() != null) {
                layout.shutExpired(task);
            }
            return true;
        });
    }

    /**
     * Writes one row for what was fetched at once, in the engine's transaction.
     *
     * @param names variables that were fetched
     */
    void note(String taskId, Collection<String> names) {
        // Every list of tasks fetches what the cards tell, and that is no fact.
        if (Filters.CARD.keySet().containsAll(names)) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        String user = context.getAuthenticatedUserId();
        List<String> groups = context.getAuthenticatedGroupIds();
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (user == null
                || !context.isAuthorizationCheckEnabled()
                || task == null
                || task.getProcessDefinitionId() == null) {
            return;
        }
        engine.asSystem(processEngine -> {
            note(task, new TreeSet<>(names), user, groups == null ? List.of() : groups);
            return true;
        });
    }

    private void note(TaskEntity task, Set<String> names, String user, List<String> groups) {
        CaseId id = CaseVariables.CASE_ID.get(task);
        Worklist worklist = layout.worklist(task);
        Organisation organisation = worklist.organisation();
        List<Use.Ground> shown = shown(id, task, names, organisation);
        if (shown.isEmpty()) {
            return;
        }
        Organisation worksFor = groups.contains(worklist.id()) ? organisation : null;
        log.record(new Use(
                id,
                user,
                worksFor,
                worklist.id(),
                shown,
                Use.purpose(caseFile.get(id).phase()),
                Use.Channel.TASK_FORM,
                Use.Event.of(worksFor, shown),
                task.getTaskDefinitionKey()));
    }

    private List<Use.Ground> shown(CaseId id, TaskEntity task, Set<String> names, Organisation organisation) {
        List<Fact> visible = sharing.visible(id, organisation);
        List<Fact> shown = new ArrayList<>(inFields(id, task, names, visible));
        // The reasons in the heading are drawn from facts that are seen there, too.
        if (names.contains(Layout.SUMMARY)) {
            visible.stream().filter(fact -> !fact.value().isNull()).forEach(shown::add);
        }
        return grounds.of(id, organisation, shown);
    }

    /** The facts behind the fields that were fetched and hold something. */
    private List<Fact> inFields(CaseId id, TaskEntity task, Set<String> names, List<Fact> visible) {
        FormSchema form = layout.form(task);
        Map<String, JsonNode> values = check.shown(form, task.getVariablesLocal());
        List<Fact> shown = new ArrayList<>();
        for (FormField field : form.fields().values()) {
            if (names.contains(field.key()) && !isEmpty(values.get(field.key()))) {
                // What was laid out on a ground that has since gone is logged too, as without one.
                newest(field, visible, layout.organisation(task))
                        .or(() -> newest(field, caseFile.facts(id), layout.organisation(task)))
                        .ifPresent(shown::add);
            }
        }
        return shown;
    }

    private static Optional<Fact> newest(FormField field, List<Fact> facts, Organisation organisation) {
        return facts.stream()
                .filter(fact -> isBehind(fact, field, organisation))
                .reduce((earlier, later) -> later);
    }

    private static boolean isBehind(Fact fact, FormField field, Organisation organisation) {
        return fact.field().equals(field.key())
                && fact.category() == field.category()
                && !fact.value().isNull()
                && (!field.perOrganisation() || fact.organisation() == organisation);
    }

    private static boolean isEmpty(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isArray() && value.isEmpty());
    }
}
