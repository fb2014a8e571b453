package fi.tyokykypolku.decisions;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputValues;
import org.camunda.bpm.model.dmn.instance.OutputValues;

/** The allowed values that a table lists for its columns. */
final class Words {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private Words() {}

    /** The values listed for the input column of that name; none when the column takes any. */
    static List<String> of(DecisionTable table, String input) {
        return table.getInputs().stream()
                .filter(column -> column.getId().endsWith("_in_" + input))
                .flatMap(column -> of(column.getInputValues()))
                .toList();
    }

    /** The values listed for the output column of that name; none when the column takes any. */
    static List<String> ofOutput(DecisionTable table, String output) {
        return table.getOutputs().stream()
                .filter(column -> column.getName().equals(output))
                .flatMap(column -> of(column.getOutputValues()))
                .toList();
    }

    /** The string literals of a cell. */
    static List<String> literals(String cell) {
        return LITERAL.matcher(cell).results().map(literal -> literal.group(1)).toList();
    }

    private static Stream<String> of(InputValues values) {
        return values == null ? Stream.empty() : literals(values.getTextContent()).stream();
    }

    private static Stream<String> of(OutputValues values) {
        return values == null ? Stream.empty() : literals(values.getTextContent()).stream();
    }
}
