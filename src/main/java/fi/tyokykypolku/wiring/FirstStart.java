package fi.tyokykypolku.wiring;

import java.sql.Connection;
import javax.sql.DataSource;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a first start on the embedded database whole or nothing. Each statement that makes a table is written at once there, so that
 * a process killed amid them leaves half of them: nobody has been let in yet, and the next start begins anew. PostgreSQL takes the
 * statements of a step back by itself.
 */
@Component
class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /** There as long as the first start is under way; a schema, for Flyway wants that of the tables empty. */
    private static final String UNDER_WAY = "FIRST_START";

    private final DataSource database;

    FirstStart(DataSource database) {
        this.database = database;
    }

    /** Before the first table is made. */
    static void begin(DataSource database) {
        if (!isEmbedded(database)) {
            return;
        }
        JdbcClient jdbc = JdbcClient.create(database);
        if (isUnderWay(jdbc)) {
            LOG.warn("The first start on this database was interrupted: it begins anew");
            jdbc.sql("drop all objects").update();
        }
        long tables = jdbc.sql("select count(*) from information_schema.tables where table_schema = 'PUBLIC'")
                .query(Long.class)
                .single();
        if (tables == 0) {
            jdbc.sql("create schema " + UNDER_WAY).update();
        }
    }

    /** When all is made, and before anybody is let in. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(PostDeployEvent.class)
    void end() {
        if (isEmbedded(database)) {
            JdbcClient.create(database)
                    .sql("drop schema if exists " + UNDER_WAY)
                    .update();
        }
    }

    private static boolean isUnderWay(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from information_schema.schemata where schema_name = ?")
                        .param(UNDER_WAY)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static boolean isEmbedded(DataSource database) {
        return DatabaseDriver.H2
                == DatabaseDriver.fromProductName(new JdbcTemplate(database)
                        .execute((Connection connection) ->
                                connection.getMetaData().getDatabaseProductName()));
    }
}
