package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.commands.CheckDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** From now on it takes everything and says nothing, as behind a network that swallows. */
    void fallSilent() throws IOException {
        signal("STOP");
    }

    void speak() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(pid)));
        ProcessHandle.of(pid)
                .orElseThrow()
                .descendants()
                .forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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
