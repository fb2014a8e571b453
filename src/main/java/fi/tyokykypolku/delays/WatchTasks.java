package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.TaskMoved;
import fi.tyokykypolku.deadlines.TaskDated;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the clock of every user task. */
@Component
class WatchTasks {
    private final ClockTable clocks;
    private final Directory directory;
    private final CaseFile caseFile;

    WatchTasks(ClockTable clocks, Directory directory, CaseFile caseFile) {
        this.clocks = clocks;
        this.directory = directory;
        this.caseFile = caseFile;
    }

    @EventListener
    void start(TaskDated dated) {
        DelegateTask task = dated.task();
        Term term = dated.term();
        Worklist worklist = worklist(task)
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey() + " lies on no worklist"));
        CaseId id = held(task);
        Instant created = task.getCreateTime().toInstant();
        clocks.add(new CaseClock(
                task.getId(),
                id,
                process(task.getProcessDefinitionId()),
                task.getTaskDefinitionKey(),
                true,
                term.sla(),
                term.kind(),
                worklist.organisation(),
                area(worklist.id()),
                term.start(),
                created,
                moment(task.getDueDate()),
                moment(task.getFollowUpDate()),
                null,
                null,
                null,
                List.of(new Wait(created, WaitingOn.assigned(task.getAssignee()), worklist.id()))));
    }

    @Order(3)
    @EventListener(condition = "#task.eventName == 'assignment' or #task.eventName == 'update'")
    void follow(DelegateTask task) {
        held(task);
        // While it is moved from one worklist to another, it lies on none.
        worklist(task).ifPresent(worklist -> {
            clocks.turn(
                    task.getId(),
                    new Wait(
                            caseFile.now(),
                            clocks.told(task.getId(), worklist.id()).orElse(WaitingOn.assigned(task.getAssignee())),
                            worklist.id()));
            clocks.lay(task.getId(), worklist);
            clocks.date(task.getId(), moment(task.getDueDate()), moment(task.getFollowUpDate()));
        });
    }

    // The engine tells of no update when a task only changes its worklist.
    @EventListener
    void move(TaskMoved moved) {
        clocks.turn(moved.task(), new Wait(caseFile.now(), WaitingOn.WORKLIST, moved.worklist()));
        directory.worklist(moved.worklist()).ifPresent(worklist -> clocks.lay(moved.task(), worklist));
    }

    @Order(3)
    @EventListener(condition = "#task.eventName == 'complete' or #task.eventName == 'delete'")
    void stop(DelegateTask task) {
        held(task);
        clocks.stop(task.getId(), caseFile.now(), task.getEventName().equals("complete"));
    }

    // The case first and its clocks after it, as everywhere: or two would wait for each other for ever.
    private CaseId held(DelegateTask task) {
        CaseId id = CaseVariables.caseId(task);
        caseFile.lock(id);
        return id;
    }

    private Optional<Worklist> worklist(DelegateTask task) {
        return directory.worklistAmong(task.getCandidates().stream().map(IdentityLink::getGroupId));
    }

    // A worklist without its team: areas are told by digits.
    static String area(String worklist) {
        return worklist.replaceFirst("(?<=\\d)[a-z]+$", "");
    }

    static String process(String definition) {
        return definition.substring(0, definition.indexOf(':'));
    }

    private static Instant moment(Date date) {
        return Objects.requireNonNull(date, "Every task is dated").toInstant();
    }
}
