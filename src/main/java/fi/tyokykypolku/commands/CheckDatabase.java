package fi.tyokykypolku.commands;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.invariants.Invariant;
import fi.tyokykypolku.invariants.Invariants;
import fi.tyokykypolku.invariants.Violation;
import fi.tyokykypolku.uselog.UseAudit;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.KeyProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The command that reads whether every invariant of a database holds, as the application does every night. It opens the database and the
 * keys, no engine and no server, and writes nothing, so that on PostgreSQL it can be run beside the application.
 */
@Import(UseAudit.class)
@EnableConfigurationProperties(KeyProperties.class)
@DatabaseOnly
public class CheckDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(CheckDatabase.class);

    private static final int VIOLATED = 1;

    /** Of each invariant so many violations are told in full: enough to see what they have in common. */
    private static final int TOLD = 20;

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains("--check");
    }

    /** @return the status to exit with: 0 when every invariant holds, 1 when one does not, 2 when nothing can be said of one */
    public static int run(String... args) {
        return Command.run(CheckDatabase.class, CheckDatabase::check, args);
    }

    private static int check(ConfigurableApplicationContext context) {
        Map<Invariant, Long> found = new EnumMap<>(Invariant.class);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Instant now = now(jdbc);
        Directory directory = Directory.of(context.getEnvironment(), Clock.fixed(now, CaseFile.ZONE));
        long cases = new Invariants(jdbc, directory, context.getBean(PlatformTransactionManager.class))
                .check(now, violation -> tell(found, violation));
        boolean told = readUseLog(context, found);
        for (Invariant invariant : Invariant.values()) {
            if (invariant != Invariant.USE_LOG_WHOLE || told) {
                tell(invariant, found.getOrDefault(invariant, 0L));
            }
        }
        LOG.info("{} cases were read", cases);
        return !found.isEmpty() ? VIOLATED : told ? 0 : Command.NOTHING_DONE;
    }

    // Of the database, whose clock all nodes are held against.
    private static Instant now(JdbcClient jdbc) {
        return jdbc.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static void tell(Map<Invariant, Long> found, Violation violation) {
        if (found.merge(violation.invariant(), 1L, Long::sum) <= TOLD) {
            LOG.error("{}", violation);
        }
    }

    private static void tell(Invariant invariant, long violations) {
        if (violations == 0) {
            LOG.info("{} holds: {}", invariant, invariant.sentence());
        } else {
            LOG.error("{} does not hold, {} times: {}", invariant, violations, invariant.sentence());
        }
    }

    /** @return false when nothing can be said of it */
    private static boolean readUseLog(ConfigurableApplicationContext context, Map<Invariant, Long> found) {
        try {
            LogKeys keys = LogKeys.read(context);
            UseLog.Verdict verdict = context.getBean(UseAudit.class).verify(keys.vault(), keys.seals());
            if (!verdict.whole()) {
                tell(found, new Violation(Invariant.USE_LOG_WHOLE, "tkp_use_log", verdict.fault(keys.files())));
            }
            return true;
        } catch (CannotRun e) {
            LOG.error("{} cannot be told: {}", Invariant.USE_LOG_WHOLE, e.getMessage());
            return false;
        }
    }
}
