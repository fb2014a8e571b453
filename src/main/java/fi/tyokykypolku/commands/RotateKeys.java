package fi.tyokykypolku.commands;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.uselog.UseHead;
import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.KeySet;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command that gives the case file new keys, while the application stands still: encrypts everything, hashes every client
 * and seals the head of the use log anew, and then forgets the old keys, except that those that have sealed rows of the use log go
 * into a file for its verification. Interrupted anywhere it can be run again, and the application reads everything meanwhile.
 */
@EnableConfigurationProperties(KeyProperties.class)
@DatabaseOnly
public class RotateKeys {
    private static final Logger LOG = LoggerFactory.getLogger(RotateKeys.class);
    private static final String PERSON = "personId";
    private static final int PAGE = 1000;

    /** What is encrypted, by table and the column that says its place in the case. */
    private static final Map<String, String> ENCRYPTED =
            Map.of("tkp_fact", "field", "tkp_explanation", "decision", "tkp_draft", "task_id");

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains("--rotate-keys");
    }

    /** @return the status to exit with: 0 when all is written by the new keys, 1 when that failed on the way, 2 when nothing was changed */
    public static int run(String... args) {
        return Command.run(RotateKeys.class, RotateKeys::rotate, args);
    }

    private static int rotate(ConfigurableApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        // No key is made beside a database that others have written.
        KeyProperties keys = LogKeys.read(context).files();
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        refuseUnwritable(keys);
        refuseUnnamed(jdbc);
        try {
            refuseWhatFails(keys, jdbc, transaction);
            rotate(keys, jdbc, transaction);
            return 0;
        } catch (GeneralSecurityException | IOException | IllegalStateException | NestedRuntimeException e) {
            LOG.error(
                    "The keys were not rotated ({}): the key files hold the old and the new ones, which read everything;"
                            + " mend that, then run the command again",
                    e.getMessage());
            return 1;
        }
    }

    private static void refuseUnwritable(KeyProperties keys) {
        Path folder = keys.file().toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new CannotRun("No key file can be written in " + folder
                    + ": run the command where the folder of tyokykypolku.keys.file can be written");
        }
        for (Path file : List.of(keys.file(), keys.hashFile())) {
            for (Path written : List.of(file, kept(file))) {
                if (Files.exists(written) && (Files.isDirectory(written) || !Files.isWritable(written))) {
                    throw new CannotRun(written + " is in the way, or cannot be written: move it away");
                }
            }
        }
    }

    /** All of it once with the keys that are there, and taken back: no key is made for what would fail half-way. */
    private static void refuseWhatFails(KeyProperties keys, JdbcClient jdbc, TransactionTemplate transaction)
            throws GeneralSecurityException {
        Vault vault = new Vault(keys);
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                long unused = writeAnew(vault, jdbc);
            });
        } catch (IllegalStateException | NestedRuntimeException e) {
            throw new CannotRun("Nothing was changed, for it would not have come to its end (" + e.getMessage()
                    + "): mend that first");
        }
    }

    /** Their clients would not be found again. */
    private static void refuseUnnamed(JdbcClient jdbc) {
        long unnamed = jdbc.sql("""
                        select count(*) from tkp_case c where c.open_person_hash is not null
                            and not exists (select 1 from tkp_fact f where f.case_id = c.case_id and f.field = ?)
                        """).param(PERSON).query(Long.class).single();
        if (unnamed > 0) {
            throw new CannotRun(
                    unnamed + " open cases are without an identity code, and their clients would not be found"
                            + " again: restore what they have lost from the backup");
        }
    }

    private static void rotate(KeyProperties keys, JdbcClient jdbc, TransactionTemplate transaction)
            throws GeneralSecurityException, IOException {
        KeySet encryption = begin(KeySet.encryption(keys));
        KeySet hash = begin(KeySet.hash(keys));
        Vault vault = new Vault(keys);
        long gone = Objects.requireNonNull(transaction.execute(status -> writeAnew(vault, jdbc)));
        LOG.info("Everything is encrypted anew");
        encryption.withoutOldKeys().write();
        if (gone == 0) {
            // First, for rows of the use log are never sealed anew.
            hash.oldKeysInto(keys.logFile()).write();
            hash.withoutOldKeys().write();
        } else {
            LOG.info("The old hash keys stay: only they find the use log of {} cases whose facts are gone", gone);
        }
    }

    /** @return how many cases keep their old hash, because no identity code is left of them */
    private static long writeAnew(Vault vault, JdbcClient jdbc) {
        ENCRYPTED.forEach((table, name) -> encrypt(vault, jdbc, table, name));
        encryptMunicipalities(vault, jdbc);
        new KeyCheck(jdbc, vault).renew();
        new UseHead(jdbc, vault).renew();
        return hash(vault, jdbc);
    }

    private static KeySet begin(KeySet old) throws GeneralSecurityException, IOException {
        // Backups of the database open with these.
        Files.copy(
                old.file(), kept(old.file()), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        KeySet both = old.withNewKey();
        both.write();
        return both;
    }

    private static Path kept(Path keys) {
        return keys.resolveSibling(keys.getFileName() + ".old");
    }

    private static void encryptMunicipalities(Vault vault, JdbcClient jdbc) {
        jdbc.sql("select case_id, home_municipality from tkp_case")
                .query((row, n) -> Map.entry(CaseId.of(row), row.getBytes("home_municipality")))
                .list()
                .forEach(home -> {
                    String place = CaseFile.place(home.getKey(), CaseFile.MUNICIPALITY);
                    jdbc.sql("update tkp_case set home_municipality = ? where case_id = ?")
                            .params(
                                    vault.lock(vault.open(home.getValue(), place), place),
                                    home.getKey().value())
                            .update();
                });
    }

    private record Row(long id, String place, byte[] content) {}

    private static void encrypt(Vault vault, JdbcClient jdbc, String table, String name) {
        List<Row> page = page(jdbc, table, name, 0);
        while (!page.isEmpty()) {
            for (Row row : page) {
                jdbc.sql("update " + table + " set content = ? where id = ?")
                        .params(vault.lock(vault.open(row.content(), row.place()), row.place()), row.id())
                        .update();
            }
            page = page(jdbc, table, name, page.get(page.size() - 1).id());
        }
    }

    private static List<Row> page(JdbcClient jdbc, String table, String name, long after) {
        return jdbc.sql("select * from " + table + " where id > ? order by id limit " + PAGE)
                .param(after)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        CaseFile.place(CaseId.of(row), row.getString(name)),
                        row.getBytes("content")))
                .list();
    }

    /** @return how many cases keep their old hash, because no identity code is left of them */
    private static long hash(Vault vault, JdbcClient jdbc) {
        Set<CaseId> left = new HashSet<>(jdbc.sql("select case_id from tkp_client")
                .query((row, n) -> CaseId.of(row))
                .list());
        jdbc.sql("select case_id, content from tkp_fact where field = '" + PERSON + "'")
                .query(row -> {
                    CaseId id = CaseId.of(row);
                    PersonId person = PersonId.parse(vault.open(row.getBytes("content"), CaseFile.place(id, PERSON))
                            .replace("\"", ""));
                    if (renew(vault, jdbc, id, person, "tkp_client", "person_hash") > 0) {
                        left.remove(id);
                    }
                    renew(vault, jdbc, id, person, "tkp_case", "open_person_hash");
                });
        long open = jdbc
                .sql("select case_id from tkp_case where open_person_hash is not null")
                .query((row, n) -> CaseId.of(row))
                .list()
                .stream()
                .filter(left::contains)
                .count();
        if (open > 0) {
            // Their clients would not be found again.
            throw new IllegalStateException(open + " open cases have another hash than that of their identity code");
        }
        return left.size();
    }

    private static int renew(Vault vault, JdbcClient jdbc, CaseId id, PersonId person, String table, String column) {
        return jdbc.sql("update " + table + " set " + column + " = :hash where case_id = :id and " + column
                        + " in (:hashes)")
                .param("hash", vault.hash(person))
                .param("hashes", vault.hashes(person))
                .param("id", id.value())
                .update();
    }
}
