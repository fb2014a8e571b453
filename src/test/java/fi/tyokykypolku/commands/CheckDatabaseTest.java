package fi.tyokykypolku.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the command says of databases of which nothing can be said; what it finds in others, {@code InvariantsTest} and {@code NodesTest} show. */
@ExtendWith(OutputCaptureExtension.class)
class CheckDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void itIsAskedByItsName() {
        assertThat(CheckDatabase.isAskedBy("--check")).isTrue();
        assertThat(CheckDatabase.isAskedBy("--verify-use-log", "--server.port=0"))
                .isFalse();
    }

    @Test
    void anEmptyDatabaseIsASentence(CapturedOutput output) {
        assertThat(check("jdbc:h2:mem:" + folder.getFileName() + "empty")).isEqualTo(2);
        assertThat(output.getAll()).contains("The database has no tables").doesNotContain("\tat ");
    }

    @Test
    void aDatabaseOfANewerVersionIsASentence(CapturedOutput output) throws Exception {
        String url = "jdbc:h2:mem:" + folder.getFileName() + "newer;DB_CLOSE_DELAY=-1";
        Tables.ofANewerVersion(url, folder);
        assertThat(check(url)).isEqualTo(2);
        assertThat(output.getAll()).contains("newer version (step 900)").doesNotContain("\tat ");
    }

    @Test
    void aMisspeltArgumentIsRefused(CapturedOutput output) {
        assertThat(check("jdbc:h2:mem:misspelt", "--chekc")).isEqualTo(2);
        assertThat(output.getAll()).contains("Nothing is known by the name --chekc");
    }

    @Test
    void aDatabaseWithoutAnEngineIsASentence(CapturedOutput output) {
        String url = "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        assertThat(check(url)).isEqualTo(2);
        assertThat(output.getAll()).contains("The database has no tables").doesNotContain("\tat ");
    }

    @Test
    void aDatabaseThatIsAwayIsASentence(CapturedOutput output) {
        assertThat(check(
                        "jdbc:h2:tcp://127.0.0.1:1/away",
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--spring.datasource.hikari.initialization-fail-timeout=1"))
                .isEqualTo(2);
        assertThat(output.getAll()).contains("The database does not open: ").doesNotContain("\tat ");
    }

    private int check(String url, String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "--check";
        arguments[1] = "--spring.datasource.url=" + url;
        arguments[2] = "--spring.datasource.username=sa";
        arguments[3] = "--spring.datasource.password=";
        arguments[4] = "--tyokykypolku.keys.file=" + folder.resolve("keys.json");
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CheckDatabase.run(arguments);
    }
}
