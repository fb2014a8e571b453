package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written is said before the database is asked, and nothing is made by looking. */
class EmbeddedFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"polku", "new/folder/polku"})
    void aFileThatCanBeMadeIsLeftToTheDatabase(String name) throws IOException {
        EmbeddedFile.check("jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0");
        assertThat(folder).isEmptyDirectory();
        Files.createDirectories(folder.resolve(name).getParent());
        Files.createFile(folder.resolve(name + ".mv.db"));
        EmbeddedFile.check("jdbc:h2:file:" + folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"polku", "deeper/polku"})
    void whatLiesBeneathAFileIsRefused(String name) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedFile.check("jdbc:h2:file:" + file.resolve(name) + ";WRITE_DELAY=0"))
                .withMessage("The database at jdbc:h2:file:" + file.resolve(name)
                        + " lies where no folder can be read, made or written.");
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(folder), "root writes everywhere");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedFile.check("jdbc:h2:file:" + folder.resolve("polku")))
                .withMessageContaining("no folder can be read, made or written");
    }

    @Test
    void aFileThatCanOnlyBeReadIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("polku.mv.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assumeFalse(Files.isWritable(file), "root writes everything");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedFile.check("jdbc:h2:file:" + folder.resolve("polku")))
                .withMessageContaining("can be read only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:polku", "jdbc:postgresql://127.0.0.1/polku", "jdbc:h2:tcp://127.0.0.1/polku"})
    void whatIsNoFileOfOursIsNotLookedAt(String url) {
        EmbeddedFile.check(url);
    }
}
