package fi.tyokykypolku.nodes;

import fi.tyokykypolku.commands.CheckDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that can be stopped and started again, with its data and at its address, and the keys that go with it. */
final class Database {
    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    Database(Path folder) throws IOException {
        this.folder = folder;
        this.port = Node.freePort();
        start();
    }

    void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    Path keys() {
        return folder.resolve("keys/keys.json");
    }

    JdbcClient jdbc() {
        return JdbcClient.create(Objects.requireNonNull(postgres).getPostgresDatabase());
    }

    /** @return the status with which the command {@code --check} ends */
    int check() {
        return CheckDatabase.run(
                "--check",
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--tyokykypolku.keys.file=" + keys());
    }
}
