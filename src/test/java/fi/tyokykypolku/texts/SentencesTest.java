package fi.tyokykypolku.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.kela.KelaRole;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.LegalBasis;
import fi.tyokykypolku.uselog.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences for people stand in bundles, whole in every language, and not in the code. */
class SentencesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/texts");
    private static final Pattern FINNISH = Pattern.compile("(?s).*[äöåÄÖÅ].*");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    /** Printed for clients and partners in the national languages, and the documents of the models, which are in Finnish. */
    private static final List<String> NOT_IN_ALL = List.of("consent", "plan", "documents");

    private static final String KEPT =
            "the engine or the case file keeps it in Finnish, and ModelTexts says it to a reader";
    private static final String NAMES = "holds its names in every language side by side";
    private static final String DOCUMENTS = "the documents of the models are in Finnish";

    /** Where Finnish words may stand in the code, and why. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("Category.java", KEPT),
            Map.entry("Cards.java", KEPT),
            Map.entry("Filters.java", KEPT),
            Map.entry("Grounds.java", KEPT),
            Map.entry("KelaRole.java", KEPT),
            Map.entry("LegalBasis.java", KEPT),
            Map.entry("Use.java", KEPT),
            Map.entry("UseReports.java", KEPT),
            Map.entry("Organisation.java", NAMES),
            Map.entry("Worklist.java", NAMES),
            Map.entry("Digest.java", "a mail to a worklist has no reader, so it says all in Finnish and Swedish"),
            Map.entry("Access.java", "names of groups in the engine, for administrators"),
            Map.entry("Staff.java", "names of simulated users"),
            Map.entry("Tables.java", "stops the start, for the operator's log"),
            Map.entry("Answer.java", DOCUMENTS),
            Map.entry("Condition.java", DOCUMENTS),
            Map.entry("ModelDocuments.java", DOCUMENTS));

    private final ModelTexts texts = new ModelTexts();

    @Test
    void noFinnishSentenceStandsInTheCode() throws IOException {
        Map<String, List<String>> found = sentences();
        assertThat(found).as("the search finds what is there").containsKeys("Category.java", "Filters.java");
        found.keySet().removeAll(ALLOWED.keySet());
        assertThat(found).isEmpty();
    }

    /** Words in quotes with a Finnish letter and a space; of an annotation only what it tells whoever breaks it. */
    private static Map<String, List<String>> sentences() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, List<String>> found = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(MAIN)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                String name =
                        String.valueOf(Path.of(unit.getSourceFile().toUri()).getFileName());
                new Literals(name, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class Literals extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final Map<String, List<String>> found;

        Literals(String file, Map<String, List<String>> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void none) {
            annotation.getArguments().stream()
                    .filter(argument -> argument instanceof AssignmentTree named
                            && named.getVariable().toString().equals("message"))
                    .forEach(message -> scan(message, none));
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
            if (literal.getValue() instanceof String text
                    && text.contains(" ")
                    && FINNISH.matcher(text).matches()) {
                found.computeIfAbsent(file, each -> new ArrayList<>()).add(text);
            }
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void whatIsKeptInFinnishIsSaidInEveryLanguage(String language) throws IOException {
        Stream<String> labels = Stream.of(
                        Arrays.stream(Category.values()).map(Category::label),
                        Arrays.stream(Phase.values()).map(Phase::label),
                        Arrays.stream(Phase.values()).map(Use::purpose),
                        Arrays.stream(KelaRole.values()).map(KelaRole::label),
                        Arrays.stream(LegalBasis.values()).map(LegalBasis::label),
                        Stream.of("OWN", "REFERRAL", "FOR_ALL").map(Grounds::label),
                        sentences().getOrDefault("Filters.java", List.of()).stream(),
                        sentences().getOrDefault("UseReports.java", List.of()).stream())
                .flatMap(each -> each);
        assertThat(labels.filter(label -> !label.equals("Plan") && !label.equals("Suunnitelma")))
                .isNotEmpty()
                .allSatisfy(label -> assertThat(
                                texts.in(Locale.forLanguageTag(language)).apply(label))
                        .isNotEqualTo(label));
    }

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith("_fi.properties"))
                    .map(file -> file.substring(0, file.indexOf("_fi.")))
                    .filter(name -> !NOT_IN_ALL.contains(name))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceIsWholeInEveryLanguage(String name) {
        ResourceBundle finnish = bundle(name, "fi");
        for (String code : Language.CODES) {
            ResourceBundle other = bundle(name, code);
            assertThat(other.getLocale().getLanguage()).isEqualTo(code);
            assertThat(other.keySet()).as(code).isEqualTo(finnish.keySet());
            for (String key : finnish.keySet()) {
                assertThat(places(other.getString(key)))
                        .as("%s in %s", key, code)
                        .isEqualTo(places(finnish.getString(key)));
                assertThat(new MessageFormat(other.getString(key)).toPattern())
                        .as("%s in %s", key, code)
                        .isNotBlank();
            }
        }
    }

    private static ResourceBundle bundle(String name, String code) {
        return ResourceBundle.getBundle(
                "texts." + name,
                Locale.forLanguageTag(code),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static TreeSet<String> places(String sentence) {
        TreeSet<String> places = new TreeSet<>();
        PLACE.matcher(sentence).results().forEach(place -> places.add(place.group()));
        return places;
    }
}
