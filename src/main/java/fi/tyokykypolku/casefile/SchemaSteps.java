package fi.tyokykypolku.casefile;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Compares the tables of a database with those of this version. Reads only. */
public final class SchemaSteps {
    private SchemaSteps() {}

    /** The last step that was taken by a newer version, and that this one does not know. */
    public static Optional<String> newer(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .reduce((one, other) -> other)
                .map(String::valueOf);
    }

    /** Whether this version has steps that are still to be taken, or one was not finished. */
    public static boolean unfinished(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.PENDING || state.isFailed());
    }
}
