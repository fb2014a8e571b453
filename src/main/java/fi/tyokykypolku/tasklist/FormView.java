package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a form shows an organisation of one state of the case file.
 *
 * @param form the form, closed where a value is held back
 * @param latest the newest word in each field that anybody has said anything in, by key, told or not
 * @param newest number of the newest fact of that state, 0 when there was none
 */
record FormView(FormSchema form, Map<String, Latest> latest, long newest) {
    /**
     * The newest word in a field.
     *
     * @param fact empty, as JSON null, when it has been taken away
     * @param open whether the organisation may see it
     */
    record Latest(Fact fact, boolean open) {
        private boolean isValue() {
            return !fact.value().isNull();
        }
    }

    /**
     * Looks at the facts through a form.
     *
     * @param facts the latest of every field by each organisation, oldest first
     * @param open whether a field may show a fact
     */
    static FormView of(FormSchema form, List<Fact> facts, Organisation viewer, BiPredicate<FormField, Fact> open) {
        Map<String, Latest> latest = new LinkedHashMap<>();
        for (FormField field : form.fields().values()) {
            newest(field, facts, viewer)
                    .ifPresent(fact -> latest.put(field.key(), new Latest(fact, open.test(field, fact))));
        }
        return new FormView(
                form.withhold(withheld(latest)),
                latest,
                facts.isEmpty() ? 0 : facts.get(facts.size() - 1).id());
    }

    private static Collection<String> withheld(Map<String, Latest> latest) {
        return keys(latest, word -> word.isValue() && !word.open());
    }

    private static Collection<String> keys(Map<String, Latest> latest, Predicate<Latest> which) {
        return latest.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keys of the fields that have a value which is not shown. */
    Collection<String> withheld() {
        return withheld(latest);
    }

    /** The fact behind a field that shows one. */
    Optional<Fact> behind(String key) {
        return Optional.ofNullable(latest.get(key))
                .filter(word -> word.isValue() && word.open())
                .map(Latest::fact);
    }

    /** The newest word in a field, whoever may see it; empty where nobody has said anything. */
    private static Optional<Fact> newest(FormField field, List<Fact> facts, Organisation viewer) {
        return facts.stream().filter(fact -> holds(field, fact, viewer)).reduce((earlier, later) -> later);
    }

    private static boolean holds(FormField field, Fact fact, Organisation viewer) {
        return !field.fresh()
                && fact.field().equals(field.key())
                && fact.category() == field.category()
                && (!field.perOrganisation() || fact.organisation() == viewer);
    }

    /** The value a field shows, JSON null for none. */
    JsonNode value(String key) {
        return behind(key).map(Fact::value).orElse(NullNode.getInstance());
    }

    /** The values of all fields that show one, by key. */
    Map<String, JsonNode> values() {
        return keys(latest, word -> word.isValue() && word.open()).stream()
                .collect(Collectors.toMap(Function.identity(), this::value));
    }
}
