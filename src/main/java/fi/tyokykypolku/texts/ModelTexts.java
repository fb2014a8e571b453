package fi.tyokykypolku.texts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The texts of the models in the language of whoever reads them. Drawings, tables and forms are written in Finnish, and so is what the
 * case file keeps of them; a translation is found by its Finnish words in {@code <folder>/<language>.json} beside the models.
 */
@Component
public class ModelTexts {
    /** Beside the models, and what the application itself has stored in the engine. */
    private static final List<String> FOLDERS = List.of("bpmn", "dmn", "forms", "texts");

    /** The space after a sentence. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!]) ");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, String>> translations;

    ModelTexts() {
        this.translations = Language.CODES.stream()
                .filter(code -> !code.equals(Language.FINNISH.getLanguage()))
                .collect(Collectors.toUnmodifiableMap(UnaryOperator.identity(), ModelTexts::read));
    }

    private static Map<String, String> read(String code) {
        Map<String, String> texts = new HashMap<>();
        for (String folder : FOLDERS) {
            try (var bundle = new ClassPathResource(folder + "/" + code + ".json").getInputStream()) {
                texts.putAll(JSON.readValue(bundle, new TypeReference<Map<String, String>>() {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(texts);
    }

    /** A text of a model in the language of whoever asks in this thread. */
    public String say(String finnish) {
        return in(Language.ofReader()).apply(finnish);
    }

    /**
     * Sentences that a table's row has put together, each in the language of whoever asks in this thread: several at once where they have
     * been translated together.
     */
    public String saySentences(String finnish) {
        UnaryOperator<String> texts = in(Language.ofReader());
        List<String> sentences = List.of(SENTENCE_END.split(finnish));
        List<String> said = new ArrayList<>();
        int from = 0;
        while (from < sentences.size()) {
            int to = sentences.size();
            String together = String.join(" ", sentences.subList(from, to));
            while (to > from + 1 && texts.apply(together).equals(together)) {
                to--;
                together = String.join(" ", sentences.subList(from, to));
            }
            said.add(texts.apply(together));
            from = to;
        }
        return String.join(" ", said);
    }

    /** Translates the texts of models; gives back what there is no translation of, such as a text that a designer has just added. */
    public UnaryOperator<String> in(Locale language) {
        Map<String, String> texts = translations.getOrDefault(language.getLanguage(), Map.of());
        return finnish -> texts.getOrDefault(finnish, finnish);
    }
}
