package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Verkkosovellusten sisään pakatut kirjastot")
class BundlesTest {
    private static final String BUNDLE = "/META-INF/resources/webjars/camunda/lib/deps.js";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| ([\\d.]+) \\| `(.+)` \\|$");

    @Test
    @DisplayName("ovat ne, jotka dokumentti luettelee")
    void areThoseThatTheDocumentLists() throws IOException {
        String packed = text(BUNDLE) + text(BUNDLE + ".LICENSE.txt");
        List<String> seen = ROW.matcher(Files.readString(Path.of("src/docs/security.md")))
                .results()
                .peek(row -> assertThat(row.group(2)).contains(row.group(1)))
                .map(row -> row.group(2))
                .toList();
        assertThat(seen)
                .hasSizeGreaterThan(10)
                .allSatisfy(mark -> assertThat(packed).contains(mark));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(BundlesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
