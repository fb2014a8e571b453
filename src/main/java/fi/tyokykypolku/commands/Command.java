package fi.tyokykypolku.commands;

import fi.tyokykypolku.casefile.SchemaSteps;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;

/** Opens the database for a command, if it has the tables of this version, and says in a sentence why nothing can be done. */
final class Command {
    static final int NOTHING_DONE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Command.class);

    private static final String NO_TABLES =
            "The database has no tables, or those of an older version: start this version"
                    + " once, then run the command again";

    private Command() {}

    /** What a command does with the database. */
    interface Work {
        /** @return the status to exit with */
        int on(ConfigurableApplicationContext context);
    }

    static int run(Class<?> command, Work work, String... args) {
        if (Arguments.refused(args)) {
            return NOTHING_DONE;
        }
        // Lazily: what looks at the database when it is made would fail at length when there is none.
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(command)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .lazyInitialization(true)
                .run(args)) {
            new JdbcTemplate(context.getBean(DataSource.class)).execute("select 1");
            refuseOtherTables(context.getBean(Flyway.class));
            return work.on(context);
        } catch (CannotRun e) {
            LOG.error("{}", e.getMessage());
        } catch (BadSqlGrammarException e) {
            LOG.error(NO_TABLES);
        } catch (CannotGetJdbcConnectionException | CannotCreateTransactionException e) {
            LOG.error("{}", noDatabase(e));
        }
        return NOTHING_DONE;
    }

    private static void refuseOtherTables(Flyway flyway) {
        SchemaSteps.newer(flyway).ifPresent(step -> {
            throw new CannotRun("The database has the tables of a newer version (step " + step
                    + "): run the command of the version that wrote them");
        });
        if (SchemaSteps.unfinished(flyway)) {
            throw new CannotRun(NO_TABLES);
        }
    }

    private static String noDatabase(NestedRuntimeException failure) {
        return "The database does not open: "
                + NestedExceptionUtils.getMostSpecificCause(failure).getMessage()
                + ". See that it runs and takes the user of spring.datasource.*; the embedded one has one user at a time,"
                + " so that the application must be stopped";
    }
}
