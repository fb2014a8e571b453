package fi.tyokykypolku.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Rows and columns of decision tables. */
final class TableParts {
    /** Of a row: what is noted beside it. */
    static final String NOTE = "description";

    private TableParts() {}

    /** Columns, rows and the table itself, by id. */
    static Map<String, Part> of(byte[] content) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        Map<String, Part> parts = new LinkedHashMap<>();
        model.getModelElementsByType(Decision.class).forEach(decision -> decision(decision, parts));
        return parts;
    }

    private static void decision(Decision decision, Map<String, Part> parts) {
        Map<String, String> own = new LinkedHashMap<>();
        put(own, "name", decision.getName());
        decision.getInformationRequirements()
                .forEach(needed -> put(
                        own,
                        "informationRequirement",
                        needed.getRequiredDecision() == null
                                ? null
                                : needed.getRequiredDecision().getId()));
        if (decision.getExpression() instanceof DecisionTable table) {
            put(own, "hitPolicy", table.getHitPolicy().name());
            List<String> columns = new ArrayList<>();
            for (Input input : table.getInputs()) {
                columns.add(named(input.getLabel(), input));
                parts.put(input.getId(), column(input));
            }
            for (Output output : table.getOutputs()) {
                columns.add(named(output.getLabel(), output));
                parts.put(output.getId(), column(output));
            }
            put(own, "columns", String.join(", ", columns));
            table.getRules().forEach(rule -> parts.put(rule.getId(), row(columns, rule)));
            if (!ordered(table).isEmpty()) {
                put(own, "rows", ordered(table));
            }
        }
        parts.put(decision.getId(), new Part(named(decision.getName(), decision), own));
    }

    /** The order of the rows where it matters: the first that holds answers. */
    private static String ordered(DecisionTable table) {
        return switch (table.getHitPolicy()) {
            case FIRST, PRIORITY, OUTPUT_ORDER, RULE_ORDER ->
                String.join(", ", table.getRules().stream().map(Rule::getId).toList());
            default -> "";
        };
    }

    private static Part column(Input input) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "label", input.getLabel());
        InputExpression expression = input.getInputExpression();
        if (expression != null) {
            put(values, "expression", text(expression.getText()));
            put(values, "typeRef", expression.getTypeRef());
        }
        put(values, "values", input.getInputValues() == null ? null : text(input.getInputValues()));
        return new Part(named(input.getLabel(), input), values);
    }

    private static Part column(Output output) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "label", output.getLabel());
        put(values, "name", output.getName());
        put(values, "typeRef", output.getTypeRef());
        put(values, "values", output.getOutputValues() == null ? null : text(output.getOutputValues()));
        return new Part(named(output.getLabel(), output), values);
    }

    private static Part row(List<String> columns, Rule rule) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> cells = new ArrayList<>();
        rule.getInputEntries().forEach(entry -> cells.add(text(entry)));
        rule.getOutputEntries().forEach(entry -> cells.add(text(entry)));
        for (int i = 0; i < cells.size(); i++) {
            put(values, i < columns.size() ? columns.get(i) : "?", cells.get(i));
        }
        put(values, NOTE, rule.getDescription() == null ? null : text(rule.getDescription()));
        return new Part(
                cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse(rule.getId()), values);
    }

    private static String text(ModelElementInstance element) {
        return element.getTextContent().strip();
    }

    private static String named(@Nullable String label, ModelElementInstance element) {
        return label == null || label.isBlank() ? Objects.toString(element.getAttributeValue("id"), "") : label;
    }

    private static void put(Map<String, String> values, String what, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.merge(what, value, (one, other) -> one + "; " + other);
        }
    }
}
