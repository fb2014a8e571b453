package fi.tyokykypolku.documents;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.rules.ModelSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field where it stands in a form.
 *
 * @param served organisations that alone get it, as the field or a group around it says; empty for all
 * @param shownWhen whether a condition may hide it
 */
record Place(String form, JsonNode field, String served, boolean shownWhen) {
    /** Every field of all forms by its key, form by form. */
    static Map<String, List<Place>> all(ModelSet set) {
        Map<String, List<Place>> all = new LinkedHashMap<>();
        set.forms().forEach((name, form) -> collect(name, form.root(), "", false, all));
        return all;
    }

    private static void collect(
            String form, JsonNode around, String served, boolean hidden, Map<String, List<Place>> all) {
        for (JsonNode component : around.path("components")) {
            String own = component.path("properties").path("organisations").asText(served);
            boolean may = hidden || component.path("conditional").has("hide");
            if (component.has("key")) {
                all.computeIfAbsent(component.path("key").asText(), none -> new ArrayList<>())
                        .add(new Place(form, component, own, may));
            }
            collect(form, component, own, may, all);
        }
    }
}
