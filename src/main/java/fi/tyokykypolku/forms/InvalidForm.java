package fi.tyokykypolku.forms;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** A form was filled in a way it does not allow. Nothing was written; both interfaces answer it with 400. */
public class InvalidForm extends FormFieldValidationException {
    private final transient List<Fault> errors;

    /** @param errors what to mend, at least one */
    public InvalidForm(List<Fault> errors) {
        super(
                errors,
                errors.stream()
                        .map(error -> error.label() + (error.label().endsWith("?") ? " " : ": ") + error.message())
                        .collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    /** What to mend, in the order of the form. */
    public List<Fault> errors() {
        return errors;
    }

    /**
     * What is wrong with one field.
     *
     * @param field key of the field
     * @param label what the user sees beside it, in the user's language
     * @param message in the same language; never repeats the value
     */
    public record Fault(String field, String label, String message) {}
}
