package fi.tyokykypolku.simulation;

import fi.tyokykypolku.directory.Directory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The command that leads the simulated cohort along the path twice, with Kela and without, each in a database of its own, and lays the
 * two beside each other. The application with Kela's stays up.
 */
public final class RunCohort {
    private static final Logger LOG = LoggerFactory.getLogger(RunCohort.class);
    private static final String PROFILE = "cohort";

    private RunCohort() {}

    /** Whether the profile {@code cohort} is among the active ones. */
    public static boolean isAskedBy(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return List.of(environment.getActiveProfiles()).contains(PROFILE);
    }

    /** Runs both, unless they have been run, and goes on as the application with Kela's. */
    public static void run(Class<?> application, String... args) {
        CohortFigures without;
        try (ConfigurableApplicationContext context = start(
                application,
                with(
                        args,
                        "--server.port=0",
                        "--" + CohortParameters.PREFIX + ".kela=false",
                        "--" + CohortParameters.PREFIX + ".database=without-kela"))) {
            without = context.getBean(CohortReport.class).read();
        }
        ClockUtil.reset();
        ConfigurableApplicationContext context = start(application, args);
        CohortParameters parameters = context.getBean(CohortParameters.class);
        Comparison comparison = new Comparison(
                parameters,
                Clients.of(parameters, context.getBean(Directory.class)),
                context.getBean(CohortReport.class).read(),
                without);
        try {
            Files.writeString(parameters.comparison(), comparison.markdown());
        } catch (IOException e) {
            throw new UncheckedIOException("The comparison cannot be written", e);
        }
        LOG.info("{}:{}{}", parameters.comparison(), System.lineSeparator(), comparison.markdown());
    }

    private static ConfigurableApplicationContext start(Class<?> application, String... args) {
        return new SpringApplicationBuilder(application).run(args);
    }

    // In place of what was given by the same name: two values of one setting would be taken for a list.
    private static String[] with(String[] args, String... own) {
        Stream<String> given = Arrays.stream(args)
                .filter(arg -> Arrays.stream(own).noneMatch(one -> name(one).equals(name(arg))));
        return Stream.concat(given, Arrays.stream(own)).toArray(String[]::new);
    }

    private static String name(String arg) {
        return arg.replaceFirst("=.*", "");
    }
}
