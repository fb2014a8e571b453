package fi.tyokykypolku.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The option lists that form fields refer to by name: labels by values, in the order in which they are offered. */
public final class OptionLists {
    private static final Pattern FILE = Pattern.compile("(?:.*[/\\\\])?lists\\.form");

    private final Map<String, Map<String, String>> byName;

    /** Lists by name, each with its labels by values. */
    public OptionLists(Map<String, Map<String, String>> byName) {
        this.byName = byName;
    }

    /** Whether a file is the form that defines the lists of the other forms. */
    public static boolean isDefinedIn(String file) {
        return FILE.matcher(file).matches();
    }

    /**
     * These lists and those that a form defines: each of its fields with options is a list, and its key is the list's name.
     *
     * @param form the text of {@code lists.form}
     * @throws IllegalArgumentException when the text is no form, or a list's name is taken
     */
    public OptionLists with(String form) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>(byName);
        for (JsonNode field : FormSchema.tree(form).path("components")) {
            String name = field.path("key").asText();
            if (field.has("values") && all.put(name, FormSchema.choices(field)) != null) {
                throw new IllegalArgumentException("lists: luettelo " + name + " on kahdesti");
            }
        }
        return new OptionLists(all);
    }

    /** Labels by values of the list with this name, if there is one. */
    Optional<Map<String, String>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
