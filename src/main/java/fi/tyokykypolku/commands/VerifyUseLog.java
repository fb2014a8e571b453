package fi.tyokykypolku.commands;

import fi.tyokykypolku.uselog.UseChain;
import fi.tyokykypolku.uselog.UseLog;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The command that verifies the use log: only the database is opened, no engine and no server, so that it can be run beside the
 * application. With {@code --expect="number hash"}, as the application's log tells it every night, the row of that number must be the one
 * that was there then.
 */
@Import(UseChain.class)
@DatabaseOnly
public class VerifyUseLog {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyUseLog.class);

    private static final String EXPECT = "--expect=";

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains("--verify-use-log");
    }

    /** @return the status to exit with: 0 when nothing was changed, 1 otherwise */
    public static int run(String... args) {
        List<String> witnesses = Stream.of(args)
                .filter(argument -> argument.startsWith(EXPECT))
                .map(argument -> argument.substring(EXPECT.length()))
                .toList();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(VerifyUseLog.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args)) {
            UseChain chain = context.getBean(UseChain.class);
            UseLog.Verdict verdict = chain.verify();
            if (!verdict.whole()) {
                LOG.error("The use log is broken at row {}, after {} rows in order", verdict.broken(), verdict.rows());
                return 1;
            }
            for (String witness : witnesses) {
                if (!chain.stands(witness)) {
                    LOG.error("The use log is whole in itself, but not the one that was witnessed: {}", witness);
                    return 1;
                }
            }
            LOG.info("The use log is whole: {} rows, {} witnesses", verdict.rows(), witnesses.size());
            return 0;
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            return 1;
        }
    }
}
