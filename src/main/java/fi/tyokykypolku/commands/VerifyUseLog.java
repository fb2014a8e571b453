package fi.tyokykypolku.commands;

import fi.tyokykypolku.uselog.UseChain;
import fi.tyokykypolku.uselog.UseLog;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The command that verifies the use log: only the database is opened, no engine and no server, so that it can be run beside the
 * application.
 */
@Import(UseChain.class)
@DatabaseOnly
public class VerifyUseLog {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyUseLog.class);

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains("--verify-use-log");
    }

    /** @return the status to exit with: 0 when nothing was changed, 1 otherwise */
    public static int run(String... args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(VerifyUseLog.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args)) {
            UseLog.Verdict verdict = context.getBean(UseChain.class).verify();
            if (verdict.whole()) {
                LOG.info("The use log is whole: {} rows", verdict.rows());
                return 0;
            }
            LOG.error("The use log is broken at row {}, after {} rows in order", verdict.broken(), verdict.rows());
            return 1;
        }
    }
}
