package fi.tyokykypolku.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Days;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.feel.Feel;
import fi.tyokykypolku.forms.InvalidForm.Fault;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.vault.PersonId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a filled form against its own description. The browser checks too, but anyone can call the engine past the browser. */
@Component
public class FormCheck {
    private static final Sentences SENTENCES = new Sentences("forms");

    /** As ISO 8601 writes it after a day, with a zone or without. */
    private static final Pattern TIME_OF_DAY = Pattern.compile(
            "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$");

    private static final Period REVIEW_AT_LATEST = Period.ofMonths(3);
    /** The engine carries a text to the browser in a column of this width. */
    private static final int LONGEST_TEXT = 4_000;

    private final FeelEngine feel = Feel.factory().createInstance();
    private final ObjectMapper json;

    FormCheck(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Checks what a user filled in.
     *
     * @param given values by field as they came, of any type the engine's interfaces make
     * @param current the values behind what the form showed; stands for a field that was not sent
     * @param today the Finnish day
     * @throws InvalidForm naming every field that must be mended
     */
    public Submission check(
            FormSchema form, Map<String, @Nullable Object> given, Map<String, JsonNode> current, LocalDate today) {
        List<Fault> errors = new ArrayList<>();
        Map<String, FormField> fields = form.fields();
        given.keySet().stream()
                .filter(name -> !fields.containsKey(name))
                .sorted()
                .forEach(name -> errors.add(new Fault(
                        PlainText.shown(name),
                        SENTENCES.say("unknown", PlainText.shown(name)),
                        SENTENCES.say("unknown.what"))));

        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (FormField field : fields.values()) {
            JsonNode before = before(field, current);
            values.put(field.key(), before);
            if (!given.containsKey(field.key())) {
                continue;
            }
            try {
                JsonNode sent = plain(given.get(field.key()));
                requirePlainText(field, sent, current);
                JsonNode value = typed(field, sent);
                if (field.withheld()) {
                    requireEmpty(value);
                } else if (!field.locked() && !value.equals(offered(field, before))) {
                    values.put(field.key(), value);
                }
            } catch (IllegalArgumentException e) {
                errors.add(error(form, field, message(e)));
                values.put(field.key(), JsonNodeFactory.instance.nullNode());
            }
        }
        Set<String> wrong = errors.stream().map(Fault::field).collect(Collectors.toSet());
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        for (FormField field : fields.values()) {
            JsonNode value = values.getOrDefault(field.key(), JsonNodeFactory.instance.nullNode());
            if (field.locked() || hidden(field, fields, values)) {
                continue;
            }
            shown.put(field.key(), value);
            if (!wrong.contains(field.key())) {
                String fault = value.isNull()
                        ? (field.required() ? SENTENCES.say("fill") : null)
                        : fault(field, value, value.equals(before(field, current)), values, today);
                if (fault != null) {
                    errors.add(error(form, field, fault));
                }
            }
        }
        if (!errors.isEmpty()) {
            List<String> order = new ArrayList<>(fields.keySet());
            errors.sort((a, b) -> Integer.compare(order.indexOf(a.field()), order.indexOf(b.field())));
            throw new InvalidForm(errors);
        }
        return submission(fields, shown, current);
    }

    /** What stands there already is not the sender's fault: only what is new must be plain. */
    private static void requirePlainText(FormField field, JsonNode sent, Map<String, JsonNode> current) {
        if (!isPlainText(sent) && !field.locked() && !sent.equals(current.get(field.key()))) {
            throw new IllegalArgumentException(PlainText.message());
        }
    }

    private static boolean isPlainText(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (!isPlainText(item)) {
                    return false;
                }
            }
        }
        return !value.isTextual() || PlainText.isPlain(value.textValue());
    }

    // Whatever the value behind it is: the answer must not tell whether a guess was right.
    private static void requireEmpty(JsonNode value) {
        if (!value.isNull()) {
            throw new IllegalArgumentException(SENTENCES.say("closed"));
        }
    }

    /** The value behind a field in the form in which answers are compared. */
    private static JsonNode before(FormField field, Map<String, JsonNode> current) {
        JsonNode value = current.getOrDefault(field.key(), JsonNodeFactory.instance.nullNode());
        try {
            return typed(field, value);
        } catch (IllegalArgumentException e) {
            // Told by another form, which allowed more.
            return value;
        }
    }

    /** What of a value a browser can show: form-js drops a choice that is not offered any more, and sends back the rest. */
    private static JsonNode offered(FormField field, JsonNode value) {
        if (field.many() && value.isArray()) {
            Set<String> allowed = field.choices().keySet();
            ArrayNode offered = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> {
                if (allowed.contains(item.asText())) {
                    offered.add(item);
                }
            });
            return offered.isEmpty() ? JsonNodeFactory.instance.nullNode() : offered;
        }
        boolean gone = isChoice(field) && !field.choices().containsKey(value.asText());
        return gone ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static boolean isChoice(FormField field) {
        return field.type().equals("radio") || field.type().equals("select");
    }

    private static Submission submission(
            Map<String, FormField> fields, Map<String, JsonNode> shown, Map<String, JsonNode> current) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Object> steering = new LinkedHashMap<>();
        List<String> raised = new ArrayList<>();
        Map<String, Integer> counted = new LinkedHashMap<>();
        shown.forEach((key, value) -> {
            FormField field = fields.get(key);
            if (field == null) {
                return;
            }
            if (field.counted()) {
                if (!value.isNull()) {
                    counted.put(key, Integer.valueOf(value.asText()));
                }
                return;
            }
            // What another organisation told stays its word until someone changes it; a field that starts empty and
            // stays so says nothing of its earlier value.
            if (!value.equals(before(field, current))) {
                entries.add(new Entry(field.category(), key, value, field.forAll()));
            }
            if (field.steers() && !value.isNull()) {
                steering.put(key, value.isBoolean() ? (Object) value.booleanValue() : value.asText());
            }
            if (!value.isNull()) {
                field.raises().ifPresent(raised::add);
            }
        });
        return new Submission(entries, steering, raised, counted, shown);
    }

    private boolean hidden(FormField field, Map<String, FormField> fields, Map<String, JsonNode> values) {
        if (field.hiddenWhen().isEmpty()) {
            return false;
        }
        Map<String, @Nullable Object> context = new HashMap<>();
        fields.values().forEach(f -> context.put(f.key(), formValue(f, values.get(f.key()))));
        return field.hiddenWhen().stream().anyMatch(condition -> {
            try {
                return Boolean.TRUE.equals(feel.evaluateSimpleExpression(
                        condition, Variables.fromMap(context).asVariableContext()));
            } catch (FeelException e) {
                // A comparison with an empty field: form-js shows the field then, so it is checked.
                return false;
            }
        });
    }

    /** The value as form-js holds it: a yes/no choice is text there. */
    public @Nullable Object formValue(FormField field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return field.type().equals("checkbox") ? (Object) value.booleanValue() : value.asText();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
        }
        return value.isArray() ? json.convertValue(value, List.class) : value.asText();
    }

    private JsonNode plain(@Nullable Object value) {
        try {
            if (value instanceof SerializableValue serialized && !serialized.isDeserialized()) {
                return json.readTree(serialized.getValueSerialized());
            }
            if (value instanceof org.camunda.spin.json.SpinJsonNode node) {
                return json.readTree(node.toString());
            }
            if (value instanceof Date date) {
                return JsonNodeFactory.instance.textNode(
                        LocalDate.ofInstant(date.toInstant(), CaseFile.ZONE).toString());
            }
            if (value instanceof LocalDate date) {
                return JsonNodeFactory.instance.textNode(date.toString());
            }
            return json.valueToTree(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static JsonNode typed(FormField field, JsonNode value) {
        if (value.isNull() || (value.isTextual() && value.asText().isBlank())) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (field.many()) {
            return list(value);
        }
        if (field.yesNo()) {
            return switch (value.asText()) {
                case "true" -> JsonNodeFactory.instance.booleanNode(true);
                case "false" -> JsonNodeFactory.instance.booleanNode(false);
                default -> throw new IllegalArgumentException(SENTENCES.say("yesNo"));
            };
        }
        return switch (field.type()) {
            case "number" -> number(value);
            case "datetime" -> day(value);
            default -> {
                if (!value.isTextual()) {
                    throw new IllegalArgumentException(SENTENCES.say("text"));
                }
                yield JsonNodeFactory.instance.textNode(value.asText().strip());
            }
        };
    }

    private static JsonNode list(JsonNode value) {
        if (!(value instanceof ArrayNode array)) {
            throw new IllegalArgumentException(SENTENCES.say("list"));
        }
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw new IllegalArgumentException(SENTENCES.say("listed"));
            }
        }
        return array.isEmpty() ? JsonNodeFactory.instance.nullNode() : array;
    }

    private static JsonNode number(JsonNode value) {
        try {
            if (!value.isNumber() && !value.isTextual()) {
                throw new IllegalArgumentException(SENTENCES.say("number"));
            }
            BigDecimal number = new BigDecimal(value.asText().strip().replace(',', '.'));
            if (number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1L << 53)) < 0) {
                return JsonNodeFactory.instance.numberNode(number.longValueExact());
            }
            return JsonNodeFactory.instance.numberNode(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(SENTENCES.say("number"), e);
        }
    }

    private static JsonNode day(JsonNode value) {
        try {
            // The engine's own interface sends a Date as a time of day; the day is what counts.
            String day = TIME_OF_DAY.matcher(value.asText()).replaceFirst("");
            return JsonNodeFactory.instance.textNode(LocalDate.parse(day).toString());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(SENTENCES.say("day"), e);
        }
    }

    private static @Nullable String fault(
            FormField field, JsonNode value, boolean untouched, Map<String, JsonNode> values, LocalDate today) {
        Set<String> allowed = field.choices().keySet();
        if (field.many()) {
            for (JsonNode item : value) {
                if (!untouched && !allowed.contains(item.asText())) {
                    return SENTENCES.say("listed");
                }
            }
            return null;
        }
        if (isChoice(field) && !untouched && !allowed.contains(value.asText())) {
            return "municipality".equals(field.properties().get("check"))
                    ? SENTENCES.say("municipality")
                    : SENTENCES.say("choice");
        }
        String fault = value.isNumber() ? numberFault(field, value) : textFault(field, value.asText());
        if (fault == null && field.type().equals("datetime") && !untouched) {
            fault = dayFault(field, LocalDate.parse(value.asText()), today);
        }
        return fault != null ? fault : checkFault(field, value.asText(), values, today);
    }

    private static @Nullable String numberFault(FormField field, JsonNode value) {
        BigDecimal number = value.decimalValue();
        if (field.rules().hasNonNull("min")
                && number.compareTo(field.rules().get("min").decimalValue()) < 0) {
            return SENTENCES.say("least", field.rules().get("min").asText());
        }
        if (field.rules().hasNonNull("max")
                && number.compareTo(field.rules().get("max").decimalValue()) > 0) {
            return SENTENCES.say("most", field.rules().get("max").asText());
        }
        return null;
    }

    private static @Nullable String textFault(FormField field, String text) {
        int longest = Math.min(field.rules().path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT);
        if (text.length() > longest) {
            return SENTENCES.say("long", String.valueOf(longest));
        }
        int shortest = field.rules().path("minLength").asInt(0);
        if (text.length() < shortest) {
            return SENTENCES.say("short", String.valueOf(shortest));
        }
        if (field.rules().hasNonNull("pattern")
                && !Pattern.compile(field.rules().get("pattern").asText())
                        .matcher(text)
                        .find()) {
            return SENTENCES.say("pattern");
        }
        return null;
    }

    /** Only of a day that is told now: one that was in bounds once is not wrong for having stood there since. */
    private static @Nullable String dayFault(FormField field, LocalDate day, LocalDate today) {
        return switch (field.properties().getOrDefault("check", "")) {
            case "past" -> Days.eventFault(day, today).orElse(null);
            case "life" -> Days.lifeFault(day, today).orElse(null);
            default -> Days.plannedFault(day, today).orElse(null);
        };
    }

    private static @Nullable String checkFault(
            FormField field, String text, Map<String, JsonNode> values, LocalDate today) {
        String check = field.properties().getOrDefault("check", "");
        if (check.equals("personId")) {
            try {
                return Days.birthFault(PersonId.parse(text).birthDate(), today).orElse(null);
            } catch (IllegalArgumentException e) {
                return message(e);
            }
        }
        if (check.equals("reviewDate")) {
            LocalDate day = LocalDate.parse(text);
            // Act 381/2023 § 6: at the latest three months from the plan or the previous review.
            return day.isBefore(today) || day.isAfter(today.plus(REVIEW_AT_LATEST)) ? SENTENCES.say("review") : null;
        }
        if (check.startsWith("notBefore:")) {
            JsonNode start = values.get(check.substring("notBefore:".length()));
            return start != null && start.isTextual() && LocalDate.parse(text).isBefore(LocalDate.parse(start.asText()))
                    ? SENTENCES.say("start")
                    : null;
        }
        return null;
    }

    private static Fault error(FormSchema form, FormField field, String message) {
        return new Fault(field.key(), form.name(field.key()), message);
    }

    private static String message(IllegalArgumentException e) {
        return e.getMessage() == null ? SENTENCES.say("value") : e.getMessage();
    }
}
