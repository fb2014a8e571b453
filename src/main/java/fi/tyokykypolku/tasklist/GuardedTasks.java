package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.texts.Sentences;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Tasks are completed and read through their form's door only, and nobody sets a variable of a task past it. */
public final class GuardedTasks extends TaskServiceImpl {
    private static final Sentences SENTENCES = new Sentences("tasklist");

    private final ObjectProvider<FormDoor> door;
    private final Completions completions;

    public GuardedTasks(ObjectProvider<FormDoor> door) {
        this.door = door;
        this.completions = new Completions(door);
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        try {
            LostRace.outside(() -> super.claim(taskId, userId));
        } catch (TaskAlreadyClaimedException e) {
            BadUserRequestException taken = new BadUserRequestException(SENTENCES.say("taken"), e);
            taken.setCode(FormConflict.CODE);
            throw taken;
        }
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        LostRace.outside(() -> super.setAssignee(taskId, userId));
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        LostRace.outside(() -> super.delegateTask(taskId, userId));
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        completions.complete(commandExecutor, taskId, variables, steering -> super.complete(taskId, steering));
    }

    /** What the process goes on with is none of the caller's: nothing comes in return. */
    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        complete(taskId, variables);
        return Variables.createVariables();
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        if (variables != null && !variables.isEmpty()) {
            throw refused();
        }
        LostRace.outside(() -> super.resolveTask(taskId));
    }

    @Override
    public void setVariable(String taskId, String variableName, Object value) {
        throw refused();
    }

    @Override
    public void setVariableLocal(String taskId, String variableName, Object value) {
        throw refused();
    }

    @Override
    public void setVariables(String taskId, Map<String, ? extends Object> variables) {
        throw refused();
    }

    @Override
    public void setVariablesLocal(String taskId, Map<String, ? extends Object> variables) {
        throw refused();
    }

    @Override
    public void updateVariables(
            String taskId, Map<String, ? extends Object> modifications, Collection<String> deletions) {
        throw refused();
    }

    @Override
    public void updateVariablesLocal(
            String taskId, Map<String, ? extends Object> modifications, Collection<String> deletions) {
        throw refused();
    }

    @Override
    public void removeVariable(String taskId, String variableName) {
        throw refused();
    }

    @Override
    public void removeVariableLocal(String taskId, String variableName) {
        throw refused();
    }

    @Override
    public void removeVariables(String taskId, Collection<String> variableNames) {
        throw refused();
    }

    @Override
    public void removeVariablesLocal(String taskId, Collection<String> variableNames) {
        throw refused();
    }

    // All other ways to fetch a task's variables come through these.

    @Override
    public VariableMap getVariablesTyped(String taskId, boolean deserializeValues) {
        return read(taskId, null, deserializeValues, () -> super.getVariablesTyped(taskId, deserializeValues));
    }

    @Override
    public VariableMap getVariablesTyped(String taskId, Collection<String> names, boolean deserializeValues) {
        return read(taskId, names, deserializeValues, () -> super.getVariablesTyped(taskId, names, deserializeValues));
    }

    @Override
    public VariableMap getVariablesLocalTyped(String taskId, boolean deserializeValues) {
        return read(taskId, null, deserializeValues, () -> super.getVariablesLocalTyped(taskId, deserializeValues));
    }

    @Override
    public VariableMap getVariablesLocalTyped(String taskId, Collection<String> names, boolean deserializeValues) {
        return read(
                taskId, names, deserializeValues, () -> super.getVariablesLocalTyped(taskId, names, deserializeValues));
    }

    @Override
    public @Nullable Object getVariable(String taskId, String name) {
        return commandExecutor.execute(context -> {
            // Not by map and orElse: a value that is not there must not be looked for in the process.
            Optional<VariableMap> read = door.getObject().read(taskId, List.of(name), true);
            return read.isPresent() ? read.get().get(name) : super.getVariable(taskId, name);
        });
    }

    @Override
    public @Nullable Object getVariableLocal(String taskId, String name) {
        return getVariable(taskId, name);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <T extends @Nullable TypedValue> T getVariableTyped(
            String taskId, String name, boolean isLocal, boolean deserializeValue) {
        return commandExecutor.execute(context -> {
            Optional<VariableMap> read = door.getObject().read(taskId, List.of(name), deserializeValue);
            return read.isPresent()
                    ? (T) read.get().<T>getValueTyped(name)
                    : super.<T>getVariableTyped(taskId, name, isLocal, deserializeValue);
        });
    }

    private VariableMap read(
            String taskId,
            @Nullable Collection<String> names,
            boolean deserializeValues,
            Supplier<VariableMap> asHeld) {
        return commandExecutor.execute(context ->
                door.getObject().read(taskId, names, deserializeValues).orElseGet(asHeld));
    }

    private static BadUserRequestException refused() {
        return new BadUserRequestException(SENTENCES.say("formOnly"));
    }
}
