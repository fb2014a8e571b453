package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Phase;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes in the case file that a phase has begun: the path calls its process and names it. */
@Component
class PhaseEntry {
    private final CaseFile caseFile;

    PhaseEntry(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @EventListener(
            condition = "#execution.eventName == 'start' and #execution.bpmnModelElementInstance != null"
                    + " and #execution.bpmnModelElementInstance.elementType.typeName == 'startEvent'"
                    + " and #execution.id == #execution.processInstanceId")
    void enter(DelegateExecution execution) {
        Phase phase = CaseVariables.PHASE.get(execution);
        if (phase != null) {
            caseFile.enter(CaseVariables.caseId(execution), phase);
        }
    }
}
