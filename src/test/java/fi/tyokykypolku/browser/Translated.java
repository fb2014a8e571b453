package fi.tyokykypolku.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The words of models as a reader of another language sees them. */
final class Translated {
    private Translated() {}

    /** @param locale of the browser, such as sv-FI */
    static String in(String locale, String finnish) {
        String language = locale.substring(0, 2);
        if (language.equals("fi")) {
            return finnish;
        }
        return Stream.of("bpmn", "dmn", "forms", "src/main/resources/texts")
                .map(folder -> read(Path.of(folder, language + ".json")).path(finnish))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(finnish);
    }

    private static JsonNode read(Path bundle) {
        try {
            return new ObjectMapper().readTree(bundle.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
