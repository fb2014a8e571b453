package fi.tyokykypolku.commands;

import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyFileUnusable;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.security.GeneralSecurityException;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of the database, and with which the use log is verified.
 *
 * @param files where they lie
 * @param seals of the rows, old keys included
 */
record LogKeys(KeyProperties files, Vault vault, Vault.Seals seals) {
    /**
     * Reads the key files of the settings. No key is made: a new one would find every row wrong.
     *
     * @throws CannotRun when they cannot be read, or are those of another database
     */
    static LogKeys read(ApplicationContext context) {
        KeyProperties files =
                new KeyProperties(context.getBean(KeyProperties.class).file(), false);
        Vault vault = vault(files);
        if (!new KeyCheck(context.getBean(JdbcClient.class), vault).mayFit()) {
            throw new CannotRun("The keys in " + files.file() + " and " + files.hashFile()
                    + " are not those the database was written with: give the key files that belong to it");
        }
        try {
            return new LogKeys(files, vault, vault.allSeals(files));
        } catch (KeyFileUnusable e) {
            throw said(e);
        } catch (GeneralSecurityException e) {
            throw new CannotRun("The old keys in " + files.logFile() + " cannot be read: they seal nothing");
        }
    }

    private static Vault vault(KeyProperties files) {
        try {
            return new Vault(files);
        } catch (KeyFileUnusable e) {
            throw said(e);
        } catch (GeneralSecurityException e) {
            throw new CannotRun("The keys in " + files.file() + " and " + files.hashFile()
                    + " cannot be read: one of them holds keys of another kind");
        }
    }

    private static CannotRun said(KeyFileUnusable problem) {
        return new CannotRun(problem.getMessage() + ". " + problem.remedy());
    }
}
