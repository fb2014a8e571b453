package fi.tyokykypolku;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Municipality;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form is the schema: what its designer writes is stored, guarded and shown as it stands, so it must be right. */
class FormsTest {

    /** Tasklist shows more kinds, but a dynamic list with a prefilled row can never be completed there. */
    private static final String VALUES_KEY = "valuesKey";

    private static final Set<Category> NEVER_IN_THE_ENGINE =
            Set.of(Category.IDENTITY, Category.HEALTH, Category.BENEFITS);

    static Collection<String> files() {
        return Models.forms().keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void asksEveryQuestionInWords(String file) {
        for (FormField field : fields(file)) {
            assertThat(field.key()).matches("[a-z][A-Za-z0-9]+");
            assertThat(field.label())
                    .as(field.key())
                    .matches("[A-ZÅÄÖ].*[^\\s:.]")
                    .isNotEqualTo(field.key());
            assertThat(field.choices().values())
                    .as(field.key())
                    .allMatch(label -> !label.isBlank())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void checksOnlyWhatTheServerChecks(String file) {
        FormSchema form = Models.form(file);
        for (FormField field : fields(file)) {
            String check = field.properties().getOrDefault("check", "");
            switch (check.replaceFirst(":.*", "")) {
                case "" -> assertThat(check).isEmpty();
                case "personId" -> assertThat(field.category()).isEqualTo(Category.IDENTITY);
                case "municipality" -> assertThat(field.type()).isEqualTo("select");
                case "planParty" -> {
                    assertThat(field.key()).matches("organisation[1-6]");
                    assertThat(field.choices().keySet())
                            .isSubsetOf(Arrays.stream(Organisation.values())
                                    .map(Enum::name)
                                    .toList());
                }
                case "past", "life", "reviewDate" ->
                    assertThat(field.type()).as(field.key()).isEqualTo("datetime");
                case "notBefore" -> assertThat(form.fields()).containsKey(check.substring("notBefore:".length()));
                default -> throw new AssertionError(field.key() + " asks for the unknown check " + check);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void answersYesAndNoAlike(String file) {
        for (FormField field : fields(file)) {
            boolean twoChoices = field.choices().keySet().equals(Set.of("true", "false"));
            assertThat("boolean".equals(field.properties().get("type")))
                    .as(field.key())
                    .isEqualTo(twoChoices);
            if (twoChoices) {
                assertThat(field.choices()).isEqualTo(Map.of("true", "Kyllä", "false", "Ei"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void steersWithDeclaredVariablesAndNeverWithFactsThatMustStayOut(String file) {
        for (FormField field : fields(file)) {
            if (field.steers()) {
                assertThat(NEVER_IN_THE_ENGINE).as(field.key()).doesNotContain(field.category());
                assertThat(CaseVariables.all()).containsKey(field.key());
                assertThat(Models.type(field.key()))
                        .as(field.key())
                        .isEqualTo(field.yesNo() ? Boolean.class : String.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isWholeForEachOrganisation(String file) {
        Set<String> kinds = names(Organisation.values());
        for (JsonNode component : Models.components(file)) {
            String only = component.path("properties").path("organisations").asText("");
            if (!only.isEmpty()) {
                assertThat(kinds).as(component.path("id").asText()).contains(only.split(",", -1));
            }
        }
        for (Organisation organisation : Organisation.values()) {
            Map<String, FormField> shown =
                    Models.form(file).forOrganisation(organisation).fields();
            assertThat(shown).as(organisation.name()).isNotEmpty();
            shown.values().stream()
                    .flatMap(field -> field.hiddenWhen().stream())
                    .forEach(condition -> assertThat(shown.keySet())
                            .as("%s for %s", condition, organisation)
                            .containsAll(Models.names(condition)));
        }
    }

    @Test
    void aReferralOffersEveryMunicipality() {
        FormField municipality = Models.field(Models.START_FORM, "municipality");
        List<Municipality> all = ShippedDirectory.get().municipalities();
        assertThat(all).hasSize(308);
        assertThat(municipality.choices().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Municipality::code).toList());
        assertThat(all)
                .allSatisfy(each -> assertThat(municipality.choices().get(each.code()))
                        .isIn(each.nameFi(), each.nameFi() + " – " + each.nameSv()));
    }

    @Test
    void organisationsAreOfferedAsTheDirectoryKnowsThem() {
        Set<String> kinds = names(Organisation.values());
        Set<String> seen = new TreeSet<>();
        Models.forms()
                .forEach((file, form) -> form.fields().forEach((key, field) -> {
                    if (key.matches("organisation[1-6]|consulted|waitingOn|responsibilityAfter|attendees")) {
                        Set<String> more = new TreeSet<>(field.choices().keySet());
                        more.removeAll(kinds);
                        assertThat(field.choices().keySet()).as(key).containsAll(kinds);
                        assertThat(Set.of("CLIENT", "NONE")).as(key).containsAll(more);
                        Stream.of(Organisation.values())
                                .forEach(organisation -> assertThat(
                                                field.choices().get(organisation.name()))
                                        .as(key)
                                        .isEqualTo(organisation.nameFi()));
                        seen.add(key);
                    }
                }));
        assertThat(seen).hasSize(10);
    }

    @Test
    void noListStandsTwice() {
        Map<List<Map.Entry<String, String>>, String> places = new HashMap<>();
        lists().forEach((name, options) -> places.merge(options, name, (one, other) -> one + " and " + other));
        for (String file : files()) {
            for (JsonNode component : Models.components(file)) {
                String field = file + "." + component.path("key").asText();
                List<Map.Entry<String, String>> options = options(component);
                if (options.size() > 1) {
                    places.merge(options, field, (one, other) -> one + " and " + other);
                }
            }
        }
        assertThat(places.values()).filteredOn(place -> place.contains(" and ")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isServedWithEveryOptionOfTheListsItNames(String file) {
        List<JsonNode> designed = Models.components(file);
        List<JsonNode> served = Models.served(file);
        assertThat(served).hasSameSizeAs(designed);
        for (int i = 0; i < designed.size(); i++) {
            JsonNode component = designed.get(i);
            String name = component.path(VALUES_KEY).asText();
            assertThat(component.has("values") && component.has(VALUES_KEY))
                    .as("%s has options of its own and a list", component.path("key"))
                    .isFalse();
            assertThat(served.get(i).has(VALUES_KEY)).isFalse();
            assertThat(options(served.get(i)))
                    .as(component.path("key").asText())
                    .isEqualTo(name.isEmpty() ? options(component) : lists().get(name));
        }
    }

    /** Every list a field may name, from the forms' own file and from the directory. */
    private static Map<String, List<Map.Entry<String, String>>> lists() {
        Map<String, List<Map.Entry<String, String>>> lists = new TreeMap<>();
        ShippedDirectory.get().lists().forEach((name, list) -> lists.put(name, List.copyOf(list.entrySet())));
        for (JsonNode component : Models.components("lists")) {
            if (component.has("values")) {
                lists.put(component.path("key").asText(), options(component));
            }
        }
        return lists;
    }

    private static List<Map.Entry<String, String>> options(JsonNode component) {
        List<Map.Entry<String, String>> options = new ArrayList<>();
        component
                .path("values")
                .forEach(option -> options.add(Map.entry(
                        option.path("value").asText(), option.path("label").asText())));
        return options;
    }

    private static Collection<FormField> fields(String file) {
        return Models.form(file).fields().values();
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(toCollection(TreeSet::new));
    }
}
