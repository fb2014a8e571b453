package fi.tyokykypolku.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.directory.Directory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The command that leads the simulated cohort along the path twice, with Kela and without, each in a database and a process of its own at
 * the same time, for the engine's clock is one for a process; and lays the two beside each other. The application with Kela's stays up.
 */
public final class RunCohort {
    private static final Logger LOG = LoggerFactory.getLogger(RunCohort.class);
    private static final String PROFILE = "cohort";

    /** Set for the process that leads the clients without Kela: where it writes what came out, before it ends. */
    private static final String FIGURES = CohortParameters.PREFIX + "-figures";

    private static final String WITHOUT_KELA = "without-kela";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunCohort() {}

    /** Whether the profile {@code cohort} is among the active ones. */
    public static boolean isAskedBy(String... args) {
        return List.of(environment(args).getActiveProfiles()).contains(PROFILE);
    }

    /** Runs both, unless they have been run, and goes on as the application with Kela's. */
    public static void run(Class<?> application, String... args) {
        StandardEnvironment environment = environment(args);
        // Read before anything is started.
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        String figures = environment.getProperty(FIGURES);
        try {
            if (figures != null) {
                tell(application, Path.of(figures), args);
            } else {
                compare(
                        application,
                        Path.of(environment.getRequiredProperty(CohortParameters.PREFIX + ".folder")),
                        args);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The comparison cannot be kept", e);
        }
    }

    private static StandardEnvironment environment(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return environment;
    }

    private static void tell(Class<?> application, Path figures, String... args) throws IOException {
        try (ConfigurableApplicationContext context = start(application, args)) {
            JSON.writeValue(
                    figures.toFile(), context.getBean(CohortReport.class).read());
        }
    }

    private static void compare(Class<?> application, Path folder, String... args) throws IOException {
        Path comparison = folder.resolve("comparison.md");
        if (Files.exists(comparison)) {
            start(application, args);
        } else {
            Path own = Files.createDirectories(folder.resolve(WITHOUT_KELA));
            Path figures = own.resolve("figures.json");
            Process without =
                    start(OwnProcess.command(application, withoutKela(own, figures, args)), own.resolve("run.log"));
            ConfigurableApplicationContext context;
            try {
                context = start(application, args);
                if (!hasSucceeded(without)) {
                    // It would stay up as if there were a comparison.
                    context.close();
                    throw new IllegalStateException(
                            "The run without Kela has not come to its end: see " + own.resolve("run.log"));
                }
            } finally {
                without.destroy();
            }
            Files.writeString(comparison, comparison(JSON.readValue(figures.toFile(), CohortFigures.class), context));
        }
        LOG.info("{}:{}{}", comparison, System.lineSeparator(), Files.readString(comparison));
    }

    private static boolean hasSucceeded(Process process) {
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> withoutKela(Path folder, Path figures, String... args) {
        return with(
                args,
                "--server.port=0",
                "--" + CohortParameters.PREFIX + ".kela=false",
                "--" + CohortParameters.PREFIX + ".database=" + WITHOUT_KELA,
                "--" + CohortParameters.PREFIX + ".folder=" + folder,
                "--" + FIGURES + "=" + figures);
    }

    private static Process start(List<String> command, Path log) throws IOException {
        LOG.info("The same clients without Kela are led in a process of their own: {}", log);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String comparison(CohortFigures without, ConfigurableApplicationContext context) {
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
    private static List<String> with(String[] args, String... own) {
        Stream<String> given = Arrays.stream(args)
                .filter(arg -> Arrays.stream(own).noneMatch(one -> name(one).equals(name(arg))));
        return Stream.concat(given, Arrays.stream(own)).toList();
    }

    private static String name(String arg) {
        return arg.replaceFirst("=.*", "");
    }
}
