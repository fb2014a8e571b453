package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two promises every decision keeps: no missing fact is an error, and no rule is without a test row. */
final class MissingFacts {

    private MissingFacts() {}

    /** Leaves out every fact at once, and from every row each fact in turn, once as absent and once as null. */
    static void areNeverAnError(String decision, Set<String> names) {
        assertThatCode(() -> Tables.evaluate(decision, Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> Tables.evaluate(decision, nulls(names))).doesNotThrowAnyException();
        for (Row row : Row.of(decision)) {
            assertThat(names)
                    .as("inputs of %s", decision)
                    .containsAll(row.facts().keySet());
            for (String name : row.facts().keySet()) {
                Map<String, Object> absent = new HashMap<>(row.facts());
                absent.remove(name);
                Map<String, Object> isNull = new HashMap<>(row.facts());
                isNull.put(name, null);
                assertThat(Tables.evaluate(decision, isNull).results())
                        .as("%s without %s", row, name)
                        .isEqualTo(Tables.evaluate(decision, absent).results());
            }
            Map<String, Object> rest = nulls(names);
            rest.putAll(row.facts());
            assertThat(Tables.evaluate(decision, rest).results())
                    .as("%s with every other input null", row)
                    .isEqualTo(Tables.evaluate(decision, row.facts()).results());
        }
    }

    /** Every rule of the decision is matched by a row of its CSV file. */
    static void leaveNoRuleUntested(String decision) {
        Set<String> untested = new LinkedHashSet<>(Tables.rules(decision));
        List<Row> rows = Row.of(decision);
        rows.forEach(
                row -> untested.removeAll(Tables.evaluate(decision, row.facts()).rules()));
        assertThat(untested).as("rules of %s that no row reaches", decision).isEmpty();
    }

    private static Map<String, Object> nulls(Set<String> names) {
        Map<String, Object> nulls = new HashMap<>();
        names.forEach(name -> nulls.put(name, null));
        return nulls;
    }
}
