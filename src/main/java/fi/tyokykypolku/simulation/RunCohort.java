package fi.tyokykypolku.simulation;

import fi.tyokykypolku.directory.Directory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
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
        return List.of(environment(args).getActiveProfiles()).contains(PROFILE);
    }

    /** Runs both, unless they have been run, and goes on as the application with Kela's. */
    public static void run(Class<?> application, String... args) {
        Path comparison = comparison(args);
        try {
            if (Files.exists(comparison)) {
                start(application, args);
            } else {
                Files.writeString(comparison, compare(withoutKela(application, args), start(application, args)));
            }
            LOG.info("{}:{}{}", comparison, System.lineSeparator(), Files.readString(comparison));
        } catch (IOException e) {
            throw new UncheckedIOException("The comparison cannot be kept", e);
        }
    }

    // Read before anything is started.
    private static Path comparison(String... args) {
        StandardEnvironment environment = environment(args);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Path.of(environment.getRequiredProperty(CohortParameters.PREFIX + ".folder"), "comparison.md");
    }

    private static StandardEnvironment environment(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return environment;
    }

    private static CohortFigures withoutKela(Class<?> application, String... args) {
        try (ConfigurableApplicationContext context = start(
                application,
                with(
                        args,
                        "--server.port=0",
                        "--" + CohortParameters.PREFIX + ".kela=false",
                        "--" + CohortParameters.PREFIX + ".database=without-kela"))) {
            return context.getBean(CohortReport.class).read();
        } finally {
            ClockUtil.reset();
        }
    }

    private static String compare(CohortFigures without, ConfigurableApplicationContext context) {
        CohortParameters parameters = context.getBean(CohortParameters.class);
        return new Comparison(
                        parameters,
                        Clients.of(parameters, context.getBean(Directory.class)),
                        context.getBean(CohortReport.class).read(),
                        without)
                .markdown();
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
