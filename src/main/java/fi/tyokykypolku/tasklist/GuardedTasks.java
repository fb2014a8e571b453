package fi.tyokykypolku.tasklist;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Tasks are completed through their form's door only, and nobody sets a variable of a task past it; who reads them is logged. */
public final class GuardedTasks extends TaskServiceImpl {
    private final ObjectProvider<FormDoor> door;
    private final ObjectProvider<Readings> readings;

    public GuardedTasks(ObjectProvider<FormDoor> door, ObjectProvider<Readings> readings) {
        this.door = door;
        this.readings = readings;
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        try {
            super.claim(taskId, userId);
        } catch (TaskAlreadyClaimedException e) {
            throw new BadUserRequestException("Tehtävä on jo toisella", e);
        }
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        commandExecutor.execute(context -> {
            door.getObject().complete(taskId, variables, steering -> {
                super.complete(taskId, steering);
                return Variables.createVariables();
            });
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return commandExecutor.execute(context -> door.getObject()
                .complete(
                        taskId,
                        variables,
                        steering -> super.completeWithVariablesInReturn(taskId, steering, deserializeValues)));
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        if (variables != null && !variables.isEmpty()) {
            throw refused();
        }
        super.resolveTask(taskId);
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
        return noted(taskId, () -> super.getVariablesTyped(taskId, deserializeValues));
    }

    @Override
    public VariableMap getVariablesTyped(String taskId, Collection<String> names, boolean deserializeValues) {
        return noted(taskId, () -> super.getVariablesTyped(taskId, names, deserializeValues));
    }

    @Override
    public VariableMap getVariablesLocalTyped(String taskId, boolean deserializeValues) {
        return noted(taskId, () -> super.getVariablesLocalTyped(taskId, deserializeValues));
    }

    @Override
    public VariableMap getVariablesLocalTyped(String taskId, Collection<String> names, boolean deserializeValues) {
        return noted(taskId, () -> super.getVariablesLocalTyped(taskId, names, deserializeValues));
    }

    @Override
    public @Nullable Object getVariable(String taskId, String name) {
        return noted(taskId, name, () -> super.getVariable(taskId, name));
    }

    @Override
    public @Nullable Object getVariableLocal(String taskId, String name) {
        return noted(taskId, name, () -> super.getVariableLocal(taskId, name));
    }

    @Override
    protected <T extends @Nullable TypedValue> T getVariableTyped(
            String taskId, String name, boolean isLocal, boolean deserializeValue) {
        return noted(taskId, name, () -> super.<T>getVariableTyped(taskId, name, isLocal, deserializeValue));
    }

    private VariableMap noted(String taskId, Supplier<VariableMap> fetch) {
        return commandExecutor.execute(context -> {
            readings.getObject().shut(taskId);
            VariableMap fetched = fetch.get();
            readings.getObject().note(taskId, fetched.keySet());
            return fetched;
        });
    }

    private <T extends @Nullable Object> T noted(String taskId, String name, Supplier<T> fetch) {
        return commandExecutor.execute(context -> {
            readings.getObject().shut(taskId);
            T fetched = fetch.get();
            readings.getObject().note(taskId, List.of(name));
            return fetched;
        });
    }

    private static BadUserRequestException refused() {
        return new BadUserRequestException("Tietoja kirjataan vain tehtävän lomakkeella");
    }
}
