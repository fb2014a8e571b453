package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of fields and of their choices in the language of whoever asks: those of the form a fact came from, or of the first that has the field. */
record FactNames(TreeMap<String, FormSchema> forms) {
    private static final String WITHDRAWN_VIA = "consentWithdrawnVia";

    private static final Sentences SENTENCES = new Sentences("heading");

    /** What other systems tell, or the path itself notes, and no form holds. */
    private static final Set<String> TOLD_BY_SYSTEMS =
            Set.of("kelaDecisionBenefit", "consentExpiredOn", WITHDRAWN_VIA, "planDraftedBy");

    /** A field of one row of the plan. */
    private static final Pattern ACTION_FIELD =
            Pattern.compile("(service|organisation|person|start|due|dependency|status)[1-6]");
    /** Told in lines of their own, so not again among the facts. */
    private static final Set<String> TOLD_ABOVE =
            Set.of("firstNames", "lastName", "personId", "municipality", "actionCount", "kelaApplicationSent");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private @Nullable FormField field(@Nullable String source, String key) {
        FormSchema form = source == null ? null : forms.get(source);
        if (form != null && form.fields().containsKey(key)) {
            return form.fields().get(key);
        }
        return forms.values().stream()
                .flatMap(each -> Stream.ofNullable(each.fields().get(key)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable FormField field(Fact fact) {
        return field(fact.source(), fact.field());
    }

    /** Whether each organisation has its own word in it. */
    boolean several(Fact fact) {
        FormField field = field(fact);
        return field != null && (field.perOrganisation() || field.forAll());
    }

    /** Whether it is worth a line: no turn of the path, no box left unticked, nothing that is told above. */
    boolean tells(Fact fact) {
        FormField field = field(fact);
        boolean unticked = field != null
                && field.type().equals("checkbox")
                && !fact.value().booleanValue();
        boolean turn = field != null && field.steers();
        return !unticked
                && !turn
                && !TOLD_ABOVE.contains(fact.field())
                && !ACTION_FIELD.matcher(fact.field()).matches();
    }

    /** The name of what was told. */
    String label(Fact fact) {
        FormField field = field(fact);
        if (field != null) {
            return field.label();
        }
        return TOLD_BY_SYSTEMS.contains(fact.field()) ? SENTENCES.say(fact.field()) : fact.field();
    }

    /** The name as it begins a line: no colon after a question. */
    String heading(Fact fact) {
        String label = label(fact);
        return label.endsWith("?") ? label : label + ":";
    }

    /** What was told, as Markdown. */
    String value(Fact fact) {
        return escape(text(fact));
    }

    /** What was told, as text. */
    String text(Fact fact) {
        if (fact.field().equals(WITHDRAWN_VIA)) {
            return Organisation.valueOf(fact.value().asText()).name(Language.ofReader());
        }
        return text(field(fact), fact.value());
    }

    String of(Map<String, JsonNode> known, String key) {
        JsonNode value = known.get(key);
        return value == null || value.isNull() ? "" : escape(text(field(null, key), value));
    }

    private static String text(@Nullable FormField field, JsonNode value) {
        if (value.isBoolean()) {
            return SENTENCES.say(value.booleanValue() ? "yes" : "no");
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(field, item)));
            return String.join(", ", items);
        }
        if (field != null && field.type().equals("datetime")) {
            return day(LocalDate.parse(value.asText()));
        }
        if (field == null) {
            return value.asText();
        }
        String text = field.choices().getOrDefault(value.asText(), value.asText());
        return field.unit().isEmpty() ? text : text + " " + field.unit();
    }

    /** What somebody has begun to write in a field, as Markdown: it may be nothing, or no day yet. */
    static String begun(FormField field, JsonNode value) {
        if (value.isNull()) {
            return SENTENCES.say("nothing");
        }
        boolean noDay = field.type().equals("datetime") && !value.asText().matches("\\d{4}-\\d{2}-\\d{2}");
        return escape(noDay ? value.asText() : text(field, value));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    // What a person wrote is text, never Markdown, HTML or a template.
    static String escape(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|~&!])", "\\\\$1");
    }
}
