package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.FormField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A category of data has one Finnish and one Swedish name, the one that {@link Category} gives it. */
class CategoryNamesTest {

    private static final Map<String, String> FINNISH = names(Category::label);

    private static final Map<String, String> SWEDISH = names(Category::labelSv);

    /** Fields whose choices share a word with a category and mean something else. */
    private static final Set<String> OTHER_WORDS = Set.of("rehabNeed", "mainNeeds");

    static Stream<Map<String, String>> languages() {
        return Stream.of(FINNISH, SWEDISH);
    }

    /** Lists of categories are written with commas between the names. */
    @ParameterizedTest
    @MethodSource("languages")
    void noTwoCategoriesShareANameAndNoNameReadsAsTwo(Map<String, String> names) {
        assertThat(names.values()).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-ZÅÄÖ][^,;.:]+"));
    }

    @Test
    void everyFormOffersCategoriesByTheirNames() {
        Set<String> asking = new TreeSet<>();
        Models.forms()
                .forEach((file, form) -> form.fields()
                        .forEach((key, field) -> field.choices().forEach((value, label) -> {
                            if (!FINNISH.containsKey(value)) {
                                return;
                            }
                            String place = file + ": " + key + ", " + value;
                            if (asksForCategories(field)) {
                                asking.add(key);
                                assertThat(label).as(place).isEqualTo(FINNISH.get(value));
                            } else if (!OTHER_WORDS.contains(key)) {
                                assertThat(label)
                                        .as(place)
                                        .isEqualTo(Organisation.valueOf(value).nameFi());
                            }
                        })));
        assertThat(asking)
                .containsExactlyInAnyOrder(
                        "consentEmployment",
                        "consentSocial",
                        "consentHealth",
                        "consentKela",
                        "consentPension",
                        "consentEducation",
                        "consentNgo",
                        "consentInsurance",
                        "withdrawnCategories");
    }

    @Test
    void theConsentNamesHealthApartByItsName() {
        List<JsonNode> apart = Models.components("recordConsent").stream()
                .filter(component -> Set.of("Group_healthData", "Field_consentHealthData")
                        .contains(component.path("id").asText()))
                .toList();
        assertThat(apart)
                .hasSize(2)
                .allSatisfy(component ->
                        assertThat(component.path("label").asText()).startsWith(Category.HEALTH.label()));
    }

    @Test
    void aPartyOfTheConsentIsCalledAsTheDirectoryKnowsIt() {
        for (Organisation organisation : Organisation.values()) {
            String name = organisation.name();
            FormField field = Models.field(
                    "recordConsent",
                    "consent" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
            assertThat(field.label()).isEqualTo(organisation.nameFi());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void theSheetHasNoNamesOfItsOwn(String language) {
        ResourceBundle texts = ResourceBundle.getBundle("texts/consent", Locale.forLanguageTag(language));
        assertThat(texts.getLocale().getLanguage()).isEqualTo(language);
        assertThat(texts.keySet()).doesNotContainAnyElementsOf(FINNISH.keySet());
        assertThat(texts.getString("healthApart")).contains("{0}");
    }

    /** What the law calls data concerning health has no second name in forms, texts and tables. */
    @Test
    void healthHasNoSecondName() throws IOException {
        for (String folder : List.of("forms", "bpmn", "dmn", "src/main/resources/texts")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
                            .as(file.toString())
                            .doesNotContain("terveystie", "hälsouppgift");
                }
            }
        }
    }

    @Test
    void theDocumentsTellTheSameNames() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/docs/privacy.md"));
        for (Category category : Category.values()) {
            assertThat(rows)
                    .as(category.name())
                    .filteredOn(row -> row.startsWith("| `" + category + "` |"))
                    .singleElement()
                    .asString()
                    .startsWith("| `%s` | %s | %s |".formatted(category, category.label(), category.labelSv()));
        }
    }

    /** All choices are categories, or one is that is no kind of organisation. */
    private static boolean asksForCategories(FormField field) {
        Set<String> choices = field.choices().keySet();
        Set<String> organisations =
                Arrays.stream(Organisation.values()).map(Enum::name).collect(Collectors.toSet());
        return FINNISH.keySet().containsAll(choices)
                || choices.stream().anyMatch(value -> FINNISH.containsKey(value) && !organisations.contains(value));
    }

    private static Map<String, String> names(Function<Category, String> language) {
        return Arrays.stream(Category.values())
                .collect(Collectors.toMap(Enum::name, language, (one, other) -> one, TreeMap::new));
    }
}
