package fi.tyokykypolku.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Looks whether the file of the embedded database can be written, before the database and its pool say at length that it cannot. */
@Configuration
class EmbeddedFile {
    private static final Pattern FILE = Pattern.compile("jdbc:h2:file:(~/)?([^;:]+)(?:;.*)?");

    /** In bytes, as the first start takes. */
    private static final long LEAST_ROOM = 16L << 20;

    /** Before anything else of the application is made. */
    @Bean
    static BeanFactoryPostProcessor embeddedFileCheck(Environment environment) {
        return beans -> check(environment.getProperty("spring.datasource.url", ""));
    }

    static void check(String url) {
        Matcher file = FILE.matcher(url);
        if (!file.matches()) {
            return;
        }
        Path home = Path.of(file.group(1) == null ? "" : System.getProperty("user.home"));
        Path path = home.resolve(file.group(2) + ".mv.db").toAbsolutePath();
        if (isFull(path)) {
            throw DatabaseRefuses.cannotStart(url, DatabaseRefuses.FULL);
        }
        if (Files.exists(path)) {
            if (!Files.isWritable(path)) {
                throw DatabaseRefuses.cannotStart(url, DatabaseRefuses.READ_ONLY);
            }
        } else if (!canBeMade(path)) {
            throw DatabaseRefuses.cannotStart(url, DatabaseRefuses.NO_FOLDER);
        }
    }

    private static boolean isFull(Path file) {
        Path folder = folder(file);
        return folder != null && folder.toFile().getUsableSpace() < LEAST_ROOM && Files.isDirectory(folder);
    }

    /** The folder the file lies in, or else the nearest above it that is there. */
    private static @Nullable Path folder(Path file) {
        Path folder = file.getParent();
        while (folder != null && Files.notExists(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static boolean canBeMade(Path file) {
        Path folder = folder(file);
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }
}
