package fi.tyokykypolku.wiring;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in a sentence why the database took nothing at the start: of what is no known reason the failure itself is shown. */
final class DatabaseRefuses extends AbstractFailureAnalyzer<SQLException> {
    static final String FULL = "has no room left on its disk";
    static final String READ_ONLY = "can be read only";
    static final String NO_FOLDER = "lies where no folder can be read, made or written";
    private static final String NO_ROOM = "takes no more connections";
    private static final String LOCKED = "is held by somebody else, who changes its tables";
    private static final String DAMAGED = "is damaged";
    private static final String NO_RIGHT = "does not let the user make or change tables";

    private static final Map<String, String> REMEDIES = Map.of(
            FULL, "Make room and start again: what this start has begun, the next one finishes.",
            READ_ONLY,
                    "Let it be written (a standby, a read-only disk or a folder of another user?) and start again:"
                            + " what this start has begun, the next one finishes.",
            NO_FOLDER, "See that every part of the path is a folder, which the user of the process may read and write.",
            NO_ROOM, "See who holds them (pg_stat_activity), or let PostgreSQL or its user have more, and start again.",
            LOCKED, "See that nothing else works on it (pg_locks) and start again.",
            DAMAGED, "Restore it from its backup, or begin with a new file.",
            NO_RIGHT, "Make the user of spring.datasource.username the owner of the database and its schema.");

    /** By SQL state, of PostgreSQL. */
    private static final Map<String, String> STATES = Map.of(
            "53100", FULL, "25006", READ_ONLY, "42501", NO_RIGHT, "53300", NO_ROOM, "55P03", LOCKED, "57014", LOCKED);

    /** By the error codes of H2, which has no states for them. */
    private static final Map<Integer, String> CODES = Map.of(
            90_030, DAMAGED, 90_031, NO_FOLDER, 90_034, NO_FOLDER, 90_062, NO_FOLDER, 90_096, NO_RIGHT, 90_097,
            READ_ONLY);

    /** Of H2: reading or writing failed, for whatever reason. */
    private static final int FILE_FAILS = 90_028;

    private static final String NO_SPACE = "No space left on device";

    private final Environment environment;

    DatabaseRefuses(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (away(cause)) {
            return new DatabaseAway(environment).analysis(cause, root);
        }
        String problem = problem(cause);
        return problem == null
                ? null
                : new FailureAnalysis(
                        sentence(environment.getProperty("spring.datasource.url", ""), problem),
                        REMEDIES.get(problem),
                        root);
    }

    /** The same, of what has been looked for before the database was asked. */
    static CannotStart cannotStart(String url, String problem) {
        return new CannotStart(sentence(url, problem), String.valueOf(REMEDIES.get(problem)));
    }

    private static String sentence(String url, String problem) {
        return "The database at %s %s.".formatted(url.replaceFirst("[?;].*", ""), problem);
    }

    /** The pool hands on why it has no connection. States of connections, of users and of a database that is not there. */
    private static boolean away(SQLException told) {
        String state = String.valueOf(told.getSQLState());
        return state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("57P")
                || state.equals("3D000")
                || told.getErrorCode() == DatabaseAway.IN_USE;
    }

    private static @Nullable String problem(SQLException told) {
        for (Throwable cause = told; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(NO_SPACE)) {
                return FULL;
            }
            if (told.getErrorCode() == FILE_FAILS
                    && (cause instanceof AccessDeniedException || cause instanceof NoSuchFileException)) {
                return NO_FOLDER;
            }
        }
        String state = told.getSQLState();
        return state != null && STATES.containsKey(state) ? STATES.get(state) : CODES.get(told.getErrorCode());
    }
}
