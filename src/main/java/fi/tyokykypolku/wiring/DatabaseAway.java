package fi.tyokykypolku.wiring;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says what is wrong when no connection to the database comes about, without a stack trace. */
final class DatabaseAway extends AbstractFailureAnalyzer<PoolInitializationException> {
    /** Of H2: another process has the file open. */
    static final int IN_USE = 90_020;

    private final Environment environment;

    DatabaseAway(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable root, PoolInitializationException cause) {
        return analysis(sqlException(cause), cause);
    }

    /** @param told what the database said; null when nothing */
    FailureAnalysis analysis(@Nullable SQLException told, Throwable cause) {
        String database = environment.getProperty("spring.datasource.url", "");
        String problem = "The database at " + database.replaceFirst("[?;].*", "");
        if (told == null) {
            return new FailureAnalysis(problem + " does not answer.", remedy(), cause);
        }
        if (told.getErrorCode() == IN_USE) {
            return new FailureAnalysis(
                    problem + " is in use by another process.",
                    "Stop the other one, or start in another folder: a file has one user at a time.",
                    cause);
        }
        return new FailureAnalysis(
                problem + " does not open (" + told.getSQLState() + "): " + told.getMessage(), remedy(), cause);
    }

    private static String remedy() {
        return "See that it runs, takes connections from here, can write to its disk and knows the user and password"
                + " (spring.datasource.*); the start waits for it a minute (spring.datasource.hikari.initialization-fail-timeout).";
    }

    private static @Nullable SQLException sqlException(Throwable from) {
        for (Throwable cause = from.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told) {
                return told;
            }
        }
        return null;
    }
}
