package fi.tyokykypolku.casefile;

/** No case has this id. */
public final class UnknownCase extends RuntimeException {
    UnknownCase(CaseId id) {
        super("Asiaa " + id + " ei löydy");
    }
}
