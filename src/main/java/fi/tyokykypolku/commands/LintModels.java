package fi.tyokykypolku.commands;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.rules.HouseRules;
import fi.tyokykypolku.rules.Objection;
import fi.tyokykypolku.texts.Language;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The command that holds the drawings, tables and forms of a folder against the house rules, without a database: {@code --lint} and the
 * folder. What is wrong is told in the language of {@code tyokykypolku.lint.language}: {@code fi}, {@code sv} or {@code en}.
 */
public final class LintModels {
    static final String NAME = "--lint";

    private static final Logger LOG = LoggerFactory.getLogger(LintModels.class);
    private static final int WRONG = 1;
    private static final int DEEPEST = 4;
    private static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form");

    private LintModels() {}

    /** Whether the command is among the arguments. */
    public static boolean isAskedBy(String... args) {
        return Arrays.asList(args).contains(NAME);
    }

    /** @return the status to exit with: 0 when nothing is wrong, 1 when something is, 2 when there is nothing to look at */
    public static int run(String... args) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        Locale language = Locale.forLanguageTag(settings.getProperty("tyokykypolku.lint.language", "fi"));
        if (!Language.CODES.contains(language.toString())) {
            LOG.error("tyokykypolku.lint.language is one of {}", Language.CODES);
            return Command.NOTHING_DONE;
        }
        Path folder = folder(args);
        try {
            Map<String, byte[]> files = files(folder);
            if (files.isEmpty()) {
                LOG.error("No drawing, table or form is in the folder {}", folder);
                return Command.NOTHING_DONE;
            }
            List<Objection> found = new HouseRules(Directory.of(settings, since())).of(files);
            found.forEach(objection -> LOG.error("{}", objection.line(language)));
            LOG.info("{} files, {} objections", files.size(), found.size());
            return found.isEmpty() ? 0 : WRONG;
        } catch (IOException e) {
            LOG.error("The folder {} cannot be read: {}", folder, e.toString());
            return Command.NOTHING_DONE;
        }
    }

    // A command has one moment: that at which it was begun.
    static Clock since() {
        return Clock.fixed(
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), CaseFile.ZONE);
    }

    private static Path folder(String... args) {
        int next = Arrays.asList(args).indexOf(NAME) + 1;
        return Path.of(next < args.length && !args[next].startsWith("--") ? args[next] : ".");
    }

    static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.find(
                folder,
                DEEPEST,
                (path, kind) -> kind.isRegularFile()
                        && ENDINGS.stream().anyMatch(path.getFileName().toString()::endsWith)
                        && isModels(folder.relativize(path)),
                FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : found.toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    // In the folder of a project, what a build has made of its models and what stands hidden is none of them.
    private static boolean isModels(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")
                    || part.toString().equals("target")
                    || part.toString().equals("src")) {
                return false;
            }
        }
        return true;
    }
}
