package fi.tyokykypolku.tasklist;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Who reads the variables of tasks by a query is logged, as in {@link GuardedTasks}; and nobody who is signed in starts a process past
 * its form.
 */
public final class GuardedVariables extends RuntimeServiceImpl {
    private final ObjectProvider<Readings> readings;

    public GuardedVariables(ObjectProvider<Readings> readings) {
        this.readings = readings;
    }

    @Override
    public VariableInstanceQuery createVariableInstanceQuery() {
        return new Query(commandExecutor, readings);
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
            throw new BadUserRequestException("Prosessi aloitetaan vain lomakkeellaan");
        }
    }

    private static final class Query extends VariableInstanceQueryImpl {
        private final transient ObjectProvider<Readings> readings;

        Query(CommandExecutor commandExecutor, ObjectProvider<Readings> readings) {
            super(commandExecutor);
            this.readings = readings;
        }

        @Override
        public List<VariableInstance> executeList(CommandContext context, Page page) {
            List<VariableInstance> found = super.executeList(context, page);
            found.stream()
                    .filter(variable -> variable.getTaskId() != null)
                    .collect(groupingBy(VariableInstance::getTaskId, mapping(VariableInstance::getName, toList())))
                    .forEach((taskId, names) -> {
                        // The rows found are the ones that it shuts.
                        readings.getObject().shut(taskId);
                        readings.getObject().note(taskId, names);
                    });
            return found;
        }
    }
}
