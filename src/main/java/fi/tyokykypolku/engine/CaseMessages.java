package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Brings a message to the one place of a case that waits for it. */
@Component
public class CaseMessages {
    private final Engine engine;
    private final CaseFile caseFile;

    CaseMessages(Engine engine, CaseFile caseFile) {
        this.engine = engine;
        this.caseFile = caseFile;
    }

    /**
     * Delivers a message.
     *
     * @param variables process variables to set with it, no facts
     * @return false when nothing in the case waits for the message; nothing has changed then
     */
    public boolean send(CaseId id, String message, Map<String, Object> variables) {
        return engine.asSystem(processEngine -> {
            caseFile.lock(id);
            Optional<Execution> waiting = waiting(processEngine, id, message);
            waiting.ifPresent(execution ->
                    processEngine.getRuntimeService().messageEventReceived(message, execution.getId(), variables));
            return waiting.isPresent();
        });
    }

    /** A called process that waits comes before the path itself, which always listens. */
    private static Optional<Execution> waiting(ProcessEngine engine, CaseId id, String message) {
        List<Execution> executions = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(id.value())
                .messageEventSubscriptionName(message)
                .list();
        return executions.stream()
                .filter(execution -> stillWaits(execution, message))
                .min(Comparator.comparing((Execution execution) -> isPath(engine, execution)));
    }

    // The query reads the database, which does not know yet what the transaction at hand has ended.
    private static boolean stillWaits(Execution execution, String message) {
        return !Context.getCommandContext()
                .getEventSubscriptionManager()
                .findEventSubscriptionsByNameAndExecution(EventType.MESSAGE.name(), message, execution.getId(), false)
                .isEmpty();
    }

    private static boolean isPath(ProcessEngine engine, Execution execution) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .rootProcessInstances()
                        .count()
                > 0;
    }
}
