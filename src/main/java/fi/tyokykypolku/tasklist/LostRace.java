package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.texts.Sentences;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * Somebody else did something to a task at the same instant. Nothing was written; both interfaces answer it with 409 and a sentence of
 * their own. The engine's own exceptions for it are errors of the program there, with a stack trace in the log.
 */
final class LostRace extends FormFieldValidationException {
    /** By this code the interface knows it; the engine leaves 20,000 and more to applications. */
    static final int CODE = 20_410;

    LostRace() {
        this(message());
    }

    private LostRace(String message) {
        super(message, message);
        setCode(CODE);
    }

    private static String message() {
        return new Sentences("tasklist").say("race");
    }

    /** Does something to a task without its form: what the engine finds there no more is a mistake of the caller's and none of its own. */
    static void outside(Runnable work) {
        try {
            work.run();
        } catch (OptimisticLockingException e) {
            BadUserRequestException lost = new BadUserRequestException(message(), e);
            lost.setCode(CODE);
            throw lost;
        } catch (NullValueException e) {
            throw new BadUserRequestException(e.getMessage(), e);
        }
    }
}
