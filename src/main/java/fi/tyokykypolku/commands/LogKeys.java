package fi.tyokykypolku.commands;

import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys with which the use log is verified.
 *
 * @param files where they lie
 * @param seals of the rows, old keys included
 */
record LogKeys(KeyProperties files, Vault vault, Vault.Seals seals) {
    /** The keys do not serve: nothing can be said of the log. */
    static final class Unfit extends RuntimeException {
        private Unfit(String problem) {
            super(problem);
        }
    }

    /**
     * Reads the key files of the settings. No key is made: a new one would find every row wrong.
     *
     * @throws Unfit when they cannot be read, or are those of another database
     */
    static LogKeys read(ApplicationContext context) {
        KeyProperties files =
                new KeyProperties(context.getBean(KeyProperties.class).file(), false);
        Vault vault = vault(files);
        if (!new KeyCheck(context.getBean(JdbcClient.class), vault).mayFit()) {
            throw new Unfit("The keys in " + files.file() + " and " + files.hashFile()
                    + " are not those the database was written with");
        }
        try {
            return new LogKeys(files, vault, vault.allSeals(files));
        } catch (GeneralSecurityException | UncheckedIOException e) {
            throw new Unfit("The old keys in " + files.logFile() + " cannot be read");
        }
    }

    private static Vault vault(KeyProperties files) {
        try {
            return new Vault(files);
        } catch (IllegalStateException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | UncheckedIOException e) {
            throw new Unfit("The keys in " + files.file() + " and " + files.hashFile() + " cannot be read");
        }
    }
}
