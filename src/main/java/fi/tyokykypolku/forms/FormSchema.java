package fi.tyokykypolku.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.texts.Sentences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A Camunda Form read as a schema: which fields it has, what they are about and what they allow. */
public final class FormSchema {
    private static final Sentences SENTENCES = new Sentences("forms");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REPEATED_GROUP = Pattern.compile("(?<!\\\\)\\)[*+{]");
    private static final Set<String> SCALE = Set.of("1", "2", "3", "4", "5");
    /** What form-js shows of a component as it stands, and of an option. */
    private static final List<String> TEXTS = List.of(
            "label", "description", "text", "dateLabel", "timeLabel", "prefixAdorner", "suffixAdorner", "placeholder");

    private final JsonNode root;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final boolean tellsOrganisationsApart;

    private FormSchema(JsonNode root) {
        this.root = root;
        collect(root.path("components"), List.of());
        Map<String, List<Place>> places = new LinkedHashMap<>();
        place(root.path("components"), "", places);
        places.values().forEach(this::name);
        tellsOrganisationsApart = tellsOrganisationsApart(root.path("components"));
    }

    /**
     * Reads a form that holds all its options itself, as one that has been served does.
     *
     * @throws IllegalArgumentException as {@link #parse(String, OptionLists)} does
     */
    public static FormSchema parse(String text) {
        return parse(text, new OptionLists(Map.of()));
    }

    /**
     * Reads a form and fills in the lists that its fields name by their {@code valuesKey}.
     *
     * @throws IllegalArgumentException when the text is no form, or a field has no category, shares its key with another, names a list
     *     that is not there or has a pattern that cannot be read or repeats a group
     */
    public static FormSchema parse(String text, OptionLists lists) {
        JsonNode root = tree(text);
        fill(root.path("components"), lists, root.path("id").asText());
        return new FormSchema(root);
    }

    /** The form's JSON, as its designer left it. */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(SENTENCES.say("json"), e);
        }
    }

    private static void fill(JsonNode components, OptionLists lists, String form) {
        for (JsonNode component : components) {
            if (component instanceof ObjectNode field && field.has("valuesKey")) {
                String name = field.remove("valuesKey").asText();
                ArrayNode values = field.putArray("values");
                lists.find(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                SENTENCES.say("noList", form, field.path("key").asText(), name)))
                        .forEach((value, label) ->
                                values.addObject().put("label", label).put("value", value));
            }
            fill(component.path("components"), lists, form);
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

    /**
     * What to call a field where it stands without its form: its label, after that of its group where several fields share it.
     *
     * @param key of any field; one that the form does not have is called by it
     */
    public String name(String key) {
        return names.getOrDefault(key, key);
    }

    /** Where a label stands. */
    private record Place(String key, String label, String group) {}

    private void place(JsonNode components, String group, Map<String, List<Place>> places) {
        for (JsonNode component : components) {
            FormField field = fields.get(component.path("key").asText());
            if (component.has("key") && field != null) {
                places.computeIfAbsent(field.label(), label -> new ArrayList<>())
                        .add(new Place(field.key(), field.label(), group));
            }
            place(component.path("components"), component.path("label").asText(group), places);
        }
    }

    private void name(List<Place> alike) {
        Map<String, Integer> told = new HashMap<>();
        boolean grouped = alike.stream().map(Place::group).distinct().count() == alike.size();
        for (Place place : alike) {
            int nth = told.merge(place.group(), 1, Integer::sum);
            String name = alike.size() == 1 || grouped
                    ? place.label()
                    : SENTENCES.say("nth", place.label(), String.valueOf(nth));
            names.put(
                    place.key(),
                    alike.size() == 1 || place.group().isEmpty() ? name : SENTENCES.say("of", place.group(), name));
        }
    }

    /** The form as one organisation gets it: without the components that its designer laid out for others only. */
    public FormSchema forOrganisation(Organisation organisation) {
        if (!tellsOrganisationsApart) {
            return this;
        }
        JsonNode copy = root.deepCopy();
        dropOthers(copy.path("components"), organisation);
        return new FormSchema(copy);
    }

    private static boolean tellsOrganisationsApart(JsonNode components) {
        for (JsonNode component : components) {
            if (component.path("properties").has("organisations")
                    || tellsOrganisationsApart(component.path("components"))) {
                return true;
            }
        }
        return false;
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

    /** The form with its texts, those of its lists among them, in another language. */
    public FormSchema in(UnaryOperator<String> translation) {
        JsonNode copy = root.deepCopy();
        translate(copy, translation);
        return new FormSchema(copy);
    }

    private static void translate(JsonNode part, UnaryOperator<String> translation) {
        if (part instanceof ObjectNode object) {
            for (String name : TEXTS) {
                if (object.path(name).isTextual()) {
                    object.put(name, translation.apply(object.get(name).asText()));
                }
            }
        }
        part.forEach(child -> translate(child, translation));
    }

    /**
     * The form with some fields closed: each says that it is not shared, and takes no value.
     *
     * @param keys fields that hold what its reader may not see
     */
    public FormSchema withhold(Collection<String> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        JsonNode copy = root.deepCopy();
        close(copy.path("components"), keys);
        return new FormSchema(copy);
    }

    private static void close(JsonNode components, Collection<String> keys) {
        for (JsonNode component : components) {
            if (component.has("key")
                    && keys.contains(component.get("key").asText())
                    && component instanceof ObjectNode field) {
                field.put("disabled", true).put("description", SENTENCES.say("notShared"));
                field.withObject("/properties").put(FormField.WITHHELD, "true");
            }
            close(component.path("components"), keys);
        }
    }

    /**
     * The form with a field that nobody sees and that comes back as it went out, whatever else the form takes.
     *
     * @param key name of the variable that holds its value
     */
    public FormSchema withMark(String key) {
        if (!(root instanceof ObjectNode whole && root.path("components") instanceof ArrayNode own)) {
            return this;
        }
        // The parts may be shared: nobody changes those of a schema.
        ObjectNode marked = JSON.createObjectNode().setAll(whole);
        ArrayNode components = marked.putArray("components").addAll(own);
        // form-js draws nothing for an expression and sends its value: this one's is the value that came with the
        // form.
        components
                .addObject()
                .put("type", "expression")
                .put("id", "Field_" + key)
                .put("key", key)
                .put("expression", "=" + key)
                .putObject("properties")
                .put("category", Category.PLAN.name());
        return new FormSchema(marked);
    }

    /** The form as the browser gets it: every field holds all its options. */
    public String json() {
        return root.toString();
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
                    throw new IllegalArgumentException(SENTENCES.say("twice", id(), field.key()));
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
        requireScale(key, properties, component);
        JsonNode rules = component.path("validate");
        requireSimplePattern(key, rules.path("pattern").asText(""));
        return new FormField(
                key,
                component.path("label").asText(component.path("dateLabel").asText(key)),
                component.path("type").asText(),
                category(key, properties.get("category")),
                Map.copyOf(properties),
                rules instanceof MissingNode ? JSON.createObjectNode() : rules,
                Map.copyOf(choices(component)),
                List.copyOf(hiddenWhen),
                component.path("appearance").path("suffixAdorner").asText(""),
                component.path("disabled").asBoolean(false)
                        || component.path("readonly").asBoolean(false));
    }

    /** What is counted must be a number from one to five, and no fact beside it. */
    private void requireScale(String key, Map<String, String> properties, JsonNode component) {
        boolean counted = properties.containsKey(FormField.COUNTED);
        if (counted
                && (!SCALE.equals(choices(component).keySet())
                        || !Set.of("select", "radio")
                                .contains(component.path("type").asText())
                        || properties.containsKey("steers")
                        || properties.containsKey("raises"))) {
            throw new IllegalArgumentException(SENTENCES.say("scale", id(), key));
        }
    }

    /** A repeated group takes a step of the stack for each of its turns, and a long answer more than there are. */
    private void requireSimplePattern(String key, String pattern) {
        try {
            Pattern unused = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(SENTENCES.say("patternUnread", id(), key), e);
        }
        if (REPEATED_GROUP.matcher(pattern).find()) {
            throw new IllegalArgumentException(SENTENCES.say("patternRepeats", id(), key));
        }
    }

    /** The options that stand in a field itself: labels by values, in their order. */
    static Map<String, String> choices(JsonNode component) {
        Map<String, String> choices = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(choice -> choices.put(
                        choice.path("value").asText(), choice.path("label").asText()));
        return choices;
    }

    private Category category(String key, @Nullable String name) {
        for (Category category : Category.values()) {
            if (category.name().equals(name)) {
                return category;
            }
        }
        throw new IllegalArgumentException(SENTENCES.say("category", id(), key));
    }
}
