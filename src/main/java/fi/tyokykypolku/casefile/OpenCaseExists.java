package fi.tyokykypolku.casefile;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** The client already has an open case; a client has one at a time. The engine's interfaces answer it with 400. */
public final class OpenCaseExists extends FormFieldValidationException {
    private final transient CaseId existing;

    OpenCaseExists(CaseId existing) {
        super(existing.value(), "Henkilötunnus (personId): asiakkaalla on jo avoin asia " + existing);
        this.existing = existing;
    }

    /** The case that is open. */
    public CaseId existing() {
        return existing;
    }
}
