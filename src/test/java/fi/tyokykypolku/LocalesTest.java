package fi.tyokykypolku;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That Tasklist and its welcome page speak Finnish and Swedish, word for word with the English that Camunda ships. */
class LocalesTest {

    private static final String APPLICATIONS = "META-INF/resources/webjars/camunda/app/";

    // Names of products, signs, and a label that is empty in English as well.
    private static final Set<String> SAME_EVERYWHERE = Set.of(
            "APP_VENDOR",
            "COCKPIT",
            "COCKPIT_APP",
            "NO_TASK_FORM",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS",
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS");

    private static final Map<String, Set<String>> SAME_WORD = Map.of("fi", Set.of(), "sv", Set.of("DIAGRAM"));

    // What Tasklist or the browser fills in or reads as markup; "<null>" is shown as it is.
    private static final Pattern TOKEN = Pattern.compile("\\{\\{.*?}}|</?(?:a|br)\\b[^>]*>|&\\w+;|%[ds]|'yyyy[^']*'");

    private static final Pattern LANGUAGES = Pattern.compile("languages = \\[(.*?)]");

    @ParameterizedTest
    @CsvSource({"tasklist, fi", "tasklist, sv", "welcome, fi", "welcome, sv"})
    void saysEverythingThatTheEnglishSays(String application, String language) throws IOException {
        Map<String, String> english = labels(application, "en");
        Map<String, String> labels = labels(application, language);

        assertThat(english).hasSizeGreaterThan(100);
        assertThat(labels).containsOnlyKeys(english.keySet());
        assertThat(labels).allSatisfy((label, text) -> {
            String original = requireNonNull(english.get(label));
            assertThat(tokens(text)).as(label).isEqualTo(tokens(original));
            assertThat(text.isBlank()).as(label).isEqualTo(original.isBlank());
            assertThat(text.endsWith(" ")).as(label).isEqualTo(original.endsWith(" "));
        });
        assertThat(labels.keySet())
                .filteredOn(label -> Objects.equals(labels.get(label), english.get(label)))
                .allMatch(label -> SAME_EVERYWHERE.contains(label)
                        || requireNonNull(SAME_WORD.get(language)).contains(label));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void writesDatesInItsOwnWay(String language) throws IOException {
        JsonNode english = locale("tasklist", "en").path("dateLocales");
        JsonNode dates = locale("tasklist", language).path("dateLocales");

        assertThat(english.path("months")).hasSize(12);
        assertThat(texts("", dates).keySet()).isEqualTo(texts("", english).keySet());
        assertThat(dates.path("longDateFormat").path("L").asText()).isEqualTo("D.M.YYYY");
        assertThat(dates.path("week")).isEqualTo(english.path("week"));
        texts("", english.path("relativeTime"))
                .forEach((path, text) -> assertThat(
                                tokens(dates.path("relativeTime").at(path).asText()))
                        .as(path)
                        .isEqualTo(tokens(text)));
        assertThat(texts("", dates)).allSatisfy((path, text) -> assertThat(text).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyLanguageOnOfferIsThere(String application) throws IOException {
        MatchResult offer = LANGUAGES
                .matcher(text("tasklist/scripts/language.js"))
                .results()
                .findFirst()
                .orElseThrow();
        List<String> languages = Stream.of(offer.group(1).split(","))
                .map(name -> name.replace("'", "").strip())
                .toList();

        assertThat(languages).contains("fi", "sv", "en");
        for (String language : languages) {
            assertThat(locale(application, language).path("labels")).isNotEmpty();
        }
        assertThat(text(application + "/scripts/config.js")).contains("language.js", "locales");
    }

    @Test
    void theSameLabelIsTheSameInBothApplications() throws IOException {
        for (String language : List.of("fi", "sv")) {
            Map<String, String> tasklist = labels("tasklist", language);
            assertThat(labels("welcome", language))
                    .allSatisfy((label, text) ->
                            assertThat(tasklist.getOrDefault(label, text)).isEqualTo(text));
        }
    }

    private static Map<String, String> labels(String application, String language) throws IOException {
        Map<String, String> labels = new TreeMap<>();
        locale(application, language)
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        return labels;
    }

    /** Every text below a node, by its path. */
    private static Map<String, String> texts(String path, JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                texts.putAll(texts(path + "/" + i, node.path(i)));
            }
        } else if (node.isObject()) {
            node.properties().forEach(each -> texts.putAll(texts(path + "/" + each.getKey(), each.getValue())));
        } else {
            texts.put(path, node.asText());
        }
        return texts;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        TOKEN.matcher(text).results().map(MatchResult::group).sorted().forEach(tokens::add);
        return tokens;
    }

    private static JsonNode locale(String application, String language) throws IOException {
        return new ObjectMapper().readTree(text(application + "/locales/" + language + ".json"));
    }

    // As the server finds it: what this project holds wins over what Camunda ships, whose files begin with a byte order
    // mark.
    private static String text(String file) throws IOException {
        try (InputStream stream =
                requireNonNull(LocalesTest.class.getClassLoader().getResourceAsStream(APPLICATIONS + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        }
    }
}
