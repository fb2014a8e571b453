package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.forms.InvalidForm;
import java.util.List;

/**
 * Somebody else has changed what a user is about to change, since the user was shown it. Nothing was written; both interfaces answer
 * it with 409. Its message tells the new values, which is a reading of them.
 */
final class FormConflict extends InvalidForm {
    /** By this code the interface knows it; the engine leaves 20,000 and more to applications. */
    static final int CODE = 20_409;

    private final transient List<Fact> told;

    /** @param told the new values that the errors tell */
    FormConflict(List<Fault> errors, List<Fact> told) {
        super(errors);
        this.told = List.copyOf(told);
        setCode(CODE);
    }

    /** The new values that the message tells. */
    List<Fact> told() {
        return told;
    }
}
