package fi.tyokykypolku.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The models of the repository, as their designers left them. */
final class ShippedModels {
    private ShippedModels() {}

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("bpmn", "dmn", "forms")) {
            try (Stream<Path> found = Files.list(Path.of(folder))) {
                for (Path file : found.toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
