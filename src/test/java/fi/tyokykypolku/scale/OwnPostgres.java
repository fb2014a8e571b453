package fi.tyokykypolku.scale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** An empty PostgreSQL for one class that starts the application on it. */
public final class OwnPostgres {
    private static final String NAME = "postgres";

    private OwnPostgres() {}

    /** Starts a server as it comes. */
    public static EmbeddedPostgres start() {
        return start(EmbeddedPostgres.builder());
    }

    /** Starts a server that was set on purpose. */
    public static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
        try {
            return server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it the application's database. */
    public static void use(EmbeddedPostgres server, DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> server.getJdbcUrl(NAME, NAME));
        properties.add("spring.datasource.username", () -> NAME);
        properties.add("spring.datasource.password", () -> NAME);
    }
}
