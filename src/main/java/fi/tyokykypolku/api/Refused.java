package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is well written but cannot be met. */
public final class Refused extends RuntimeException {
    private final transient Problem problem;

    private Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** The one answer for a case that is not there and for a case that is not the caller's: they must look alike. */
    public static Refused unknownCase() {
        return new Refused(Problem.of(HttpStatus.NOT_FOUND, "Asiaa ei löydy."));
    }

    /** The one answer for a consent that is not recorded and for one that the caller's organisations may not see. */
    public static Refused noConsent() {
        return new Refused(Problem.of(
                HttpStatus.NOT_FOUND, "Suostumusta ei ole kirjattu, tai sitä ei ole jaettu organisaatiollesi."));
    }

    public static Refused forbidden(String detail) {
        return new Refused(Problem.of(HttpStatus.FORBIDDEN, detail));
    }

    /** @param kind short name of the conflict, for programs */
    public static Refused conflict(String kind, String detail, @Nullable CaseId caseId) {
        return new Refused(Problem.conflict(kind, detail, caseId));
    }

    public Problem problem() {
        return problem;
    }
}
