package fi.tyokykypolku.api;

import org.springframework.http.HttpStatus;

/** A request that is well written but cannot be met. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** The one answer for a case that is not there and for a case that is not the caller's: they must look alike. */
    public static ProblemException unknownCase() {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "Asiaa ei löydy."));
    }

    /** The one answer for a consent that is not recorded and for one that the caller's organisations may not see. */
    public static ProblemException noConsent() {
        return new ProblemException(Problem.of(
                HttpStatus.NOT_FOUND, "Suostumusta ei ole kirjattu, tai sitä ei ole jaettu organisaatiollesi."));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(HttpStatus.FORBIDDEN, detail));
    }

    /** @param kind short name of the conflict, for programs */
    public static ProblemException conflict(String kind, String detail) {
        return new ProblemException(Problem.conflict(kind, detail));
    }

    public Problem problem() {
        return problem;
    }
}
