package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** What the database refuses at the start is one sentence with a remedy. */
class DatabaseRefusesTest {
    private final DatabaseRefuses refuses = new DatabaseRefuses(
            new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/polku?user=a"));

    @ParameterizedTest
    @CsvSource({
        "53100, has no room left on its disk",
        "25006, can be read only",
        "42501, does not let the user make or change tables"
    })
    void aStateThatIsKnownIsASentence(String state, String problem) {
        FailureAnalysis told = refuses.analyze(
                new IllegalStateException("migration", new SQLException("could not extend file", state)));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).isEqualTo("The database at jdbc:postgresql://db/polku " + problem + ".");
        assertThat(told.getAction()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "08001, 0, does not open (08001)",
        "28P01, 0, does not open (28P01)",
        "3D000, 0, does not open (3D000)",
        "90020, 90020, is in use by another process"
    })
    void noConnectionIsASentenceToo(String state, int code, String problem) {
        FailureAnalysis told =
                refuses.analyze(new IllegalStateException("pool", new SQLException("Connection refused", state, code)));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).startsWith("The database at jdbc:postgresql://db/polku " + problem);
        assertThat(told.getAction()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {90_031, 90_034, 90_062})
    void aFolderOfTheEmbeddedDatabaseThatCannotBeWrittenIsASentence(int code) {
        FailureAnalysis told = refuses.analyze(new SQLException("Error while creating file", "" + code, code));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains("no folder can be read, made or written");
    }

    @ParameterizedTest
    @CsvSource({
        "53300, 0, takes no more connections",
        "55P03, 0, is held by somebody else",
        "57014, 0, is held by somebody else",
        "90030, 90030, is damaged"
    })
    void whatHoldsAStartUpIsASentence(String state, int code, String problem) {
        FailureAnalysis told =
                refuses.analyze(new IllegalStateException("Flyway", new SQLException("at length", state, code)));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains(problem);
        assertThat(told.getAction()).isNotBlank();
    }

    @Test
    void aFileOfTheEmbeddedDatabaseThatMayNotBeTouchedIsOneToo() {
        FailureAnalysis told = refuses.analyze(
                new SQLException("IO Exception", "90028", 90_028, new AccessDeniedException("polku.mv.db")));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains("no folder can be read, made or written");
    }

    @Test
    void aKeyFileThatIsAFolderIsASentence(@TempDir Path folder) {
        Throwable refused = catchThrowable(() -> new Vault(new KeyProperties(folder, false)));
        FailureAnalysis told =
                new KeysUnreadable(new MockEnvironment()).analyze(new IllegalStateException("bean", refused));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).isEqualTo("The key file " + folder + " cannot be read.");
        assertThat(told.getAction()).isNotBlank();
    }

    @Test
    void ofAFailureThatIsNoneOfTheKeysTheySayNothing() {
        assertThat(new KeysUnreadable(new MockEnvironment()).analyze(new IllegalStateException("bean")))
                .isNull();
    }

    @Test
    void keysThatCannotBeReadAreASentenceToo() {
        FailureAnalysis told = new KeysUnreadable(
                        new MockEnvironment().withProperty("tyokykypolku.keys.file", "/keys/keys.json"))
                .analyze(new IllegalStateException("bean", new GeneralSecurityException("empty keyset")));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains("/keys/keys.json");
        assertThat(told.getAction()).isNotBlank();
    }

    @Test
    void aFullDiskBeneathTheEmbeddedDatabaseIsToo() {
        FailureAnalysis told = refuses.analyze(
                new SQLException("IO Exception", "90028", 90_028, new IOException("write: No space left on device")));
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains("no room left on its disk");
    }

    @Test
    void anEmbeddedDatabaseThatCanOnlyBeReadIsToo(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("polku");
        DriverManager.getConnection(url, "sa", "").close();
        try (Connection reader = DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r", "sa", "");
                Statement writes = reader.createStatement()) {
            Throwable refused = catchThrowable(() -> writes.execute("create table a (b int)"));
            FailureAnalysis told = refuses.analyze(refused);
            assertThat(told).isNotNull();
            assertThat(told.getDescription()).contains("can be read only");
        }
    }

    @Test
    void anEmbeddedDatabaseBeneathAFileIsToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Throwable refused =
                catchThrowable(() -> DriverManager.getConnection("jdbc:h2:file:" + file.resolve("polku"), "sa", "")
                        .close());
        FailureAnalysis told = refuses.analyze(refused);
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains("no folder can be read, made or written");
    }

    @Test
    void ofAnyOtherFailureNothingIsSaid() {
        assertThat(refuses.analyze(new SQLException("syntax error", "42601"))).isNull();
        assertThat(refuses.analyze(new IllegalStateException("no database at all")))
                .isNull();
    }
}
