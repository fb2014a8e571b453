package fi.tyokykypolku.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Encrypts what the case file stores, makes the keyed hash by which a client is found again, and seals the
 * use log. Of several keys the primary one
 * writes and all of them read; {@code --rotate-keys} brings new ones in. Made after the database has been looked at: without it nobody
 * knows whether keys may be made.
 */
@Component
@DependsOnDatabaseInitialization
public class Vault {
    private static final int HASH_BYTES = 32;

    private final Aead aead;
    private final PrfSet prf;
    private final KeyProperties files;

    public Vault(KeyProperties keys) throws GeneralSecurityException {
        this.files = keys;
        this.aead = KeySet.encryption(keys).keys().getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.prf = prf(KeySet.hash(keys));
    }

    private static PrfSet prf(KeySet keys) throws GeneralSecurityException {
        return keys.keys().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /** @param context where the text belongs; it opens nowhere else */
    public byte[] lock(String text, String context) {
        try {
            return aead.encrypt(bytes(text), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    /** @throws IllegalStateException when the text was locked by an unknown key or for another place */
    public String open(byte[] locked, String context) {
        try {
            return new String(aead.decrypt(locked, bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Decryption failed: wrong key set or moved content", e);
        }
    }

    /** Keyed hash of an identity code: the same code gives the same hash, and without the key it tells nothing. */
    public String hash(PersonId personId) {
        return hashes(personId).get(0);
    }

    /** The hashes of an identity code by every key, the primary one first: a client may have been hashed by an older one. */
    public List<String> hashes(PersonId personId) {
        return hashes(personId.value());
    }

    /**
     * The hashes of a text by every key, the primary one first.
     *
     * @param context what the text is; the same text elsewhere has another hash
     */
    public List<String> hashes(String text, String context) {
        return hashes(context + "/" + text);
    }

    /**
     * The seal of a text: 64 hex digits that only the primary hash key makes.
     *
     * @param context what the text is; the same text elsewhere has another seal
     */
    public String seal(String text, String context) {
        try {
            return HexFormat.of().formatHex(prf.computePrimary(bytes(context + "/" + text), HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** Whether one of the hash keys has made the seal of a text. */
    public boolean isSealed(String text, String context, String seal) {
        return isSealed(prf, text, context, seal);
    }

    /**
     * Whether a hash key has made the seal of a text, be it one that has been rotated out. Reads the file of the old ones when it is none
     * of those in use.
     *
     * @throws KeyFileUnusable when that file cannot be read
     */
    public boolean wasSealed(String text, String context, String seal) {
        try {
            return isSealed(text, context, seal) || allSeals(files).isSealed(text, context, seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The old hash keys serve no hash", e);
        }
    }

    private static boolean isSealed(PrfSet keys, String text, String context, String seal) {
        byte[] sealed = bytes(context + "/" + text);
        try {
            for (Prf key : keys.getPrfs().values()) {
                if (HexFormat.of().formatHex(key.compute(sealed, HASH_BYTES)).equals(seal)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** Knows the seals of the keys that have been rotated out, too. */
    public interface Seals {
        /** Whether a hash key has made the seal of a text, be it an old one. */
        boolean isSealed(String text, String context, String seal);
    }

    /**
     * The seals of all hash keys, old ones included.
     *
     * @param keys where the old ones lie
     */
    public Seals allSeals(KeyProperties keys) throws GeneralSecurityException {
        List<PrfSet> sets = new ArrayList<>(List.of(prf));
        Optional<KeySet> old = KeySet.log(keys);
        if (old.isPresent()) {
            sets.add(prf(old.get()));
        }
        return (text, context, seal) -> sets.stream().anyMatch(set -> isSealed(set, text, context, seal));
    }

    private List<String> hashes(String text) {
        List<String> hashes = new ArrayList<>();
        try {
            for (Map.Entry<Integer, Prf> key : prf.getPrfs().entrySet()) {
                String hash = HexFormat.of().formatHex(key.getValue().compute(bytes(text), HASH_BYTES));
                hashes.add(key.getKey() == prf.getPrimaryId() ? 0 : hashes.size(), hash);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Hashing failed", e);
        }
        return hashes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
