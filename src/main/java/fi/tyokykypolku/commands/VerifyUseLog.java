package fi.tyokykypolku.commands;

import fi.tyokykypolku.uselog.UseAudit;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.KeyProperties;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

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

    static final String EXPECT = "--expect=";

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
        return Command.run(VerifyUseLog.class, context -> verify(context, witnesses), args);
    }

    private static int verify(ConfigurableApplicationContext context, List<String> witnesses) {
        UseAudit audit = context.getBean(UseAudit.class);
        LogKeys keys = LogKeys.read(context);
        UseLog.Verdict verdict = audit.verify(keys.vault(), keys.seals());
        if (!verdict.whole()) {
            LOG.error("{}", verdict.fault(keys.files()));
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
    }
}
