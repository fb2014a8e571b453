package fi.tyokykypolku.forms;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Entry;
import java.util.List;
import java.util.Map;

/**
 * A filled form that passed its checks.
 *
 * @param entries what is new or changed, for the case file
 * @param steering process variables for the gateways
 * @param raised messages to send to the case once the task is done
 * @param counted answers from one to five that are kept in no case, by field
 * @param values every value given, by field
 */
public record Submission(
        List<Entry> entries,
        Map<String, Object> steering,
        List<String> raised,
        Map<String, Integer> counted,
        Map<String, JsonNode> values) {

    /**
     * The text of a field that the form requires.
     *
     * @throws IllegalStateException when the form does not require it after all
     */
    public String text(String field) {
        JsonNode value = values.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalStateException("The form does not require " + field);
        }
        return value.asText();
    }

    /** Whether a field was answered otherwise than it was known. */
    public boolean changes(String field) {
        return entries.stream().anyMatch(entry -> entry.field().equals(field));
    }

    /** Whether a field was answered with yes. */
    public boolean yes(String field) {
        JsonNode value = values.get(field);
        return value != null && value.booleanValue();
    }
}
