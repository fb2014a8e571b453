package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.texts.Sentences;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A query for variables tells a signed-in user what the cards of tasks tell and no more, and nobody who is signed in starts a process
 * past its form.
 */
public final class GuardedVariables extends RuntimeServiceImpl {
    private final ObjectProvider<Cards> cards;

    public GuardedVariables(ObjectProvider<Cards> cards) {
        this.cards = cards;
    }

    @Override
    public VariableInstanceQuery createVariableInstanceQuery() {
        return new Query(commandExecutor, cards);
    }

    // All other ways to start a process come through these two.

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
        refuseUsers();
        return super.createProcessInstanceByKey(processDefinitionKey);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
        refuseUsers();
        return super.createProcessInstanceById(processDefinitionId);
    }

    private void refuseUsers() {
        boolean user = commandExecutor.execute(
                context -> context.getAuthenticatedUserId() != null && context.isAuthorizationCheckEnabled());
        if (user) {
            throw new BadUserRequestException(new Sentences("tasklist").say("byForm"));
        }
    }

    /** Tells a signed-in user what the cards of tasks tell, and an administrator also what steers the processes. */
    private static final class Query extends VariableInstanceQueryImpl {
        private final transient ObjectProvider<Cards> cards;

        Query(CommandExecutor commandExecutor, ObjectProvider<Cards> cards) {
            super(commandExecutor);
            this.cards = cards;
        }

        @Override
        public List<VariableInstance> executeList(CommandContext context, @Nullable Page page) {
            if (context.getAuthenticatedUserId() == null || !context.isAuthorizationCheckEnabled()) {
                return super.executeList(context, page);
            }
            List<VariableInstance> found = new ArrayList<>(cards(context));
            List<String> groups = context.getAuthenticatedGroupIds();
            if (groups != null && groups.contains(Role.ADMIN.group())) {
                found.addAll(super.executeList(context, page));
            }
            return found;
        }

        @Override
        public long executeCount(CommandContext context) {
            return context.getAuthenticatedUserId() == null || !context.isAuthorizationCheckEnabled()
                    ? super.executeCount(context)
                    : executeList(context, null).size();
        }

        /** What the cards of those tasks tell that are asked for and that the caller may see. */
        private List<VariableInstance> cards(CommandContext context) {
            String[] scopes = getVariableScopeIds();
            if (scopes == null || scopes.length == 0) {
                return List.of();
            }
            List<String> names = getVariableNames() == null ? List.of() : List.of(getVariableNames());
            List<String> tasks = new TaskQueryImpl(commandExecutor)
                    .taskIdIn(scopes).unlimitedList().stream().map(Task::getId).toList();
            List<VariableInstance> told = new ArrayList<>();
            cards.getObject()
                    .of(tasks, context.getAuthenticatedUserId())
                    .forEach((task, card) -> card.forEach((name, value) -> {
                        if (names.isEmpty() || names.contains(name)) {
                            told.add(variable(task, name, value));
                        }
                    }));
            return told;
        }

        // Made as the interface wants it, and never stored.
        private static VariableInstance variable(String task, String name, String value) {
            VariableInstanceEntity variable = new VariableInstanceEntity(name, Variables.stringValue(value), true);
            variable.setTaskId(task);
            return variable;
        }
    }
}
