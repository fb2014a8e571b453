package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.forms.InvalidForm;
import fi.tyokykypolku.texts.Sentences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the open tasks of an organisation wait for what its caseworker has told, or go on when it waits no longer. */
@Component
class NoteWait implements JavaDelegate {
    private static final Sentences SENTENCES = new Sentences("delays");

    /** The notice that a wait has begun or ended. */
    static final String NOTICE = "WAIT";

    private final ClockTable clocks;
    private final CaseFile caseFile;

    NoteWait(ClockTable clocks, CaseFile caseFile) {
        this.clocks = clocks;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        caseFile.lock(id);
        Optional<WaitingOn> told = told(CaseVariables.WAIT_FOR.get(execution));
        List<CaseClock> open = open(id, CaseVariables.PARTY.get(execution));
        if (told.isEmpty()
                && open.stream().noneMatch(clock -> latest(clock).on().isTold())) {
            throw rejected("noWait");
        }
        Instant now = caseFile.now();
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        open.forEach(clock -> clocks.turn(
                clock.id(),
                new Wait(
                        now,
                        told.orElseGet(() -> turn(tasks, clock)),
                        latest(clock).worklist())));
    }

    private List<CaseClock> open(CaseId id, @Nullable Organisation organisation) {
        List<CaseClock> open = clocks.of(id).stream()
                .filter(clock -> clock.task() && clock.stoppedAt() == null && clock.organisation() == organisation)
                .toList();
        if (open.isEmpty()) {
            throw rejected("noOpenTask");
        }
        return open;
    }

    /** What is waited for by the value of the variable; empty when nothing is. */
    static Optional<WaitingOn> told(String waitFor) {
        return waitFor.equals(CaseVariables.WAIT_FOR.initial())
                ? Optional.empty()
                : Optional.of(WaitingOn.valueOf(waitFor));
    }

    private static Wait latest(CaseClock clock) {
        return clock.waits().get(clock.waits().size() - 1);
    }

    private static WaitingOn turn(TaskService tasks, CaseClock clock) {
        Task task = tasks.createTaskQuery().taskId(clock.id()).singleResult();
        return WaitingOn.assigned(task.getAssignee());
    }

    private static InvalidForm rejected(String sentence) {
        return new InvalidForm(List.of(
                new InvalidForm.Fault(CaseVariables.WAIT_FOR.name(), SENTENCES.say("wait"), SENTENCES.say(sentence))));
    }
}
