package fi.tyokykypolku.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running application, in its own process and on its own database. */
final class Build implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final String name;
    private final Process process;
    private final Path log;
    private final int port;
    private final Map<String, Session> sessions = new HashMap<>();
    private int cases;

    private Build(String name, Process process, Path log, int port) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a build and waits until the caseworkers are signed in.
     *
     * @param folder its working directory, where its log goes too
     */
    static Build start(String name, Path jar, Database database, Path folder) throws IOException, InterruptedException {
        database.create(name);
        Files.createDirectories(folder);
        Path log = folder.resolve("log.txt");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                jar.toAbsolutePath().toString()));
        if (name.equals(Bench.BARE)) {
            command.add(Bench.BARE);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE", "postgres",
                        "SERVER_PORT", String.valueOf(port),
                        "SPRING_DATASOURCE_URL", database.url(name),
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "SPRING_DATASOURCE_PASSWORD", "postgres",
                        "TYOKYKYPOLKU_SAMPLES", "false"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Build build = new Build(name, process, log, port);
        build.signIn();
        return build;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void signIn() throws InterruptedException {
        Instant last = Instant.now().plus(LONGEST_START);
        while (sessions.size() < BareEngine.USERS.size()) {
            try {
                for (String user : BareEngine.USERS) {
                    sessions.put(user, Session.signIn(port, user));
                }
            } catch (IOException e) {
                if (!process.isAlive() || Instant.now().isAfter(last)) {
                    throw new IllegalStateException(name + " does not start, see " + log, e);
                }
                Thread.sleep(1000);
            }
        }
    }

    String name() {
        return name;
    }

    boolean bare() {
        return name.equals(Bench.BARE);
    }

    Session session(String user) {
        return sessions.get(user);
    }

    /** Walks one more case. */
    void walk(Meter meter) {
        cases++;
        Walk.through(this, meter, cases);
    }

    /** Returns how many milliseconds of processor time the process has used. */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
