package fi.tyokykypolku.wiring;

import java.security.GeneralSecurityException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says that the key files hold no keys, without a stack trace: at the start nothing else fails in this way. */
final class KeysUnreadable extends AbstractFailureAnalyzer<GeneralSecurityException> {
    private final Environment environment;

    KeysUnreadable(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable root, GeneralSecurityException cause) {
        return new FailureAnalysis(
                "The key file " + environment.getProperty("tyokykypolku.keys.file", "")
                        + ", or hash-keys.json beside it, holds no keys that can be read.",
                "Put the key files there that belong to this database, from the backup of the keys.",
                root);
    }
}
