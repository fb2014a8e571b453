package fi.tyokykypolku.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final PersonId PERSON = PersonId.parse("010190-900P");

    @TempDir
    Path folder;

    @Test
    void whatIsLockedOpensOnlyInItsOwnPlace() throws Exception {
        Vault vault = vault("keys.json", true);
        byte[] locked = vault.lock("selkäkipu", "TKP-2026-000001/healthAssessment");
        assertThat(new String(locked, StandardCharsets.ISO_8859_1)).doesNotContain("selk");
        assertThat(vault.open(locked, "TKP-2026-000001/healthAssessment")).isEqualTo("selkäkipu");
        assertThatIllegalStateException().isThrownBy(() -> vault.open(locked, "TKP-2026-000002/healthAssessment"));
    }

    @Test
    void theSameTextNeverLooksTheSameTwice() throws Exception {
        Vault vault = vault("keys.json", true);
        assertThat(vault.lock("a", "b")).isNotEqualTo(vault.lock("a", "b"));
    }

    @Test
    void aClientIsFoundAgainAfterARestartAndOnlyWithTheKey() throws Exception {
        String hash = vault("keys.json", true).hash(PERSON);
        assertThat(vault("keys.json", false).hash(PERSON)).isEqualTo(hash).hasSize(64);
        assertThat(vault("others.json", true).hash(PERSON)).isNotEqualTo(hash);
    }

    @Test
    void withoutKeysTheApplicationDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> vault("missing.json", false))
                .withMessageContaining("tyokykypolku.keys.file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "no keys",
                "[]",
                "{\"primaryKeyId\": 1, \"key\": [{\"keyData\": {\"value\": \"?\"}}]}",
                "{\"primaryKeyId\": \"x\", \"key\": 7}"
            })
    void whatHoldsNoKeysIsASentence(String content) throws Exception {
        Files.writeString(folder.resolve("keys.json"), content);
        assertThatExceptionOfType(KeyFileUnusable.class)
                .isThrownBy(() -> vault("keys.json", true))
                .withMessage("The key file " + folder.resolve("keys.json") + " holds no keys that can be read");
        assertThat(folder.resolve("keys.json")).hasContent(content);
    }

    @Test
    void aFolderIsNoKeyFile() throws Exception {
        Files.createDirectory(folder.resolve("keys.json"));
        assertThatExceptionOfType(KeyFileUnusable.class)
                .isThrownBy(() -> vault("keys.json", true))
                .withMessageContaining("cannot be read")
                .satisfies(e -> assertThat(e.remedy()).isNotBlank());
    }

    @Test
    void whereNoKeyFileCanBeWrittenIsASentence() throws Exception {
        Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
        assertThatExceptionOfType(KeyFileUnusable.class)
                .isThrownBy(() -> vault("gone/keys.json", true))
                .withMessageContaining("cannot be written");
    }

    @Test
    void aSealOfAKeyThatWasRotatedOutIsKnownAsLongAsItsFileLiesThere() throws Exception {
        Vault old = vault("keys.json", true);
        String seal = old.seal("text", "place");
        KeyProperties keys = new KeyProperties(folder.resolve("keys.json"), false);
        KeySet both = KeySet.hash(keys).withNewKey();
        both.oldKeysInto(keys.logFile()).write();
        both.withoutOldKeys().write();
        Vault vault = vault("keys.json", false);
        assertThat(vault.isSealed("text", "place", seal)).isFalse();
        assertThat(vault.wasSealed("text", "place", seal)).isTrue();
        assertThat(vault.wasSealed("other", "place", seal)).isFalse();
        Files.delete(keys.logFile());
        assertThat(vault.wasSealed("text", "place", seal)).isFalse();
        assertThat(vault.wasSealed("text", "place", vault.seal("text", "place")))
                .isTrue();
    }

    @Test
    void nobodyElseOnTheMachineReadsTheKeys() throws Exception {
        vault("keys.json", true).hash(PERSON);
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys.json"))).hasSize(2);
    }

    private Vault vault(String file, boolean generate) throws Exception {
        return new Vault(new KeyProperties(folder.resolve(file), generate));
    }
}
