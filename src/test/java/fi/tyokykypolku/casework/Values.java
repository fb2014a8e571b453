package fi.tyokykypolku.casework;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caseworker fills in, by field; the fields a sentence leaves out get a sensible value from their form. */
public final class Values {
    /** Everything a client can allow a party but health, which is named apart. */
    private static final List<String> ALL_BUT_HEALTH = List.of("IDENTITY", "EMPLOYMENT", "SOCIAL", "BENEFITS", "PLAN");

    private Values() {}

    /** Field and value in turns; a null empties the field. */
    public static Map<String, @Nullable Object> with(@Nullable Object... fieldsAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.put(String.valueOf(fieldsAndValues[i]), fieldsAndValues[i + 1]);
        }
        return values;
    }

    /** One set after the other; the later says it last. */
    public static Map<String, @Nullable Object> and(
            Map<String, @Nullable Object> first, Map<String, @Nullable Object> second) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(first);
        values.putAll(second);
        return values;
    }

    /** A written consent for everything to these parties. */
    public static Map<String, @Nullable Object> consentTo(String... parties) {
        Map<String, @Nullable Object> values =
                with("consentGiven", "true", "consentStatus", "GIVEN", "consentForm", "WRITTEN");
        for (String party : parties) {
            values.put(
                    "consent" + party.charAt(0) + party.substring(1).toLowerCase(java.util.Locale.ROOT),
                    ALL_BUT_HEALTH);
        }
        values.put("consentHealthData", Arrays.asList(parties));
        return values;
    }

    /** The client's no. */
    public static Map<String, @Nullable Object> noConsent() {
        return with("consentGiven", "false", "consentStatus", "REFUSED");
    }

    /** A plan with one action for each of these organisations. */
    public static Map<String, @Nullable Object> actionsFor(String... organisations) {
        Map<String, @Nullable Object> values = with("actionCount", organisations.length);
        for (int i = 0; i < organisations.length; i++) {
            values.put("organisation" + (i + 1), organisations[i]);
        }
        return values;
    }
}
