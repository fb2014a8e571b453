package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.forms.FormField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody has begun to write into the form of a task and not sent yet.
 *
 * @param newest number of the newest fact that was there when the form was served
 * @param values what was written, by field; JSON null where a value was taken away
 */
record Draft(Instant savedAt, long newest, Map<String, JsonNode> values) {
    /** What was written in a field that others have left alone since; empty where nothing was, or where the form is closed now. */
    Optional<JsonNode> value(FormField field, FormView view) {
        return written(field, view).filter(value -> !isOutdated(field, view));
    }

    /** The fields in which somebody else has told something since: there the newer word stands. */
    List<FormField> outdated(FormView view) {
        return view.form().fields().values().stream()
                .filter(field -> written(field, view).isPresent() && isOutdated(field, view))
                .collect(Collectors.toList());
    }

    private Optional<JsonNode> written(FormField field, FormView view) {
        return isOpen(field, view) ? Optional.ofNullable(values.get(field.key())) : Optional.empty();
    }

    /** Whether a field of a form takes what its reader writes. */
    static boolean isOpen(FormField field, FormView view) {
        return !field.locked() && !view.withheld().contains(field.key());
    }

    private boolean isOutdated(FormField field, FormView view) {
        FormView.Latest latest = view.latest().get(field.key());
        return latest != null && latest.fact().id() > newest && !says(latest.fact(), field);
    }

    private boolean says(Fact fact, FormField field) {
        return fact.value().equals(values.get(field.key()));
    }
}
