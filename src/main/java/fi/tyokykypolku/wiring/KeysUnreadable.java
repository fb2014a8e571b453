package fi.tyokykypolku.wiring;

import fi.tyokykypolku.vault.KeyFileUnusable;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says without a stack trace what is wrong with the key files. */
final class KeysUnreadable extends AbstractFailureAnalyzer<Throwable> {
    private final Environment environment;

    KeysUnreadable(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, Throwable cause) {
        KeyFileUnusable file = findCause(root, KeyFileUnusable.class);
        if (file != null) {
            return new FailureAnalysis(file.getMessage() + ".", file.remedy(), root);
        }
        // Keys of the wrong kind: at the start nothing else fails in this way.
        return findCause(root, GeneralSecurityException.class) == null
                ? null
                : new FailureAnalysis(
                        "The key file " + environment.getProperty("tyokykypolku.keys.file", "")
                                + ", or hash-keys.json beside it, holds no keys that can be read.",
                        "Put the key files there that belong to this database, from the backup of the keys.",
                        root);
    }
}
