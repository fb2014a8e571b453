package fi.tyokykypolku.documents;

import fi.tyokykypolku.rules.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as it is read.
 *
 * @param key id of its decision
 * @param about what its designer says of it; may be empty
 */
record Table(
        String key, String name, String about, String hitPolicy, List<In> inputs, List<Out> outputs, List<Row> rows) {
    /**
     * What it asks for.
     *
     * @param expression in FEEL
     * @param type empty when any will do
     */
    record In(String label, String expression, String type) {
        /** Names of facts and other values it reads. */
        Set<String> names() {
            return Texts.namesWithoutFunctions(expression);
        }

        boolean reads(String name) {
            return names().contains(name);
        }
    }

    /** What it answers. */
    record Out(String label, String name) {
        boolean isReason() {
            return name.equals("reason") || name.equals("reasonText");
        }

        boolean isStatute() {
            return name.equals("statute") || name.equals("reasonStatute");
        }
    }

    /**
     * A row.
     *
     * @param asked cells of the inputs, in their order
     * @param answered cells by the name of the output
     * @param note what its designer says of it; may be empty
     */
    record Row(String id, List<String> asked, Map<String, String> answered, String note) {
        /** A text it answers, without quotes; empty for none. */
        String text(String output) {
            String cell = answered.getOrDefault(output, "");
            return cell.equals("null") ? "" : Answer.text(cell);
        }
    }

    static Table of(DecisionTable table) {
        Decision decision = (Decision) table.getParentElement();
        List<Out> outputs = table.getOutputs().stream()
                .map(output -> new Out(label(output, output.getLabel()), output.getName()))
                .toList();
        return new Table(
                decision.getId(),
                decision.getName(),
                description(decision),
                table.getHitPolicy().name(),
                table.getInputs().stream().map(Table::input).toList(),
                outputs,
                table.getRules().stream().map(rule -> row(rule, outputs)).toList());
    }

    private static In input(Input input) {
        ModelElementInstance expression = input.getInputExpression();
        String type = expression == null ? null : expression.getAttributeValue("typeRef");
        return new In(label(input, input.getLabel()), text(expression), type == null ? "" : type);
    }

    private static String label(DmnElement column, @Nullable String label) {
        return label == null ? column.getId() : label;
    }

    private static Row row(Rule rule, List<Out> outputs) {
        Map<String, String> answered = new LinkedHashMap<>();
        List<String> cells = rule.getOutputEntries().stream().map(Table::text).toList();
        for (int i = 0; i < Math.min(cells.size(), outputs.size()); i++) {
            answered.put(outputs.get(i).name(), cells.get(i));
        }
        return new Row(
                rule.getId(),
                new ArrayList<>(rule.getInputEntries().stream().map(Table::text).toList()),
                answered,
                description(rule));
    }

    private static String description(DmnElement element) {
        return element.getDescription() == null ? "" : text(element.getDescription());
    }

    private static String text(@Nullable ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }

    /** Where an input stands that reads a name; -1 where none does. */
    int input(String name) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).expression().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** What a row asks of an input; empty when it asks nothing. */
    String asked(Row row, String input) {
        int at = input(input);
        return at < 0 || at >= row.asked().size() ? "" : row.asked().get(at);
    }
}
