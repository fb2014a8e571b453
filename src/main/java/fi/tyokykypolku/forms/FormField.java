package fi.tyokykypolku.forms;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a form that takes a value, as its designer described it.
 *
 * @param rules the component's {@code validate} object
 * @param choices labels by the values it allows; empty when it is not a choice
 * @param hiddenWhen FEEL conditions of the field and the groups around it, without the leading equals sign
 * @param unit what a number counts, as it stands after it; empty for none
 * @param locked shown but not taken from the user
 */
public record FormField(
        String key,
        String label,
        String type,
        Category category,
        Map<String, String> properties,
        JsonNode rules,
        Map<String, String> choices,
        List<String> hiddenWhen,
        String unit,
        boolean locked) {

    static final String WITHHELD = "withheld";
    static final String COUNTED = "counted";

    /** Whether it holds a value that is not shared with whoever is served the form. */
    public boolean withheld() {
        return says(WITHHELD, "true");
    }

    /** Whether the value also steers a gateway. */
    public boolean steers() {
        return says("steers", "true");
    }

    /** Whether the field starts empty every time. */
    public boolean fresh() {
        return steers() || raises().isPresent() || says("fresh", "true");
    }

    /** Whether each organisation sees only its own earlier answer in it. */
    public boolean perOrganisation() {
        return says("per", "organisation");
    }

    /** Whether the value is laid before every organisation on purpose. */
    public boolean forAll() {
        return says("audience", "all");
    }

    /** The message that a value in it sends to the case. */
    public Optional<String> raises() {
        return Optional.ofNullable(properties.get("raises"));
    }

    /** Whether the answer, from one to five, only goes into sums: it is no fact of the case. */
    public boolean counted() {
        return says(COUNTED, "true");
    }

    /** Whether its value is true or false. */
    public boolean yesNo() {
        return type.equals("checkbox") || says("type", "boolean");
    }

    /** Whether its value is a list. */
    public boolean many() {
        return type.equals("checklist") || type.equals("taglist");
    }

    /** Whether it must be filled in when it is shown. */
    public boolean required() {
        return rules.path("required").asBoolean(false);
    }

    private boolean says(String property, String value) {
        return value.equals(properties.get(property));
    }
}
