package fi.tyokykypolku.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;

/** Lets production start only when it has been told all that it must be told, and has been told its secrets in secret. */
@Configuration
@Profile("!demo")
class RequiredSettings {
    private static final Set<String> SECRETS =
            Set.of("spring.datasource.password", "tyokykypolku.sign-in.client-secret");

    private static final List<String> REQUIRED = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "tyokykypolku.sign-in.issuer",
            "tyokykypolku.sign-in.client-id",
            "tyokykypolku.sign-in.client-secret",
            "tyokykypolku.sign-in.audience");

    private static final String KEYS = "tyokykypolku.keys.file";

    /** Before anything else of the application is made. */
    @Bean
    static BeanFactoryPostProcessor requiredSettingsCheck(ConfigurableEnvironment environment) {
        return beans -> check(environment);
    }

    private static void check(ConfigurableEnvironment environment) {
        List<String> complaints = new ArrayList<>();
        for (String setting : REQUIRED) {
            if (environment.getProperty(setting, "").isBlank()) {
                complaints.add(setting + " (" + variable(setting) + ") is not set");
            } else if (SECRETS.contains(setting) && onCommandLine(environment, setting)) {
                complaints.add(setting + " is on the command line, where others read it: use " + variable(setting));
            }
        }
        boolean generate = environment.getProperty("tyokykypolku.keys.generate", Boolean.class, false);
        Path keys = Path.of(environment.getProperty(KEYS, ""));
        for (Path file : List.of(keys, keys.resolveSibling("hash-" + keys.getFileName()))) {
            if (generate && Files.notExists(file)) {
                continue;
            }
            if (Files.isDirectory(file) || !Files.isReadable(file)) {
                complaints.add("no key set to read at " + file + ": " + KEYS + " (" + variable(KEYS) + ")");
            }
        }
        if (!complaints.isEmpty()) {
            throw new Incomplete(complaints);
        }
    }

    private static boolean onCommandLine(ConfigurableEnvironment environment, String setting) {
        return environment.getPropertySources().stream()
                .filter(source -> Set.of("commandLineArgs", "systemProperties").contains(source.getName()))
                .anyMatch(source -> source.containsProperty(setting));
    }

    /** How the environment spells a setting. */
    private static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Something is missing. */
    static final class Incomplete extends RuntimeException {
        Incomplete(List<String> complaints) {
            super("Production is not set up:\n - " + String.join("\n - ", complaints));
        }
    }

    /** Says it without a stack trace; named in {@code META-INF/spring.factories}. */
    static final class Analyzer extends AbstractFailureAnalyzer<Incomplete> {
        @Override
        protected FailureAnalysis analyze(Throwable root, Incomplete cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set what is named above by environment variables or by files, as src/docs/operations.md says.",
                    cause);
        }
    }
}
