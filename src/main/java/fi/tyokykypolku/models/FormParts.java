package fi.tyokykypolku.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields of a form. */
final class FormParts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPONENTS = "components";

    /** Given by the editor, and of no meaning to anybody. */
    private static final Set<String> EDITORS = Set.of("id", "layout", "exporter", COMPONENTS);

    private FormParts() {}

    /** The form itself under no name, and its components by their key; by their id where they have none. */
    static Map<String, Part> of(byte[] content) {
        Map<String, Part> parts = new LinkedHashMap<>();
        try {
            JsonNode root = JSON.readTree(new String(content, StandardCharsets.UTF_8));
            Map<String, String> own = new LinkedHashMap<>();
            said(root, own);
            parts.put("", new Part(root.path("id").asText(), own));
            List<String> order = new ArrayList<>();
            components(root, order, parts);
            own.put("order", String.join(", ", order));
        } catch (JsonProcessingException e) {
            // The rules have read it before.
            throw new IllegalArgumentException(e);
        }
        return parts;
    }

    private static void components(JsonNode node, List<String> order, Map<String, Part> parts) {
        for (JsonNode component : node.path(COMPONENTS)) {
            String id = component.path("key").asText(component.path("id").asText());
            Map<String, String> values = new LinkedHashMap<>();
            said(component, values);
            String label = component.path("label").asText(id);
            parts.put(id, new Part(label.isBlank() ? id : label, values));
            order.add(id);
            components(component, order, parts);
        }
    }

    private static void said(JsonNode component, Map<String, String> values) {
        component.properties().forEach(property -> {
            if (!EDITORS.contains(property.getKey())) {
                said(property.getKey(), property.getValue(), values);
            }
        });
    }

    private static void said(String path, JsonNode value, Map<String, String> values) {
        if (path.equals("values")) {
            // Options are known by what they stand for, not by their place.
            value.forEach(option -> values.put(
                    "values/" + option.path("value").asText(),
                    option.path("label").asText()));
        } else if (value.isObject()) {
            value.properties().forEach(each -> said(path + "/" + each.getKey(), each.getValue(), values));
        } else {
            values.put(path, value.isValueNode() ? value.asText() : value.toString());
        }
    }
}
