package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.CaseId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is well written but cannot be met. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;
    private final transient @Nullable CaseId refused;

    private ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, @Nullable CaseId refused) {
        super(problem.detail());
        this.problem = problem;
        this.refused = refused;
    }

    /** The one answer for a case that is not there and for a case that is not the caller's: they must look alike. */
    public static ProblemException unknownCase() {
        return new ProblemException(noCase());
    }

    /** The same answer for a case that is there and not the caller's; the use log tells of it. */
    public static ProblemException notTheirs(CaseId id) {
        return new ProblemException(noCase(), id);
    }

    private static Problem noCase() {
        return Problem.of(HttpStatus.NOT_FOUND, Said.of("noCase"));
    }

    /** The one answer for a consent that is not recorded and for one that the caller's organisations may not see. */
    public static ProblemException noConsent() {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, Said.of("noConsent")));
    }

    /** The one answer for a plan that nobody has drafted and for one that the caller's organisations may not see. */
    public static ProblemException noPlan() {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, Said.of("noPlan")));
    }

    /** Something that is not there, and of which anybody who may ask may know that. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, detail));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(HttpStatus.FORBIDDEN, detail));
    }

    /** An answer to somebody who may know of the case, but not do this; the use log tells of it. */
    static ProblemException forbidden(CaseId id, String detail) {
        return new ProblemException(Problem.of(HttpStatus.FORBIDDEN, detail), id);
    }

    /** @param kind short name of the conflict, for programs */
    public static ProblemException conflict(String kind, String detail) {
        return new ProblemException(Problem.conflict(kind, detail));
    }

    public Problem problem() {
        return problem;
    }

    /** The case that exists and was refused, if one was. Nothing of it goes into the answer. */
    Optional<CaseId> refused() {
        return Optional.ofNullable(refused);
    }
}
