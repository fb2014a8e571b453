package fi.tyokykypolku.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void nobodyElseOnTheMachineReadsTheKeys() throws Exception {
        vault("keys.json", true).hash(PERSON);
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys.json"))).hasSize(2);
    }

    private Vault vault(String file, boolean generate) throws Exception {
        return new Vault(new KeyProperties(folder.resolve(file), generate));
    }
}
