package fi.tyokykypolku.wiring;

import fi.tyokykypolku.casefile.SchemaSteps;
import fi.tyokykypolku.uselog.UseHead;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the case file's tables up to this version, after it has looked whether they may be touched at all. */
@Configuration
class Schema {
    /** False for a command, which takes the tables as they are. */
    private static final String MIGRATE = "tyokykypolku.migrate";

    /** The step that makes the table of the use log's head ready for seals. */
    private static final String USE_LOG_SEALED = "12";

    /** The last of them says that there have been some. */
    private static final List<String> HOLD_FACTS = List.of("tkp_client", "tkp_fact", "tkp_case", "tkp_use_log");

    @Bean
    static FlywayMigrationStrategy migration(KeyProperties keys, Environment environment, TurnToStart turn) {
        boolean migrate = environment.getProperty(MIGRATE, Boolean.class, true);
        return flyway -> {
            DataSource database = flyway.getConfiguration().getDataSource();
            if (migrate) {
                turn.take(database);
            }
            refuseNewer(flyway);
            if (!migrate) {
                refuseOlder(flyway);
            }
            refuseReadOnly(database);
            refuseNewKeys(database, keys);
            DatabaseSeal.refuseOther(database, keys, environment);
            if (migrate) {
                FirstStart.begin(database);
            }
            MigrateResult done = flyway.migrate();
            if (done.migrations.stream().anyMatch(step -> USE_LOG_SEALED.equals(step.version))) {
                sealUseLog(database, keys);
            }
        };
    }

    private static void sealUseLog(DataSource database, KeyProperties keys) {
        try {
            UseHead head = new UseHead(JdbcClient.create(database), new Vault(keys));
            new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> head.begin());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys cannot be read", e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        SchemaSteps.newer(flyway).ifPresent(step -> {
            throw new CannotStart(
                    "The database has the tables of a newer version (step " + step + ").",
                    "Start the version that wrote them, or restore a backup from before (src/docs/operations.md).");
        });
    }

    private static void refuseOlder(Flyway flyway) {
        if (SchemaSteps.unfinished(flyway)) {
            throw new CannotStart(
                    "The database has no tables, or those of an older version.",
                    "Start this version once, then run the command again.");
        }
    }

    /** Where no table is left to be made, the engine would be the first to find out, and says it at length. */
    private static void refuseReadOnly(DataSource database) {
        String readOnly = new JdbcTemplate(database).execute((ConnectionCallback<String>)
                connection -> isReadOnly(connection) ? connection.getMetaData().getURL() : "");
        if (readOnly != null && !readOnly.isEmpty()) {
            throw DatabaseRefuses.cannotStart(readOnly, DatabaseRefuses.READ_ONLY);
        }
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return connection.isReadOnly();
        }
        // A standby says so there only.
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show transaction_read_only")) {
            return answer.next() && "on".equals(answer.getString(1));
        }
    }

    /** New keys beside old facts would read none of them, and take every client for a new one. */
    private static void refuseNewKeys(DataSource database, KeyProperties keys) {
        if (keys.generate()
                && (Files.notExists(keys.file()) || Files.notExists(keys.hashFile()))
                && hasFacts(JdbcClient.create(database))) {
            throw new CannotStart(
                    "The database holds what keys have locked, and the key files " + keys.file() + " and "
                            + keys.hashFile() + " are not both there: new ones would not open it.",
                    "Put the key files there that belong to this database, from the backup of the keys.");
        }
    }

    private static boolean hasFacts(JdbcClient jdbc) {
        return HOLD_FACTS.stream()
                .anyMatch(table -> Tables.exists(jdbc, table)
                        && jdbc.sql("select count(*) from (select 1 from " + table + " limit 1) one")
                                        .query(Long.class)
                                        .single()
                                > 0);
    }
}
