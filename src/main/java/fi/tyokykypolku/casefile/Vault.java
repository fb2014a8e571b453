package fi.tyokykypolku.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Encrypts what the case file stores and makes the keyed hash by which a client is found again. Two key sets lie in two files:
 * the encryption keys can be rotated, the hash key cannot without hashing every client anew.
 */
@Component
class Vault {
    private static final int HASH_BYTES = 32;

    private final Aead aead;
    private final PrfSet prf;

    Vault(KeyProperties keys) throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        HmacPrfParameters hash = HmacPrfParameters.builder()
                .setKeySizeBytes(HASH_BYTES)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
        Path hashFile = keys.file().resolveSibling("hash-" + keys.file().getFileName());
        this.aead = keySet(keys.file(), keys.generate(), PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.prf = keySet(hashFile, keys.generate(), hash).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /** @param context where the text belongs; it opens nowhere else */
    byte[] lock(String text, String context) {
        try {
            return aead.encrypt(bytes(text), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    /** @throws IllegalStateException when the text was locked by an unknown key or for another place */
    String open(byte[] locked, String context) {
        try {
            return new String(aead.decrypt(locked, bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Decryption failed: wrong key set or moved content", e);
        }
    }

    /** Keyed hash of an identity code: the same code gives the same hash, and without the key it tells nothing. */
    String hash(PersonId personId) {
        try {
            return HexFormat.of().formatHex(prf.computePrimary(bytes(personId.value()), HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Hashing failed", e);
        }
    }

    private static KeysetHandle keySet(Path file, boolean generate, com.google.crypto.tink.Parameters kind)
            throws GeneralSecurityException {
        try {
            if (Files.notExists(file)) {
                if (!generate) {
                    throw new IllegalStateException("Key set " + file + " is missing (tyokykypolku.keys.file)");
                }
                write(file, KeysetHandle.generateNew(kind, RegistryConfiguration.get()));
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("Key set " + file, e);
        }
    }

    private static void write(Path file, KeysetHandle keys) throws GeneralSecurityException, IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()),
                StandardOpenOption.CREATE_NEW);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
