package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the documents name nothing that has moved. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    private static final Path PACKAGES = Path.of("src/main/java/fi/tyokykypolku");

    // A path of this repository; one that begins with a slash belongs to the running application.
    private static final Pattern CODE =
            Pattern.compile("`((?:src|bpmn|dmn|forms|\\.ci)/[\\w./-]*|pom\\.xml|[\\w-]+\\.(?:bpmn|dmn|form))`");

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    private static final Pattern TREE = Pattern.compile("(?m)^(src/\\S+)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
            return Stream.concat(
                            Stream.of(README, Path.of("src/modeler/opas.md")),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathInADocumentExists(Path document) throws IOException {
        String text = Files.readString(document);
        assertThat(Stream.of(CODE, TREE)
                        .flatMap(pattern -> pattern.matcher(text).results())
                        .map(match -> match.group(1)))
                .allSatisfy(path -> assertThat(inRepository(path)).exists());
        assertThat(LINK.matcher(text).results().map(match -> match.group(1)))
                .allSatisfy(link ->
                        assertThat(document.resolveSibling(link).normalize()).exists());
    }

    @Test
    void theReadmeSaysHowToRunAndHowToTest() throws IOException {
        assertThat(Files.readAllLines(README)).contains("mvn spring-boot:run", "mvn verify");
    }

    @Test
    void theReadmeNamesEveryPackageAndEveryDrawing() throws IOException {
        String text = Files.readString(README);
        try (Stream<Path> packages = Files.list(PACKAGES).filter(Files::isDirectory)) {
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(each ->
                            assertThat(text).containsPattern("(?m)^ {2}(\\w+ +)*" + each.getFileName() + "\\b"));
        }
        assertThat(Models.processes().keySet())
                .allSatisfy(process -> assertThat(text).contains("`bpmn/" + process + ".bpmn`"));
    }

    private static Path inRepository(String path) {
        int dot = path.lastIndexOf('.');
        if (path.contains("/") || path.equals("pom.xml")) {
            return Path.of(path);
        }
        return Path.of(path.endsWith(".form") ? "forms" : path.substring(dot + 1), path);
    }
}
