package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.texts.Sentences;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Forms go in and out through the door between engine and case file, and who reads one is logged. */
public final class GuardedForms extends FormServiceImpl {
    private final ObjectProvider<FormDoor> door;
    private final Completions completions;

    public GuardedForms(ObjectProvider<FormDoor> door) {
        this.door = door;
        this.completions = new Completions(door);
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> formVariables, boolean deserializeValues) {
        return commandExecutor.execute(context -> door.getObject()
                // Lists as text whatever is asked: no browser can read the engine's own objects.
                .read(taskId, formVariables, false)
                .orElseGet(() -> super.getTaskFormVariables(taskId, formVariables, deserializeValues)));
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return door.getObject().startForm(processDefinitionId, super.getDeployedStartForm(processDefinitionId));
    }

    /** Answers for a task that is not there as for one that is not the caller's. */
    @Override
    public TaskFormData getTaskFormData(String taskId) {
        try {
            return super.getTaskFormData(taskId);
        } catch (NullValueException e) {
            throw new AuthorizationException(new Sentences("tasklist").say("notOpen"));
        }
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return commandExecutor.execute(context -> door.getObject().taskForm(taskId));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, @Nullable Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, null, properties);
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, @Nullable Map<String, Object> properties) {
        try {
            return FormRefusals.noting(() -> commandExecutor.execute(context -> door.getObject()
                    .start(
                            processDefinitionId,
                            properties,
                            (caseId, variables) -> super.submitStartForm(processDefinitionId, caseId, variables))));
        } catch (CaseOfOthers refused) {
            // In a transaction of its own: that of the form has been taken back.
            commandExecutor.execute(context -> {
                door.getObject().logRefusal(refused.id());
                return true;
            });
            // Told as a case that is not there.
            throw FormRefusals.noted(refused.answer());
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes", "deprecation"})
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, null, (Map) properties);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes", "deprecation"})
    public ProcessInstance submitStartFormData(
            String processDefinitionId, String businessKey, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, businessKey, (Map) properties);
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        completions.complete(commandExecutor, taskId, properties, steering -> super.submitTaskForm(taskId, steering));
    }

    /** What the process goes on with is none of the caller's: nothing comes in return. */
    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        submitTaskForm(taskId, properties);
        return Variables.createVariables();
    }
}
