package fi.tyokykypolku.intake;

import java.util.List;

/** A request that does not say what it should, or not as it should. */
final class Rejected extends RuntimeException {
    private final transient List<FieldError> errors;

    Rejected(List<FieldError> errors) {
        super("Rejected fields: " + errors.stream().map(FieldError::nameForLog).toList());
        this.errors = List.copyOf(errors);
    }

    List<FieldError> errors() {
        return errors;
    }
}
