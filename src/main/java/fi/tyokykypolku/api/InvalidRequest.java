package fi.tyokykypolku.api;

import java.util.List;

/** A request that does not say what it should, or not as it should. */
public final class InvalidRequest extends RuntimeException {
    private final transient List<FieldError> errors;
    private final String detail;

    public InvalidRequest(List<FieldError> errors) {
        this(Said.of("fields"), errors);
    }

    /** @param detail heads the list of what is wrong */
    public InvalidRequest(String detail, List<FieldError> errors) {
        super("Rejected fields: " + errors.stream().map(FieldError::nameForLog).toList());
        this.errors = List.copyOf(errors);
        this.detail = detail;
    }

    /** The sentence above the list. */
    String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
