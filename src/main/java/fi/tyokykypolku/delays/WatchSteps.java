package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.WhereaboutsChanged;
import fi.tyokykypolku.engine.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the clock of every step of the path that has a time limit drawn on it and is no user task. */
@Component
class WatchSteps {
    private final ClockTable clocks;
    private final Steps steps;
    private final CaseFile caseFile;

    WatchSteps(ClockTable clocks, Steps steps, CaseFile caseFile) {
        this.clocks = clocks;
        this.steps = steps;
        this.caseFile = caseFile;
    }

    @EventListener(
            condition = "(#execution.eventName == 'start' or #execution.eventName == 'end')"
                    + " and #execution.currentActivityId != null")
    void watch(DelegateExecution execution) {
        if (!steps.hasClock(execution.getProcessDefinitionId(), execution.getCurrentActivityId())) {
            return;
        }
        CaseId id = CaseVariables.caseId(execution);
        caseFile.lock(id);
        String clock = execution.getActivityInstanceId();
        if (execution.getEventName().equals("start")) {
            clocks.add(steps.clock(
                    clock, id, execution.getProcessDefinitionId(), execution.getCurrentActivityId(), caseFile.now()));
        } else {
            clocks.stop(clock, caseFile.now(), !execution.isCanceled());
        }
    }

    @EventListener
    void move(WhereaboutsChanged moved) {
        clocks.of(moved.id()).stream()
                .filter(clock -> !clock.task())
                .forEach(clock -> clocks.lay(clock.id(), steps.worklist(moved.id(), clock.organisation())));
    }
}
