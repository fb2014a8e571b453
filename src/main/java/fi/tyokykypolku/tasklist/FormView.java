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
import java.util.stream.Collectors;

/**
 * What a form shows an organisation of one state of the case file.
 *
 * @param form the form, closed where a value is held back
 * @param behind the fact behind each field that shows one, by key
 * @param withheld keys of the fields that have a value which is not shown
 * @param newest number of the newest fact of that state, 0 when there was none
 */
record FormView(FormSchema form, Map<String, Fact> behind, Collection<String> withheld, long newest) {

    /**
     * Looks at the facts through a form.
     *
     * @param facts the latest of every field by each organisation, oldest first
     * @param open whether a field may show a fact
     */
    static FormView of(FormSchema form, List<Fact> facts, Organisation viewer, BiPredicate<FormField, Fact> open) {
        Map<String, Fact> behind = new LinkedHashMap<>();
        Collection<String> withheld = new TreeSet<>();
        for (FormField field : form.fields().values()) {
            newest(field, facts, viewer).ifPresent(fact -> {
                if (open.test(field, fact)) {
                    behind.put(field.key(), fact);
                } else {
                    withheld.add(field.key());
                }
            });
        }
        return new FormView(
                form.withhold(withheld),
                behind,
                withheld,
                facts.isEmpty() ? 0 : facts.get(facts.size() - 1).id());
    }

    /** The newest value of a field, whoever may see it; empty where there is none. */
    private static Optional<Fact> newest(FormField field, List<Fact> facts, Organisation viewer) {
        return facts.stream()
                .filter(fact -> holds(field, fact, viewer))
                .reduce((earlier, later) -> later)
                .filter(fact -> !fact.value().isNull());
    }

    private static boolean holds(FormField field, Fact fact, Organisation viewer) {
        return !field.fresh()
                && fact.field().equals(field.key())
                && fact.category() == field.category()
                && (!field.perOrganisation() || fact.organisation() == viewer);
    }

    /** The value a field shows, JSON null for none. */
    JsonNode value(String key) {
        Fact fact = behind.get(key);
        return fact == null ? NullNode.getInstance() : fact.value();
    }

    /** The values of all fields that show one, by key. */
    Map<String, JsonNode> values() {
        return behind.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }
}
