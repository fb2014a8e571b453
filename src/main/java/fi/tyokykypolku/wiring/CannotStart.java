package fi.tyokykypolku.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application does not start: one sentence says why, another what helps. */
final class CannotStart extends RuntimeException {
    private final String remedy;

    CannotStart(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** Says it without a stack trace; named in {@code META-INF/spring.factories}. */
    static final class Analyzer extends AbstractFailureAnalyzer<CannotStart> {
        @Override
        protected FailureAnalysis analyze(Throwable root, CannotStart cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
