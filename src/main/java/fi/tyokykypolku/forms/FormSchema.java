package fi.tyokykypolku.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Camunda Form read as a schema: which fields it has, what they are about and what they allow. */
public final class FormSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_SHARED = "Ei jaettu organisaatiollesi";

    private final JsonNode root;
    private final Map<String, FormField> fields = new LinkedHashMap<>();

    private FormSchema(JsonNode root) {
        this.root = root;
        collect(root.path("components"), List.of());
    }

    /**
     * Reads a form.
     *
     * @throws IllegalArgumentException when the text is no form, or a field has no category or shares its key with another
     */
    public static FormSchema parse(String text) {
        try {
            return new FormSchema(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Lomake ei ole JSON-muotoa", e);
        }
    }

    /** The form's id. */
    public String id() {
        return root.path("id").asText();
    }

    /** Fields by key, in the order of the form. */
    public Map<String, FormField> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** The form as one organisation gets it: without the components that its designer laid out for others only. */
    public FormSchema forOrganisation(Organisation organisation) {
        JsonNode copy = root.deepCopy();
        dropOthers(copy.path("components"), organisation);
        return new FormSchema(copy);
    }

    private static void dropOthers(JsonNode components, Organisation organisation) {
        for (Iterator<JsonNode> each = components.iterator(); each.hasNext(); ) {
            JsonNode component = each.next();
            String only = component.path("properties").path("organisations").asText("");
            if (!only.isEmpty() && !List.of(only.split("\\s*,\\s*", -1)).contains(organisation.name())) {
                each.remove();
            } else {
                dropOthers(component.path("components"), organisation);
            }
        }
    }

    /**
     * The form with some fields closed: each says that it is not shared, and takes no value.
     *
     * @param keys fields that hold what its reader may not see
     */
    public FormSchema withhold(Collection<String> keys) {
        JsonNode copy = root.deepCopy();
        close(copy.path("components"), keys);
        return new FormSchema(copy);
    }

    private static void close(JsonNode components, Collection<String> keys) {
        for (JsonNode component : components) {
            if (component.has("key")
                    && keys.contains(component.get("key").asText())
                    && component instanceof ObjectNode field) {
                field.put("disabled", true).put("description", NOT_SHARED);
            }
            close(component.path("components"), keys);
        }
    }

    /** The form with its option lists filled in, as the browser gets it. */
    public String withOptions(Map<String, List<Option>> lists) {
        JsonNode copy = root.deepCopy();
        fill(copy.path("components"), lists);
        return copy.toString();
    }

    private static void fill(JsonNode components, Map<String, List<Option>> lists) {
        for (JsonNode component : components) {
            List<Option> options = lists.get(component.path("valuesKey").asText());
            if (options != null && component instanceof ObjectNode object) {
                object.remove("valuesKey");
                ArrayNode values = object.putArray("values");
                options.forEach(option ->
                        values.addObject().put("value", option.value()).put("label", option.label()));
            }
            fill(component.path("components"), lists);
        }
    }

    private void collect(JsonNode components, List<String> around) {
        for (JsonNode component : components) {
            List<String> hiddenWhen = new ArrayList<>(around);
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                hiddenWhen.add(hide.startsWith("=") ? hide.substring(1) : hide);
            }
            if (component.has("key")) {
                FormField field = field(component, hiddenWhen);
                if (fields.put(field.key(), field) != null) {
                    throw new IllegalArgumentException(id() + ": kenttä " + field.key() + " on kahdesti");
                }
            }
            collect(component.path("components"), hiddenWhen);
        }
    }

    private FormField field(JsonNode component, List<String> hiddenWhen) {
        String key = component.path("key").asText();
        Map<String, String> properties = new LinkedHashMap<>();
        component
                .path("properties")
                .fields()
                .forEachRemaining(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        Map<String, String> choices = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(choice -> choices.put(
                        choice.path("value").asText(), choice.path("label").asText()));
        JsonNode rules = component.path("validate");
        return new FormField(
                key,
                component.path("label").asText(component.path("dateLabel").asText(key)),
                component.path("type").asText(),
                category(key, properties.get("category")),
                Map.copyOf(properties),
                rules instanceof MissingNode ? JSON.createObjectNode() : rules,
                Map.copyOf(choices),
                component.has("valuesKey") ? component.path("valuesKey").asText() : null,
                List.copyOf(hiddenWhen),
                component.path("disabled").asBoolean(false)
                        || component.path("readonly").asBoolean(false));
    }

    private Category category(String key, @Nullable String name) {
        for (Category category : Category.values()) {
            if (category.name().equals(name)) {
                return category;
            }
        }
        throw new IllegalArgumentException(id() + ": kentältä " + key + " puuttuu tietoluokka (category)");
    }
}
