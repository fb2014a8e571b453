package fi.tyokykypolku.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The directory cannot be read: the message names the table, the line and what is wrong. */
final class WrongTable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    WrongTable(String message) {
        this(message, null);
    }

    WrongTable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Says it without a stack trace; named in {@code META-INF/spring.factories}. */
    static final class Analyzer extends AbstractFailureAnalyzer<WrongTable> {
        @Override
        protected FailureAnalysis analyze(Throwable root, WrongTable cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Correct the table or setting, as src/docs/operations.md says under Municipalities and areas.",
                    cause);
        }
    }
}
