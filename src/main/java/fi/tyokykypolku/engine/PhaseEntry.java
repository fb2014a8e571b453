package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes in the case file that a phase has begun: the path calls its process. */
@Component
class PhaseEntry {
    private static final Set<String> SIDE_PROCESSES =
            Set.of("workability", "kelaquestion", "kelaapplication", "delay", "notice");

    private final CaseFile caseFile;
    private final Engine engine;

    PhaseEntry(CaseFile caseFile, Engine engine) {
        this.caseFile = caseFile;
        this.engine = engine;
    }

    @EventListener(
            condition = "#execution.eventName == 'start' and #execution.bpmnModelElementInstance != null"
                    + " and #execution.bpmnModelElementInstance.elementType.typeName == 'startEvent'"
                    + " and #execution.id == #execution.processInstanceId")
    void enter(DelegateExecution execution) {
        String process = execution.getProcessDefinitionId().replaceFirst(":.*", "");
        if (SIDE_PROCESSES.contains(process) || CaseVariables.WITHDRAWAL.get(execution)) {
            return;
        }
        Phase phase = CaseVariables.PHASE.get(execution);
        caseFile.enter(CaseVariables.CASE_ID.get(execution), phase);
        CaseVariables.PHASE_NAME.set(execution, phase.label());
        // The path itself, and what starts beside it, is in the same phase.
        String path = ((ExecutionEntity) execution).getRootProcessInstanceId();
        Map<String, Object> entered = new HashMap<>();
        CaseVariables.PHASE.put(entered, phase);
        CaseVariables.PHASE_NAME.put(entered, phase.label());
        engine.asSystem(services -> {
            services.getRuntimeService().setVariables(path, entered);
            return null;
        });
    }
}
