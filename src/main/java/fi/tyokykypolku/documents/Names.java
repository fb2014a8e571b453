package fi.tyokykypolku.documents;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.kela.KelaRole;
import fi.tyokykypolku.rules.ModelSet;
import fi.tyokykypolku.sharing.LegalBasis;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The Finnish words of codes: those of the forms, the drawings and the directory, and of {@code texts/documents_fi.properties}. */
final class Names {
    /** Columns whose codes are options of a field or list of another name. */
    private static final Map<String, String> OPTIONS_OF =
            Map.of("code", "currentBenefits", "service", "currentBenefits", "slaId", "services");

    /** Columns whose codes are elements of drawings. */
    private static final Set<String> ELEMENTS = Set.of("task", "slaId");

    private final ModelSet set;
    private final ResourceBundle texts = ResourceBundle.getBundle("texts.documents", Locale.forLanguageTag("fi"));
    private final Map<String, Map<String, String>> known = new HashMap<>();

    Names(ModelSet set) {
        this.set = set;
        known.put("organisation", words(Organisation.values(), Organisation::nameFi));
        known.put("responsible", known.get("organisation"));
        known.put("phase", words(Phase.values(), Phase::label));
        known.put("legalBasis", words(LegalBasis.values(), LegalBasis::label));
        known.put("role", words(KelaRole.values(), KelaRole::label));
        known.put("category", words(Category.values(), Category::label));
    }

    private static <E extends Enum<E>> Map<String, String> words(E[] codes, Function<E, String> label) {
        Map<String, String> words = new HashMap<>();
        Arrays.stream(codes).forEach(code -> words.put(code.name(), label.apply(code)));
        return words;
    }

    /** A sentence or word of the documents. */
    String text(String key) {
        return texts.getString(key);
    }

    /** The same, where there is one. */
    Optional<String> find(String key) {
        return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    }

    /**
     * The word of a code.
     *
     * @param column name of the input, output or field in which the code stands
     */
    Optional<String> of(String column, String code) {
        return Stream.of(
                        find(column + "." + code),
                        column.equals("slaId") ? find("sla." + code) : Optional.<String>empty(),
                        among(known.getOrDefault(column, Map.of()), code),
                        offered(column, code),
                        offered(OPTIONS_OF.getOrDefault(column, column), code),
                        ELEMENTS.contains(column) ? element(code) : Optional.<String>empty(),
                        column.equals("field") ? label(code) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> among(Map<String, String> words, String code) {
        return Optional.ofNullable(words.get(code));
    }

    private Optional<String> offered(String field, String code) {
        return Stream.concat(
                        set.fields(field).stream().map(set::offered),
                        Stream.ofNullable(set.lists().get(field)))
                .flatMap(options -> Stream.ofNullable(options.get(code)))
                .findFirst();
    }

    /** Whether a form or the application fills this name. */
    boolean isFilled(String name) {
        return !set.fields(name).isEmpty() || texts.containsKey("computed." + name);
    }

    /** The organisations and roles with these codes, as they stand inside a sentence. */
    String organisations(Collection<String> codes) {
        return codes.stream().map(this::organisation).collect(Collectors.joining(", "));
    }

    /** One of them. */
    String organisation(String code) {
        String word = of("organisation", code).orElse(code);
        return code.equals(Organisation.KELA.name()) || word.equals(code) ? word : inSentence(word);
    }

    /** A word as it stands inside a sentence. */
    String inSentence(String word) {
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    /** The name of an element of a drawing. */
    Optional<String> element(String id) {
        return set.all(FlowElement.class).stream()
                .filter(element -> element.getId().equals(id))
                .flatMap(element -> Stream.ofNullable(element.getName()))
                .findFirst();
    }

    /** The label of a field. */
    Optional<String> label(String key) {
        return set.fields(key).stream().map(Names::label).findFirst();
    }

    // A day has its label under another name.
    static String label(JsonNode field) {
        String label = field.path("label").asText("");
        return label.isEmpty() ? field.path("dateLabel").asText("") : label;
    }
}
