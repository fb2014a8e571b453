package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clock that has passed, or did pass, its last day.
 *
 * @param processInstanceId where it runs in the engine; null when it has stopped
 * @param process id of the process, {@code element} that of the user task or step in it
 * @param sla id of the time limit
 * @param worklist where it lies, without the team
 * @param countedFrom the day the limit is counted from
 * @param dueAt the last second in time
 * @param daysLate whole days from the last day to the stop, or to today
 * @param waitingOn whose turn it is now, a {@link WaitingOn}; null when it has stopped, or waits by its tasks
 * @param delayReason why, as told by a person; null when nobody has told
 */
public record LateRow(
        CaseId caseId,
        @Nullable String processInstanceId,
        String process,
        String element,
        String sla,
        String kind,
        Organisation organisation,
        String worklist,
        LocalDate countedFrom,
        Instant dueAt,
        long daysLate,
        @Nullable String waitingOn,
        @Nullable String delayReason) {}
