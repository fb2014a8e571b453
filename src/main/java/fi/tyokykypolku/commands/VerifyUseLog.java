package fi.tyokykypolku.commands;

import fi.tyokykypolku.uselog.UseAudit;
import fi.tyokykypolku.uselog.UseHead;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command that verifies the use log: only the database and the keys are opened, no engine and no server, so that on
 * PostgreSQL it can be run beside the application. It writes nothing. With {@code --expect="number hash"}, as the application's log tells it every night, the
 * row of that number must be the one that was there then.
 */
@Import(UseAudit.class)
@EnableConfigurationProperties(KeyProperties.class)
@DatabaseOnly
public class VerifyUseLog {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyUseLog.class);

    private static final int NOTHING_SAID = 2;
    private static final String EXPECT = "--expect=";

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains("--verify-use-log");
    }

    /** @return the status to exit with: 0 when nothing was changed, 1 when something was, 2 when nothing can be said */
    public static int run(String... args) {
        List<String> witnesses = Stream.of(args)
                .filter(argument -> argument.startsWith(EXPECT))
                .map(argument -> argument.substring(EXPECT.length()))
                .toList();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(VerifyUseLog.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args)) {
            // No key is made here: a new one would find every row wrong.
            KeyProperties keys =
                    new KeyProperties(context.getBean(KeyProperties.class).file(), false);
            Vault vault = vault(keys);
            if (!new KeyCheck(context.getBean(JdbcClient.class), vault).mayFit()) {
                throw new CannotTell("The keys in " + keys.file() + " and " + keys.hashFile()
                        + " are not those the database was written with");
            }
            UseAudit audit = context.getBean(UseAudit.class);
            UseLog.Verdict verdict = audit.verify(vault, seals(vault, keys));
            if (!verdict.whole()) {
                LOG.error("{}", fault(verdict, keys));
                return 1;
            }
            for (String witness : witnesses) {
                if (!audit.stands(witness)) {
                    LOG.error("The use log is whole in itself, but not the one that was witnessed: {}", witness);
                    return 1;
                }
            }
            LOG.info("The use log is whole: {} rows, {} witnesses", verdict.rows(), witnesses.size());
            return 0;
        } catch (CannotTell | IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
        } catch (BadSqlGrammarException e) {
            LOG.error("The database has the tables of an older version: start this version once, then verify");
        } catch (CannotGetJdbcConnectionException e) {
            LOG.error("{}", NoDatabase.why(e));
        }
        return NOTHING_SAID;
    }

    private static String fault(UseLog.Verdict verdict, KeyProperties keys) {
        if (verdict.broken() != null) {
            return "The use log is broken at row " + verdict.broken() + ", after " + verdict.rows() + " rows in order"
                    + (Files.exists(keys.logFile())
                            ? ""
                            : "; if keys have been rotated, " + keys.logFile()
                                    + " is missing, without which older rows look changed");
        }
        return verdict.head() == UseHead.State.NOT_SEALED
                ? "The use log is not sealed with the key: start this version once, then verify; if it has been"
                        + " started before, somebody has taken the seal away"
                : "The head of the use log was changed past the application: its " + verdict.rows()
                        + " rows are in order, but rows before or after them may be missing, or all were sealed anew";
    }

    /** Nothing can be said of the log. */
    private static final class CannotTell extends RuntimeException {
        CannotTell(String problem) {
            super(problem);
        }
    }

    private static Vault vault(KeyProperties keys) {
        try {
            return new Vault(keys);
        } catch (IllegalStateException e) {
            throw new CannotTell(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | UncheckedIOException e) {
            throw new CannotTell("The keys in " + keys.file() + " and " + keys.hashFile() + " cannot be read");
        }
    }

    private static Vault.Seals seals(Vault vault, KeyProperties keys) {
        try {
            return vault.allSeals(keys);
        } catch (GeneralSecurityException | UncheckedIOException e) {
            throw new CannotTell("The old keys in " + keys.logFile() + " cannot be read");
        }
    }
}
