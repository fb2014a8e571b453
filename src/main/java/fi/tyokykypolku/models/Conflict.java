package fi.tyokykypolku.models;

import org.camunda.bpm.engine.BadUserRequestException;

/** What a person asks of the engine goes against what others have done, or rely on. */
class Conflict extends BadUserRequestException {
    /** Code of an exception that tells of a conflict: {@code guard.NotTheirs} answers 409. */
    private static final int CODE = 20_409;

    Conflict(String message) {
        super(message);
        setCode(CODE);
    }
}
