package fi.tyokykypolku.delays;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a report's figures from one state of the database, with the planner set for large reads where it is PostgreSQL. */
@Component
class ReportTransaction {
    // A plan for any period would be one for a short period. What is grouped or joined stays in memory.
    private static final String SETTINGS =
            "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true)";

    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final boolean postgres;

    ReportTransaction(DataSource database, PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(database);
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        postgres = "PostgreSQL".equals(jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
    }

    <T> T read(Supplier<T> report) {
        return transaction.execute(status -> {
            if (postgres) {
                jdbc.queryForMap(SETTINGS);
            }
            return report.get();
        });
    }
}
