package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.forms.FormSchema;
import java.util.Map;

/**
 * A task that is to be done: whose case it is of, on whose worklist it lies, and with which form it is done.
 *
 * @param name of the task in its model, which is its form's too
 * @param form the form without the components that are for other organisations
 * @param forms every form deployed with the task's process, by id
 */
record OpenTask(
        String id, String name, CaseId caseId, Worklist worklist, FormSchema form, Map<String, FormSchema> forms) {
    /** The organisation whose worklist it lies on. */
    Organisation organisation() {
        return worklist.organisation();
    }
}
