package fi.tyokykypolku.delays;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command that draws every clock anew from the engine's history. A case is locked while its clocks are drawn, so that it can be run
 * beside the application where the database serves both.
 */
public final class RebuildClocks {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildClocks.class);

    private RebuildClocks() {}

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains("--rebuild-clocks");
    }

    /**
     * Starts the application on a port of its own, without doing any of its jobs, on tables of this version only.
     *
     * @return the status to exit with: 0 when every clock was drawn
     */
    public static int run(Class<?> application, String... args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .run(with(
                        args,
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--tyokykypolku.migrate=false",
                        "--tyokykypolku.samples=false"))) {
            int cases = context.getBean(ClockHistory.class).rebuild();
            LOG.info("The clocks of {} cases were drawn anew", cases);
            return 0;
        }
    }

    private static String[] with(String[] args, String... more) {
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }
}
