package fi.tyokykypolku;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the drawings, tables and forms as their designers left them, without the translations beside them. */
public final class ModelFiles {
    private ModelFiles() {}

    /** Those of all three folders. */
    public static List<Path> all() {
        return Stream.of("bpmn", "dmn", "forms")
                .flatMap(folder -> in(folder).stream())
                .toList();
    }

    /** Those of one folder, by name. */
    public static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all of them hold, by file name. */
    public static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        all().forEach(file -> contents.put(file.getFileName().toString(), bytes(file)));
        return contents;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
