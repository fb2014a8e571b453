package fi.tyokykypolku.casework;

import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** A form as Tasklist sends it: what it showed, what the scenario fills in, and for the rest of the required fields a default. */
final class FilledForm {
    private static final String TEXT = "Kirjattu yhdessä asiakkaan kanssa.";

    /** What most clients answer, where the form's first choice is the rarer one. */
    private static final Map<String, String> USUAL = Map.of(
            "consentNeeded",
            "false",
            "kelaApplicationSent",
            "false",
            "rehabNeedRaised",
            "false",
            "progressStatus",
            "ON_TRACK");

    private FilledForm() {}

    static VariableMap fill(
            FormSchema form,
            Map<String, @Nullable Object> shown,
            Map<String, @Nullable Object> given,
            LocalDate today,
            @Nullable String everyText) {
        VariableMap values = Variables.createVariables();
        form.fields().forEach((key, field) -> {
            if (given.containsKey(key)) {
                put(values, field, given.get(key));
            } else if (!field.locked()) {
                Object before = emptyAsNull(shown.get(key));
                boolean stale = "reviewDate".equals(field.properties().get("check"));
                put(values, field, before == null || stale ? byDefault(field, today, everyText) : before);
            }
        });
        given.forEach((key, value) -> {
            if (!form.fields().containsKey(key)) {
                values.put(key, value);
            }
        });
        return values;
    }

    private static @Nullable Object emptyAsNull(@Nullable Object shown) {
        return shown != null && shown.toString().equals("[]") ? null : shown;
    }

    private static void put(VariableMap values, FormField field, @Nullable Object value) {
        if (field.many() && (value == null || value instanceof List)) {
            values.putValueTyped(
                    field.key(),
                    SpinValues.jsonValue(value == null ? "[]" : Spin.JSON(value).toString())
                            .create());
        } else if (field.many()) {
            values.putValueTyped(
                    field.key(), SpinValues.jsonValue(String.valueOf(value)).create());
        } else {
            values.put(field.key(), value);
        }
    }

    private static @Nullable Object byDefault(FormField field, LocalDate today, @Nullable String everyText) {
        boolean free = field.type().equals("textarea") || field.type().equals("textfield");
        if (free && everyText != null && !field.properties().containsKey("raises")) {
            return everyText.substring(
                    0,
                    Math.min(everyText.length(), field.rules().path("maxLength").asInt(everyText.length())));
        }
        if (!field.rules().path("required").asBoolean(false)) {
            return null;
        }
        return switch (field.type()) {
            case "radio", "select" -> USUAL.getOrDefault(field.key(), first(field));
            case "checklist", "taglist" -> List.of(first(field));
            case "number" -> field.rules().path("min").asInt(1);
            case "checkbox" -> true;
            case "datetime" ->
                "reviewDate".equals(field.properties().get("check"))
                        ? today.plusMonths(3).toString()
                        : today.toString();
            default ->
                TEXT.substring(
                        0,
                        Math.min(TEXT.length(), field.rules().path("maxLength").asInt(TEXT.length())));
        };
    }

    private static String first(FormField field) {
        // The schema keeps no order of choices; any of them will do where the first one is not known to steer.
        return switch (field.key()) {
            case "referralOutcome" -> "ACCEPTED";
            case "contactOutcome" -> "JOINED";
            case "consentStatus" -> "GIVEN";
            case "consentForm" -> "WRITTEN";
            case "entryType" -> "REFERRAL";
            case "referralSource" -> "EMPLOYMENT_SERVICES";
            case "reviewOutcome" -> "CONTINUE";
            case "organisation1", "organisation2", "organisation3" -> "EMPLOYMENT";
            default ->
                field.yesNo()
                        ? "true"
                        : field.choices().keySet().stream().sorted().findFirst().orElseThrow();
        };
    }
}
