package fi.tyokykypolku.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.simulation.OwnProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * This program once more, beside itself, with one set of models and nothing else of the application: no settings but those given, an empty
 * environment, a database in memory, no port. All it writes lies in a folder of its own.
 */
final class TrialProcess {
    private static final String LOG = "log.txt";
    private static final int TOLD = 2_000;

    private final Path folder;
    private final Process process;

    private TrialProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts it and returns at once.
     *
     * @param settings what it is set to, by name
     */
    static TrialProcess start(
            Class<?> application, DataSize memory, Map<String, String> settings, Order order, ObjectMapper json) {
        try {
            Path folder = Files.createTempDirectory("trial");
            json.writeValue(folder.resolve(Order.FILE).toFile(), order);
            Properties properties = new Properties();
            properties.putAll(settings);
            // Spring reads it where the process stands.
            try (OutputStream file = Files.newOutputStream(folder.resolve("application.properties"))) {
                properties.store(file, null);
            }
            ProcessBuilder builder = new ProcessBuilder(OwnProcess.command(
                            application,
                            List.of(
                                    "-Xmx" + memory.toMegabytes() + "m",
                                    "-XX:+UseSerialGC",
                                    "-XX:+ExitOnOutOfMemoryError",
                                    // It ends before more would pay.
                                    "-XX:TieredStopAtLevel=1",
                                    "-Dfile.encoding=UTF-8",
                                    "-Djava.io.tmpdir=" + folder),
                            List.of(RunTrial.FOLDER + folder)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(LOG).toFile());
            // What is secret of the application stands in its environment, or in files that this names.
            builder.environment().clear();
            builder.environment()
                    .put("TYOKYKYPOLKU_SECRETS", folder.resolve("none").toString());
            return new TrialProcess(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The process of a trial cannot be started", e);
        }
    }

    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** How many cases it has led. */
    int done() {
        try {
            String written = Files.readString(folder.resolve(Outcome.PROGRESS)).strip();
            return written.isEmpty() ? 0 : Integer.parseInt(written);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The progress of a trial cannot be read", e);
        }
    }

    /** What it has written; nothing when it did not come to its end. */
    Optional<Outcome> outcome(ObjectMapper json) {
        Path file = folder.resolve(Outcome.FILE);
        try {
            return Files.exists(file) ? Optional.of(json.readValue(file.toFile(), Outcome.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The outcome of a trial cannot be read", e);
        }
    }

    /** The last it said. */
    String said() {
        try {
            String log = new String(Files.readAllBytes(folder.resolve(LOG)), StandardCharsets.UTF_8);
            return log.substring(Math.max(0, log.length() - TOLD));
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        Process unused = process.destroyForcibly();
    }

    /** Leaves nothing behind. */
    void forget() {
        kill();
        try {
            boolean unused = FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of a trial cannot be deleted", e);
        }
    }
}
