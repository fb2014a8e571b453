package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a case: a task, or a step of the path that has a time limit of its own.
 *
 * @param id the engine's id of the task or the step
 * @param process id of the process, {@code element} that of the user task or step in it
 * @param task whether it is a user task
 * @param sla id of the time limit
 * @param kind LEGAL, TARGET or INTERNAL: never to be summed into one figure
 * @param organisation whose clock it is
 * @param worklist where it lies, without the team
 * @param countedFrom the day the limit is counted from, by law or agreement; not the task's own
 * @param dueAt the last second in time
 * @param stoppedAt null while it runs
 * @param done whether the work was done, or the path left it; null while it runs
 * @param delayReason why it was late, as the network lead has told; null while nobody has
 * @param waits from when on whom was waited, oldest first; each lasts until the next one or the stop
 */
public record CaseClock(
        String id,
        CaseId caseId,
        String process,
        String element,
        boolean task,
        String sla,
        String kind,
        Organisation organisation,
        String worklist,
        LocalDate countedFrom,
        Instant startedAt,
        Instant dueAt,
        Instant remindAt,
        @Nullable Instant stoppedAt,
        @Nullable Boolean done,
        @Nullable String delayReason,
        List<Wait> waits) {

    CaseClock stopped(Instant at, boolean workDone) {
        return ended(at, workDone, delayReason);
    }

    CaseClock explained(String reason) {
        return ended(stoppedAt, done, reason);
    }

    private CaseClock ended(@Nullable Instant at, @Nullable Boolean workDone, @Nullable String reason) {
        return new CaseClock(
                id,
                caseId,
                process,
                element,
                task,
                sla,
                kind,
                organisation,
                worklist,
                countedFrom,
                startedAt,
                dueAt,
                remindAt,
                at,
                workDone,
                reason,
                waits);
    }

    /** A change of whom is waited on. */
    public record Wait(Instant since, WaitingOn on, String worklist) {
        boolean same(Wait other) {
            return on == other.on && worklist.equals(other.worklist);
        }
    }
}
