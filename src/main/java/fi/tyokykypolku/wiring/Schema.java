package fi.tyokykypolku.wiring;

import fi.tyokykypolku.vault.KeyProperties;
import java.nio.file.Files;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the case file's tables up to this version, after it has looked whether they may be touched at all. */
@Configuration
class Schema {
    @Bean
    static FlywayMigrationStrategy migration(KeyProperties keys) {
        return flyway -> {
            refuseNewer(flyway);
            refuseNewKeys(flyway.getConfiguration().getDataSource(), keys);
            FirstStart.begin(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }

    private static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .reduce((one, other) -> other)
                .ifPresent(version -> {
                    throw new CannotStart(
                            "The database has the tables of a newer version (step " + version + ").",
                            "Start the version that wrote them, or restore a backup from before (src/docs/operations.md).");
                });
    }

    /** New keys beside old facts would read none of them, and take every client for a new one. */
    private static void refuseNewKeys(DataSource database, KeyProperties keys) {
        if (keys.generate()
                && (Files.notExists(keys.file()) || Files.notExists(keys.hashFile()))
                && hasFacts(JdbcClient.create(database))) {
            throw new CannotStart(
                    "The database holds clients, and the key files " + keys.file() + " and " + keys.hashFile()
                            + " are not both there: new ones would not open it.",
                    "Put the key files there that belong to this database, from the backup of the keys.");
        }
    }

    private static boolean hasFacts(JdbcClient jdbc) {
        long tables = jdbc.sql("select count(*) from information_schema.tables where lower(table_name) = 'tkp_client'")
                .query(Long.class)
                .single();
        return tables > 0
                && jdbc.sql("select count(*) from tkp_client").query(Long.class).single() > 0;
    }
}
