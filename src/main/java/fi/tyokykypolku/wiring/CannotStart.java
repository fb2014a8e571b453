package fi.tyokykypolku.wiring;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application does not start: one sentence says why, another what helps. The process ends with 2, as commands that do nothing. */
final class CannotStart extends RuntimeException implements ExitCodeGenerator {
    private static final int NOTHING_DONE = 2;

    private final String remedy;

    CannotStart(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    @Override
    public int getExitCode() {
        return NOTHING_DONE;
    }

    /** Says it without a stack trace; named in {@code META-INF/spring.factories}. */
    static final class Analyzer extends AbstractFailureAnalyzer<CannotStart> {
        @Override
        protected FailureAnalysis analyze(Throwable root, CannotStart cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
