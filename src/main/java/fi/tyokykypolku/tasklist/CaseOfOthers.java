package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.forms.InvalidForm;

/** A notice about a case that exists and is not its sender's, on the way to {@link GuardedForms}, which logs and answers it. */
final class CaseOfOthers extends RuntimeException {
    private final transient CaseId id;
    private final transient InvalidForm answer;

    /** @param answer as for a case that does not exist */
    CaseOfOthers(CaseId id, InvalidForm answer) {
        super(answer);
        this.id = id;
        this.answer = answer;
    }

    CaseId id() {
        return id;
    }

    InvalidForm answer() {
        return answer;
    }
}
