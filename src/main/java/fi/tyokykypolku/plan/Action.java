package fi.tyokykypolku.plan;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One action of a plan. Whoever may not see all of a plan may find an action with parts missing.
 *
 * @param row its number in the plan, from 1
 * @param service code of the service; empty when missing
 * @param organisation who answers for it
 * @param person who does it, by name; empty when missing
 * @param status code of how it stands; empty when nobody has told
 * @param dependency what it waits for, or what else is to be known; empty when nothing
 * @param aim what it is for, where the plan is the way to it; empty elsewhere
 * @param support what the client needs for it, there; empty elsewhere
 */
public record Action(
        int row,
        String service,
        Organisation organisation,
        String person,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        String status,
        String dependency,
        String aim,
        String support) {
    private static final Set<String> SETTLED = Set.of("DONE", "CANCELLED", "REJECTED");

    /** A part of an action, and the field of the plan's forms that holds it. */
    public enum Field {
        SERVICE,
        ORGANISATION,
        PERSON,
        START,
        DUE,
        STATUS,
        DEPENDENCY,
        AIM,
        SUPPORT;

        /** The key of the field in a row of the forms, and the name of the fact. */
        public String key(int row) {
            return name().toLowerCase(Locale.ROOT) + row;
        }
    }

    /** Whether nothing is left to do: it is done, cancelled or rejected. */
    public boolean settled() {
        return SETTLED.contains(status);
    }

    /** Whether it was cancelled after its first day had come. */
    public boolean brokenOff(LocalDate today) {
        return status.equals("CANCELLED") && start != null && !start.isAfter(today);
    }

    /** The action in a row; empty when no organisation answers for it. */
    static Optional<Action> in(Map<String, JsonNode> values, int row) {
        String organisation = text(values, Field.ORGANISATION, row);
        return organisation.isEmpty()
                ? Optional.empty()
                : Optional.of(new Action(
                        row,
                        text(values, Field.SERVICE, row),
                        Organisation.valueOf(organisation),
                        text(values, Field.PERSON, row),
                        day(values, Field.START, row),
                        day(values, Field.DUE, row),
                        text(values, Field.STATUS, row),
                        text(values, Field.DEPENDENCY, row),
                        text(values, Field.AIM, row),
                        text(values, Field.SUPPORT, row)));
    }

    private static @Nullable LocalDate day(Map<String, JsonNode> values, Field field, int row) {
        String text = text(values, field, row);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String text(Map<String, JsonNode> values, Field field, int row) {
        JsonNode value = values.get(field.key(row));
        return value == null || value.isNull() ? "" : value.asText();
    }
}
