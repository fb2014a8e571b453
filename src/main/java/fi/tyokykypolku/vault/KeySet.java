package fi.tyokykypolku.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys of one kind in one file, in Tink's JSON form.
 *
 * @param keys one of them is primary
 */
public record KeySet(Path file, Parameters kind, KeysetHandle keys) {
    private static final int HASH_KEY_BYTES = 32;

    private static final String FROM_BACKUP =
            "Put the key files there that belong to this database, from the backup of the keys.";

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The keys that encrypt. */
    public static KeySet encryption(KeyProperties keys) throws GeneralSecurityException {
        return read(keys.file(), keys.generate(), PredefinedAeadParameters.AES256_GCM);
    }

    /** The keys of the hash by which a client is found again; they lie beside the others. */
    public static KeySet hash(KeyProperties keys) throws GeneralSecurityException {
        return read(keys.hashFile(), keys.generate(), hashKind());
    }

    /** The old keys of the hash that the use log is verified with; empty while no rotation has kept one. */
    public static Optional<KeySet> log(KeyProperties keys) throws GeneralSecurityException {
        return Files.exists(keys.logFile()) ? Optional.of(read(keys.logFile(), false, hashKind())) : Optional.empty();
    }

    private static Parameters hashKind() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(HASH_KEY_BYTES)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }

    private static KeySet read(Path file, boolean generate, Parameters kind) throws GeneralSecurityException {
        if (Files.notExists(file)) {
            if (!generate) {
                throw new KeyFileUnusable("Key set " + file + " is missing (tyokykypolku.keys.file)", FROM_BACKUP);
            }
            new KeySet(file, kind, KeysetHandle.generateNew(kind, RegistryConfiguration.get())).write();
        }
        try {
            return new KeySet(
                    file,
                    kind,
                    TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new KeyFileUnusable(
                    "The key file " + file + " cannot be read",
                    "See that it is a file, of text, which the user of the process may read.",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileUnusable("The key file " + file + " holds no keys that can be read", FROM_BACKUP, e);
        }
    }

    /** These keys and a new one, which is primary. */
    public KeySet withNewKey() throws GeneralSecurityException {
        return new KeySet(
                file,
                kind,
                KeysetHandle.newBuilder(keys)
                        .addEntry(KeysetHandle.generateEntryFromParameters(kind)
                                .withRandomId()
                                .makePrimary())
                        .build());
    }

    /** The primary key alone. */
    public KeySet withoutOldKeys() throws GeneralSecurityException {
        KeysetHandle.Entry primary = keys.getPrimary();
        return new KeySet(
                file,
                kind,
                KeysetHandle.newBuilder()
                        .addEntry(KeysetHandle.importKey(primary.getKey())
                                .withFixedId(primary.getId())
                                .makePrimary())
                        .build());
    }

    /**
     * All keys but the primary one, after those that another file holds already.
     *
     * @throws GeneralSecurityException when there is not one
     */
    public KeySet oldKeysInto(Path other) throws GeneralSecurityException {
        List<Key> old = new ArrayList<>();
        if (Files.exists(other)) {
            KeysetHandle known = read(other, false, kind).keys();
            for (int i = 0; i < known.size(); i++) {
                old.add(known.getAt(i).getKey());
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry entry = keys.getAt(i);
            if (!entry.isPrimary() && old.stream().noneMatch(entry.getKey()::equalsKey)) {
                old.add(entry.getKey());
            }
        }
        KeysetHandle.Builder all = KeysetHandle.newBuilder();
        for (int i = 0; i < old.size(); i++) {
            KeysetHandle.Builder.Entry entry =
                    KeysetHandle.importKey(old.get(i)).withRandomId();
            // One of a set has to be.
            all.addEntry(i == old.size() - 1 ? entry.makePrimary() : entry);
        }
        return new KeySet(other, kind, all.build());
    }

    /** Writes the file for its owner's eyes only, at one stroke. */
    public void write() throws GeneralSecurityException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "keys", ".json");
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(
                    draft,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new KeyFileUnusable(
                    "The key file " + file + " cannot be written",
                    "See that its folder can be written by the user of the process, and that there is room.",
                    e);
        }
    }
}
