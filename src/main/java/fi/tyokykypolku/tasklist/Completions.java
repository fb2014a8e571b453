package fi.tyokykypolku.tasklist;

import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Takes completions through the form's door, whichever of the engine's services they come by. */
record Completions(ObjectProvider<FormDoor> door) {
    /** @param go completes the task in the engine with the steering values */
    void complete(
            CommandExecutor engine,
            String taskId,
            @Nullable Map<String, Object> values,
            Consumer<Map<String, Object>> go) {
        try {
            boolean unused = FormRefusals.noting(() -> engine.execute(context -> {
                door.getObject().complete(taskId, values, go);
                return true;
            }));
        } catch (FormConflict conflict) {
            // In a transaction of its own: that of the completion has been taken back, and the user is told all the
            // same.
            engine.execute(context -> {
                door.getObject().logConflict(taskId, conflict);
                return true;
            });
            throw conflict;
        }
    }
}
