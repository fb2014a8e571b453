package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's own nginx with the configuration of the documents: only addresses are others, and TLS is left out. */
final class Nginx implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("src/docs/operations/nginx.conf");
    private static final List<Path> PROGRAM =
            Stream.of("/usr/sbin/nginx", "/usr/bin/nginx").map(Path::of).toList();

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isThere() {
        return PROGRAM.stream().anyMatch(Files::isExecutable);
    }

    static Nginx start(Path folder, List<Node> nodes) throws IOException {
        int port = Node.freePort();
        Files.createDirectories(folder);
        String site = Files.readString(CONFIGURATION)
                .replace("127.0.0.1:8081", "127.0.0.1:" + nodes.get(0).port())
                .replace("127.0.0.1:8082", "127.0.0.1:" + nodes.get(1).port())
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port)
                .replaceAll("(?m)^ *ssl_.*$", "");
        Files.writeString(folder.resolve("site.conf"), site);
        Path main = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                user root;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                    access_log access.log;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include site.conf;
                }
                """);
        String program = PROGRAM.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
        Process process = new ProcessBuilder(program, "-p", folder.toString(), "-c", main.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        return new Nginx(process, port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
