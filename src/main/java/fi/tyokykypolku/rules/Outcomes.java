package fi.tyokykypolku.rules;

import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Right;
import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.rules.ModelSet.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** What a condition of a form can come to, tried with all that its fields may hold. */
final class Outcomes {
    private static final FeelEngine FEEL = new FeelEngine.Builder().build();
    private static final Pattern NUMBER = Pattern.compile("-?\\b\\d{1,15}(?:\\.\\d{1,15})?\\b");
    private static final String OTHER = "…";
    private static final int TRIED = 3_000;
    private static final int KEPT = 1_000;
    private static final ConcurrentLruCache<Asked, Set<Boolean>> TOLD = new ConcurrentLruCache<>(KEPT, Outcomes::tried);

    /** @param values what is tried, by the names of the condition */
    private record Asked(String condition, Map<String, List<@Nullable Object>> values) {}

    private final ModelSet set;
    private final Form form;

    Outcomes(ModelSet set, Form form) {
        this.set = set;
        this.form = form;
    }

    /** Whether it can be true, and whether it can be anything else; empty when it cannot be told. */
    Set<Boolean> of(String condition) {
        Map<String, List<@Nullable Object>> values = new TreeMap<>();
        Texts.namesWithoutFunctions(condition).forEach(name -> values.put(name, values(name, condition)));
        return TOLD.get(new Asked(condition, values));
    }

    private static Set<Boolean> tried(Asked asked) {
        List<Map<String, @Nullable Object>> answers = List.of(Map.of());
        for (Map.Entry<String, List<@Nullable Object>> each : asked.values().entrySet()) {
            if (each.getValue().isEmpty() || each.getValue().size() * answers.size() > TRIED) {
                return Set.of();
            }
            answers = answers.stream()
                    .flatMap(given -> each.getValue().stream().map(value -> {
                        Map<String, @Nullable Object> more = new HashMap<>(given);
                        more.put(each.getKey(), value);
                        return more;
                    }))
                    .toList();
        }
        if (!(FEEL.parseExpression(asked.condition()) instanceof Right<FeelEngine.Failure, ParsedExpression> parsed)) {
            return Set.of();
        }
        Set<Boolean> outcomes = new HashSet<>();
        for (Map<String, @Nullable Object> given : answers) {
            Either<FeelEngine.Failure, Object> outcome = FEEL.eval(parsed.value(), given);
            if (!(outcome instanceof Right<FeelEngine.Failure, Object> told)) {
                return Set.of();
            }
            outcomes.add(Boolean.TRUE.equals(told.value()));
        }
        return outcomes;
    }

    private List<@Nullable Object> values(String name, String condition) {
        JsonNode field = form.fields(name).findFirst().orElse(null);
        if (field == null) {
            return List.of();
        }
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        Set<String> offered = set.offered(field).keySet();
        switch (field.path("type").asText()) {
            case "radio", "select" -> values.addAll(offered);
            case "checkbox" -> values.addAll(List.of(true, false));
            case "checklist", "taglist" -> {
                values.add(List.of());
                values.add(List.copyOf(offered));
                offered.forEach(each -> values.add(List.of(each)));
            }
            case "number" -> values.addAll(numbers(field, condition));
            default -> {
                values.addAll(Texts.texts(condition));
                values.add(OTHER);
            }
        }
        return values;
    }

    /** The numbers of the condition and what lies on either side, as far as the field takes them. */
    private static List<Object> numbers(JsonNode field, String condition) {
        JsonNode rules = field.path("validate");
        List<BigDecimal> numbers = new ArrayList<>(List.of(BigDecimal.ZERO));
        List.of("min", "max").forEach(bound -> {
            if (rules.path(bound).isNumber()) {
                numbers.add(rules.path(bound).decimalValue());
            }
        });
        NUMBER.matcher(condition)
                .results()
                .map(each -> new BigDecimal(each.group()))
                .forEach(number -> {
                    numbers.add(number.subtract(BigDecimal.ONE));
                    numbers.add(number);
                    numbers.add(number.add(BigDecimal.ONE));
                });
        boolean text = field.path("serializeToString").asBoolean(false);
        return numbers.stream()
                .distinct()
                .filter(number -> FormRules.isWithin(field, number.toPlainString()))
                .<Object>map(number -> text ? number.toPlainString() : number)
                .toList();
    }
}
