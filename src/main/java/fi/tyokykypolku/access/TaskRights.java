package fi.tyokykypolku.access;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * The right to a task is that of the worklist it lies on. It goes when the task is laid on another one, which the engine's own
 * provider does not see to; the assignee needs no right of their own, which would outlive the assignment.
 */
public final class TaskRights extends DefaultAuthorizationProvider {
    private static final AuthorizationEntity[] NONE = {};

    @Override
    public AuthorizationEntity[] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        AuthorizationEntity right = getGrantAuthorizationByGroupId(groupId, Resources.TASK, task.getId());
        return right == null ? NONE : new AuthorizationEntity[] {right};
    }
}
