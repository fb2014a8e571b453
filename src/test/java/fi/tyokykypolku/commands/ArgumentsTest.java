package fi.tyokykypolku.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip at the command line is said, and nothing is done. */
class ArgumentsTest {
    private static final String WITNESS = "83 " + "8fa8".repeat(16);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--server.port=0",
                "--spring.main.lazy-initialization",
                "--spring.datasource.url=jdbc:postgresql://a,b/polku?x=y z",
                "--tyokykypolku.cooperation-models[06]=PILOT_2021",
                "--tyokykypolku.deadlines.internal[0].limit=P3D",
                "--TYOKYKYPOLKU_KEYS_FILE=/keys/keys.json",
                "--debug"
            })
    void settingsGoWithAnyCommandAndWithNone(String setting) {
        assertThat(Arguments.objection(setting)).isEmpty();
        assertThat(Arguments.objection("--check", setting)).isEmpty();
        assertThat(Arguments.objection("--verify-use-log", setting, "--expect=" + WITNESS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--check", "--verify-use-log", "--rotate-keys", "--rebuild-clocks"})
    void aCommandStandsAlone(String command) {
        assertThat(Arguments.objection(command)).isEmpty();
        assertThat(Arguments.objection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rotate-key",
                "--verify",
                "-check",
                "rotate-keys",
                "--expect=1 START",
                "--Rotate-Keys",
                "",
                "83"
            })
    void aSlipIsNeitherLeftOutNorTakenForAStart(String slip) {
        for (String[] arguments :
                new String[][] {{slip}, {"--check", slip}, {slip, "--rotate-keys"}, {"--rebuild-clocks", slip}}) {
            assertThat(Arguments.objection(arguments))
                    .get()
                    .asString()
                    .contains("Nothing is known by the name " + slip, "--check");
        }
    }

    @Test
    void oneCommandIsRunAtATime() {
        assertThat(Arguments.objection("--check", "--rotate-keys"))
                .get()
                .asString()
                .contains("One command at a time: --check and --rotate-keys");
    }

    @ParameterizedTest
    @CsvSource({
        "--expect",
        "--expect=",
        "--expect=83",
        "--expect=83 8fa8",
        "--expected=83 START",
        "--expect:83 START",
        "'--expect=83=START'"
    })
    void aWitnessHasItsForm(String argument) {
        assertThat(Arguments.objection("--verify-use-log", argument, WITNESS))
                .get()
                .asString()
                .contains("--expect=\"number hash\"", "and not as " + argument);
    }

    @Test
    void aWitnessStandsInTheSameWord() {
        assertThat(Arguments.objection("--verify-use-log", "--expect", WITNESS)).isPresent();
        assertThat(Arguments.objection("--verify-use-log", WITNESS)).isPresent();
        assertThat(Arguments.objection("--check", "--expect=" + WITNESS)).isPresent();
        assertThat(VerifyUseLog.run("--verify-use-log", "--expect", WITNESS)).isEqualTo(2);
    }

    @Test
    void aFolderBelongsToTheLintAndNothingElse() {
        assertThat(Arguments.objection("--lint", "models")).isEmpty();
        assertThat(Arguments.objection("--lint", "models", "--tyokykypolku.lint.language=sv"))
                .isEmpty();
        assertThat(Arguments.objection("--lint", "models", "more")).isPresent();
        assertThat(Arguments.objection("models", "--lint")).isPresent();
        assertThat(Arguments.objection("--check", "models")).isPresent();
    }

    @Test
    void toTheDocumentsBelongTwoFolders(@TempDir Path folder) throws IOException {
        assertThat(Arguments.objection("--document", "models", "documents")).isEmpty();
        assertThat(Arguments.objection("--document", "models", "documents", "more"))
                .isPresent();
        assertThat(DocumentModels.run("--document", ".")).isEqualTo(2);
        assertThat(DocumentModels.run("--document", folder.toString(), folder.toString()))
                .isEqualTo(2);
        Files.writeString(folder.resolve("kela.dmn"), "no table");
        assertThat(DocumentModels.run("--document", folder.toString(), folder.toString()))
                .isEqualTo(2);
        assertThat(DocumentModels.run(
                        "--document", "dmn", folder.resolve("documents").toString()))
                .isZero();
        assertThat(folder.resolve("documents/deadlines.html")).content().contains("Lakisääteinen");
    }
}
