package fi.tyokykypolku.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The file that keeps a run made in memory, so that the next start shows it again. A run is not made in a file of H2's own: H2 loses
 * pages of one that is written for long ("Chunk not found"). A database that lies elsewhere keeps itself.
 */
@Component
@Profile("cohort")
class CohortArchive implements BeanPostProcessor {
    private final Path file;

    CohortArchive(Environment environment) {
        this.file = Path.of(
                environment.getRequiredProperty(CohortParameters.PREFIX + ".folder"),
                environment.getRequiredProperty(CohortParameters.PREFIX + ".database") + ".sql.gz");
    }

    /** Fills the database from the file, before anybody has used it. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database && Files.exists(file) && inMemory(database)) {
            JdbcClient.create(database)
                    .sql("runscript from ? compression gzip")
                    .param(file.toString())
                    .update();
        }
        return bean;
    }

    /** Writes the database into the file, whole or not at all. */
    void save(DataSource database) {
        if (!inMemory(database)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        JdbcClient.create(database)
                .sql("script to ? compression gzip")
                .param(part.toString())
                .query()
                .listOfRows();
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The run cannot be kept", e);
        }
    }

    private static boolean inMemory(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
        } catch (SQLException e) {
            throw new IllegalStateException("The cohort's database cannot be reached", e);
        }
    }
}
