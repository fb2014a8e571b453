package fi.tyokykypolku.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * What a table decides, whatever its rows are called and what is noted beside them. Two that are equal answer everything alike.
 *
 * @param columns what is asked and answered
 * @param rows cells; in their order where it decides, and sorted where it does not
 */
record Decided(String hitPolicy, List<String> columns, List<List<String>> rows) {
    /** No table. */
    static final Decided NONE = new Decided("", List.of(), List.of());

    /** The tables of some files by the id of their decision. */
    static Map<String, Decided> in(Map<String, byte[]> files) {
        Map<String, Decided> decided = new TreeMap<>();
        files.forEach((file, content) -> {
            if (file.endsWith(".dmn")) {
                Dmn.readModelFromStream(new ByteArrayInputStream(content))
                        .getModelElementsByType(Decision.class)
                        .forEach(decision -> {
                            if (decision.getExpression() instanceof DecisionTable table) {
                                decided.put(decision.getId(), of(table));
                            }
                        });
            }
        });
        return decided;
    }

    /** The same table with some of its rows only. */
    Decided only(Predicate<List<String>> which) {
        return new Decided(hitPolicy, columns, rows.stream().filter(which).toList());
    }

    private static Decided of(DecisionTable table) {
        List<String> columns = new ArrayList<>();
        table.getInputs().forEach(input -> columns.add(column(input)));
        table.getOutputs().forEach(output -> columns.add(column(output)));
        Stream<List<String>> rows = table.getRules().stream().map(Decided::cells);
        boolean ordered = table.getHitPolicy() == HitPolicy.FIRST;
        return new Decided(
                table.getHitPolicy().name(),
                List.copyOf(columns),
                (ordered ? rows : rows.sorted((one, other) -> one.toString().compareTo(other.toString()))).toList());
    }

    private static String column(Input input) {
        InputExpression expression = input.getInputExpression();
        return expression == null ? "" : text(expression.getText()) + " " + expression.getTypeRef();
    }

    private static String column(Output output) {
        return output.getName() + " " + output.getTypeRef();
    }

    private static List<String> cells(Rule rule) {
        return Stream.concat(rule.getInputEntries().stream(), rule.getOutputEntries().stream())
                .map(Decided::text)
                .toList();
    }

    private static String text(@Nullable ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }
}
