package fi.tyokykypolku.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Tasks are completed through their form's door only, and nobody sets a variable of a task past it. */
final class GuardedTasks extends TaskServiceImpl {
    private final ObjectProvider<FormDoor> door;

    GuardedTasks(ObjectProvider<FormDoor> door) {
        this.door = door;
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

    private static BadUserRequestException refused() {
        return new BadUserRequestException("Tietoja kirjataan vain tehtävän lomakkeella");
    }
}
