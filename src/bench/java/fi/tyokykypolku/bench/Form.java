package fi.tyokykypolku.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;

/**
 * A served form, filled in as in the browser: it returns the values it was served with, replaced by
 * the answers where there are any, and leaves out locked and hidden fields. A required field without
 * a value gets its first choice, today or a short text.
 */
final class Form {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final String TEXT = "Sovittu asiakkaan kanssa.";

    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private record Field(JsonNode component, List<String> hiddenWhen) {
        String key() {
            return component.path("key").asText();
        }

        String type() {
            return component.path("type").asText();
        }

        boolean says(String property, String value) {
            return component.path("properties").path(property).asText().equals(value);
        }

        boolean locked() {
            return component.path("disabled").asBoolean()
                    || component.path("readonly").asBoolean();
        }

        boolean isList() {
            return type().equals("checklist") || type().equals("taglist");
        }
    }

    private Form() {}

    /**
     * Fills in a form.
     *
     * @param served variables by name; missing for a start form
     */
    static Form fill(JsonNode form, JsonNode served, Map<String, Object> answers) {
        Form filled = new Form();
        filled.collect(form.path("components"), List.of());
        for (Field field : filled.fields) {
            Object value = served(served.path(field.key()));
            if (value == null && field.component().has("defaultValue")) {
                value = JSON.convertValue(field.component().get("defaultValue"), Object.class);
            }
            if (value == null && field.isList()) {
                value = List.of();
            }
            filled.values.put(field.key(), answers.getOrDefault(field.key(), value));
        }
        for (Field field : filled.fields) {
            Object value = filled.values.get(field.key());
            boolean empty = value == null || value.equals("") || value.equals(List.of());
            if (empty
                    && !field.locked()
                    && field.component().at("/validate/required").asBoolean()) {
                filled.values.put(field.key(), byDefault(field));
            }
        }
        return filled;
    }

    private void collect(JsonNode components, List<String> around) {
        for (JsonNode component : components) {
            List<String> hiddenWhen = new ArrayList<>(around);
            String hide = component.at("/conditional/hide").asText();
            if (!hide.isEmpty()) {
                hiddenWhen.add(hide.replaceFirst("^=", ""));
            }
            if (component.has("key")) {
                fields.add(new Field(component, hiddenWhen));
            }
            collect(component.path("components"), hiddenWhen);
        }
    }

    private static Object served(JsonNode variable) {
        JsonNode value = variable.path("value");
        if (variable.path("type").asText().equals("Json") && value.isTextual()) {
            try {
                return JSON.readValue(value.asText(), Object.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Served as Json: " + value, e);
            }
        }
        return value.isMissingNode() ? null : JSON.convertValue(value, Object.class);
    }

    private static Object byDefault(Field field) {
        JsonNode rules = field.component().path("validate");
        String first = field.component().at("/values/0/value").asText();
        return switch (field.type()) {
            case "radio", "select" -> first;
            case "checklist", "taglist" -> List.of(first);
            case "number" -> rules.path("min").asInt(1);
            case "checkbox" -> true;
            case "datetime" -> day(field).toString();
            default ->
                TEXT.substring(
                        0, Math.min(TEXT.length(), rules.path("maxLength").asInt(TEXT.length())));
        };
    }

    private static LocalDate day(Field field) {
        boolean later = field.says("check", "reviewDate") || field.key().startsWith("due");
        return LocalDate.now(ZONE).plusDays(later ? 60 : 0);
    }

    /** Returns the fields that Tasklist sends. */
    Map<String, Object> variables() {
        Map<String, Object> sent = new LinkedHashMap<>();
        for (Field field : fields) {
            if (!field.locked() && !hidden(field)) {
                sent.put(field.key(), variable(values.get(field.key())));
            }
        }
        return sent;
    }

    /** Returns only the fields that steer gateways, in the type the gateways need. */
    Map<String, Object> steering() {
        Map<String, Object> sent = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = values.get(field.key());
            if (value != null && field.says("steers", "true") && !hidden(field)) {
                sent.put(
                        field.key(),
                        variable(field.says("type", "boolean") ? Boolean.valueOf(value.toString()) : value));
            }
        }
        return sent;
    }

    static Map<String, Object> variable(Object value) {
        Map<String, Object> variable = new HashMap<>();
        boolean structured = value instanceof List || value instanceof Map;
        variable.put("value", structured ? JSON.valueToTree(value).toString() : value);
        if (structured) {
            variable.put("type", "Json");
        }
        return variable;
    }

    private boolean hidden(Field field) {
        return field.hiddenWhen().stream()
                .anyMatch(condition -> Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(
                        condition, Variables.fromMap(values).asVariableContext())));
    }
}
