package fi.tyokykypolku.texts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.kela.KelaRole;
import fi.tyokykypolku.uselog.Use;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that people read is there in Finnish, Swedish and English; the labels of Camunda's own pages are in {@code LocalesTest}. */
class TranslationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Path BUNDLES = Path.of("src/main/resources/texts");

    /** Where translations stand, and in what order the application reads them. */
    private static final List<String> FOLDERS = List.of("bpmn", "dmn", "forms", "src/main/resources/texts");

    static final List<String> LANGUAGES = List.of("sv", "en");

    /** What is the same word in another language. */
    private static final Map<String, Set<String>> SAME = Map.of(
            "sv", Set.of("L\u00a0381/2023, 3\u00a0§.", "L\u00a01301/2014, 42\u00a0§.", "WHODAS 2.0"),
            "en", Set.of("Kela", "WHODAS 2.0"));

    /** Bundles that are not in all three languages, with those they have beside Finnish. */
    private static final Map<String, Set<String>> FEWER_LANGUAGES = Map.of(
            // Sheets for the client, in the official languages: the client's own language decides, not the reader's.
            "consent", Set.of("sv"),
            "plan", Set.of("sv"),
            // Pages of the repository, for designers: they are about Finnish models, and written beside them.
            "documents", Set.of());

    /** Templates, markup and line breaks that a text must keep. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{.*?}}|\\{\\d+}|</?\\w[^>]*>|^=|\\*\\*|\\n- |\\n");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    /** The name of a month in an English date. */
    private static final Pattern MONTH = Pattern.compile("(?<=\\d )(" + String.join("|", months().keySet()) + ")\\b");

    private static Map<String, String> months() {
        Map<String, String> months = new TreeMap<>();
        for (Month month : Month.values()) {
            months.put(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH), String.valueOf(month.getValue()));
        }
        return months;
    }

    private static Set<String> read() {
        Set<String> read = new TreeSet<>(ReadTexts.ofDrawings());
        read.addAll(ReadTexts.ofTables());
        read.addAll(ReadTexts.ofForms());
        Stream.of(
                        Arrays.stream(Phase.values()).map(Phase::label),
                        Arrays.stream(Phase.values()).map(Use::purpose),
                        Arrays.stream(KelaRole.values()).map(KelaRole::label),
                        Arrays.stream(Category.values()).map(Category::label))
                .forEach(labels -> labels.forEach(read::add));
        return read;
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTextThatPeopleReadIsTranslated(String language) throws IOException {
        Set<String> read = read();
        Map<String, String> said = new TreeMap<>();
        for (String folder : FOLDERS) {
            said.putAll(translations(folder, language));
        }
        assertThat(read).hasSizeGreaterThan(1000);
        assertThat(faults(read, said, stored(), requireNonNull(SAME.get(language))))
                .isEmpty();
    }

    /** Of two translations of one text, which one is read would depend on the order of the folders. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noTextIsTranslatedTwice(String language) throws IOException {
        Map<String, String> places = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String text : translations(folder, language).keySet()) {
                String before = places.put(text, folder);
                if (before != null) {
                    twice.add(before + ", " + folder + ": " + text);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    /** So that two people who add a text each change the same place only when it is the same text. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyFileIsInTheOrderOfItsFinnishTexts(String language) throws IOException {
        for (String folder : FOLDERS) {
            List<String> lines = new ArrayList<>();
            for (Map.Entry<String, String> text : new TreeMap<>(translations(folder, language)).entrySet()) {
                lines.add("  " + JSON.writeValueAsString(text.getKey()) + ": "
                        + JSON.writeValueAsString(text.getValue()));
            }
            assertThat(Files.readString(Path.of(folder, language + ".json")))
                    .as(folder + "/" + language + ".json")
                    .isEqualTo("{\n" + String.join(",\n", lines) + "\n}\n");
        }
    }

    @Test
    void aCategoryHasOneNameInSwedish() throws IOException {
        Map<String, String> said = translations("forms", "sv");
        assertThat(Category.values())
                .allSatisfy(category -> assertThat(said.get(category.label())).isEqualTo(category.labelSv()));
    }

    @Test
    void everyBundleIsInAllLanguages() throws IOException {
        Set<String> names = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".properties"))
                    .forEach(file -> names.add(file.replaceFirst("_[a-z]+\\.properties$", "")));
        }
        for (String name : names) {
            for (String language : LANGUAGES) {
                Path file = BUNDLES.resolve(name + "_" + language + ".properties");
                boolean wanted = FEWER_LANGUAGES
                        .getOrDefault(name, Set.copyOf(LANGUAGES))
                        .contains(language);
                if (wanted != Files.exists(file)) {
                    faults.add(file + (wanted ? " is missing" : " is not expected"));
                } else if (wanted) {
                    faults.addAll(bundleFaults(bundle(BUNDLES.resolve(name + "_fi.properties")), bundle(file)).stream()
                            .map(fault -> file + ": " + fault)
                            .toList());
                }
            }
        }
        assertThat(names).contains("heading", "rules").containsAll(FEWER_LANGUAGES.keySet());
        assertThat(faults).isEmpty();
    }

    @Test
    void findsWhatIsMissingAndWhatNobodyReads() {
        assertThat(faults(
                        Set.of("Kysymys Kelalle", "Uusi tehtävä"),
                        new TreeMap<>(Map.of("Kysymys Kelalle", "Fråga till FPA", "Vanha tehtävä", "Gammal uppgift")),
                        Set.of(),
                        Set.of()))
                .containsExactly("missing: Uusi tehtävä", "unused: Vanha tehtävä");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Suostumus           | ' '                    | empty
            Suostumus           | Suostumus              | Finnish
            Asiassa {{caseId}}  | I ärendet {{case}}     | template or number
            Yli 60 päivää       | Över 90 dagar          | template or number
            <b>Heti</b>         | Genast                 | template or number
            30.4.2026 asti      | until 30 March 2026    | template or number
            """)
    void findsATranslationThatSaysSomethingElse(String finnish, String translation, String fault) {
        assertThat(faults(Set.of(finnish), Map.of(finnish, translation), Set.of(), Set.of()))
                .containsExactly(fault + ": " + finnish);
    }

    @Test
    void takesAnEnglishDateAndAWordThatIsTheSame() {
        assertThat(faults(
                        Set.of("30.4.2026 asti", "Kela"),
                        Map.of("30.4.2026 asti", "until 30 April 2026", "Kela", "Kela"),
                        Set.of(),
                        Set.of("Kela")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            known = Tiedossa ({0}) | news = Nytt:         | [known is missing, news is unused]
            known = Tiedossa ({0}) | known = Känt ({1})   | [known has other places]
            known = Tiedossa ({0}) | known =              | [known is empty]
            known = Tiedossa ({0}) | known = It's ({0})   | [known has an apostrophe that is not doubled]
            """)
    void findsABundleThatSaysSomethingElse(String finnish, String other, String faults) throws IOException {
        assertThat(bundleFaults(properties(new StringReader(finnish)), properties(new StringReader(other))))
                .hasToString(faults);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"TYM_15\"", "\"P1M\"", "\"clarifiedLater\"", "null", "true", "legalBasis in (\"TYM_15\")"})
    void aCodeIsNoText(String cell) {
        assertThat(ReadTexts.ofCell(cell)).isEmpty();
    }

    @Test
    void findsTheTextsThatAnExpressionPutsTogether() {
        assertThat(
                        ReadTexts.ofCell(
                                "string join(if age = null then [\"Milloin asiakas on syntynyt?\"] else [\"Yleistukilaki\"], \" \")"))
                .containsExactly("Milloin asiakas on syntynyt?", "Yleistukilaki");
    }

    @Test
    void findsTheTextsOfAFormAndNotItsTemplates() throws IOException {
        assertThat(ReadTexts.ofForm("""
                {"id": "f", "components": [
                  {"type": "text", "text": "{{caseSummary}}"},
                  {"type": "group", "label": "Tilanne", "components": [
                    {"key": "a", "label": "Arvio", "description": "Muutama lause.", "appearance": {"suffixAdorner": "kk"},
                     "values": [{"label": "Kyllä", "value": "YES"}, {"label": "3", "value": "3"}]}]}]}
                """)).containsExactly("Arvio", "Kyllä", "Muutama lause.", "Tilanne", "kk");
    }

    /** What is wrong with the translations of some texts; those that are stored by the code need no model that shows them. */
    private static List<String> faults(
            Set<String> read, Map<String, String> said, Set<String> stored, Set<String> same) {
        List<String> faults = new ArrayList<>();
        read.stream().filter(text -> !said.containsKey(text)).forEach(text -> faults.add("missing: " + text));
        said.forEach((finnish, translation) -> {
            if (!read.contains(finnish) && !stored.contains(finnish)) {
                faults.add("unused: " + finnish);
            } else if (translation.isBlank()) {
                faults.add("empty: " + finnish);
            } else if (translation.equals(finnish) != same.contains(finnish)) {
                faults.add("Finnish: " + finnish);
            } else if (!kept(finnish).equals(kept(translation))) {
                faults.add("template or number: " + finnish);
            }
        });
        return faults;
    }

    private static List<String> kept(String text) {
        String dates = MONTH.matcher(text).replaceAll(month -> requireNonNull(months().get(month.group())));
        return Stream.concat(KEPT.matcher(text).results(), NUMBER.matcher(dates).results())
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static List<String> bundleFaults(Map<String, String> finnish, Map<String, String> other) {
        List<String> faults = new ArrayList<>();
        Set<String> keys = new TreeSet<>(finnish.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            String text = finnish.get(key);
            String translation = other.get(key);
            if (text == null || translation == null) {
                faults.add(key + (translation == null ? " is missing" : " is unused"));
            } else if (translation.isBlank()) {
                faults.add(key + " is empty");
            } else if (!places(text).equals(places(translation))) {
                faults.add(key + " has other places");
            } else if (translation.replaceAll("''|'[^']*[{}][^']*'", "").contains("'")) {
                faults.add(key + " has an apostrophe that is not doubled");
            }
        }
        return faults;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    /** What the application itself has stored in the engine: literals of its code. */
    private static Set<String> stored() throws IOException {
        Set<String> stored = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                for (String text :
                        translations("src/main/resources/texts", "sv").keySet()) {
                    if (code.contains('"' + text + '"')) {
                        stored.add(text);
                    }
                }
            }
        }
        return stored;
    }

    private static Map<String, String> translations(String folder, String language) throws IOException {
        return JSON.readValue(
                Path.of(folder, language + ".json").toFile(), new TypeReference<TreeMap<String, String>>() {});
    }

    private static Map<String, String> bundle(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return properties(reader);
        }
    }

    private static Map<String, String> properties(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
