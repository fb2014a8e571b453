package fi.tyokykypolku.trial;

import fi.tyokykypolku.rules.Objection;
import java.util.List;

/** Models that do not keep the house rules are not tried. */
public final class TrialRefused extends RuntimeException {
    private final transient List<Objection> objections;

    TrialRefused(List<Objection> objections) {
        super(objections.size() + " objections");
        this.objections = List.copyOf(objections);
    }

    /** What is wrong with them, and was not before. */
    public List<Objection> objections() {
        return objections;
    }
}
