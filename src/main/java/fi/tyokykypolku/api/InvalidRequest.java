package fi.tyokykypolku.api;

import java.util.List;

/** A request that does not say what it should, or not as it should. */
public final class InvalidRequest extends RuntimeException {
    private final transient List<FieldError> errors;

    public InvalidRequest(List<FieldError> errors) {
        super("Rejected fields: " + errors.stream().map(FieldError::nameForLog).toList());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
