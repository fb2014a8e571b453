package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseId;
import java.util.List;

/**
 * That a user was shown the form of a task.
 *
 * @param id the mark that goes out with the form and comes back with it
 * @param newest number of the newest fact of the case that was there to be shown
 * @param withheld keys of the fields whose value was held back
 */
record Serving(long id, CaseId caseId, String task, String user, long newest, List<String> withheld) {}
