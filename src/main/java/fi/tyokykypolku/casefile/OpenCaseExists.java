package fi.tyokykypolku.casefile;

/** The client already has an open case; a client has one at a time. */
public final class OpenCaseExists extends RuntimeException {
    private final transient CaseId existing;

    OpenCaseExists(CaseId existing) {
        super("Asiakkaalla on jo avoin asia " + existing);
        this.existing = existing;
    }

    /** The case that is open. */
    public CaseId existing() {
        return existing;
    }
}
