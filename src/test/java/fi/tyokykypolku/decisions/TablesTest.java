package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnModelElementInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table of the folder {@code dmn} has in common. */
class TablesTest {
    private static final String WIDTHS = "http://bpmn.io/schema/dmn/biodi/2.0";
    private static final int SCREEN = 1366;
    private static final int ROW_NUMBER = 57;

    static Set<String> keys() {
        return Tables.keys();
    }

    static Set<Path> files() {
        return Tables.models().keySet();
    }

    @Test
    void areTheDecisionsOfTheHouse() {
        assertThat(Tables.keys())
                .containsExactlyInAnyOrder(
                        "benefitScreening",
                        "contradictions",
                        "cues",
                        "deadlines",
                        "kela",
                        "kelaReasons",
                        "legalBasis",
                        "pensionAge",
                        "rehabResponsible",
                        "routing",
                        "supportTrack");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedLikeADecisionInTheFile(Path file) {
        String name = file.getFileName().toString().replace(".dmn", "");
        assertThat(Tables.models().get(file).<Decision>getModelElementById(name))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("files")
    void neverPromisesARight(Path file) throws Exception {
        assertThat(Files.readString(file).toLowerCase()).doesNotContain("oikeu", "entitled");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void explainsEveryRule(String key) {
        DecisionTable table = Tables.table(key);
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        boolean reasons = key.equals("kelaReasons");
        int reason = outputs.indexOf(reasons ? "reasonText" : "reason");
        int statute = outputs.indexOf(reasons ? "reasonStatute" : "statute");
        for (Rule rule : table.getRules()) {
            assertThat(rule.getId()).startsWith(key + "_");
            List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
            assertThat(cells.get(reason).getTextContent().trim())
                    .as(rule.getId())
                    .matches("(?s)\"[A-ZÄÖ].*\\.\"");
            assertThat(cells.get(statute).getTextContent().trim())
                    .as(rule.getId())
                    .matches("\".{5,}\"");
        }
    }

    /** Law changes: a rule ends on a day, or says on which day somebody has to look at its source again. */
    @ParameterizedTest
    @MethodSource("keys")
    void endsEveryRuleOrLooksAtItAgain(String key) {
        for (Rule rule : Tables.table(key).getRules()) {
            assertThat(Ends.of(rule))
                    .as("%s: neither an end nor \"Katso uudelleen\"", rule.getId())
                    .isPresent();
            Ends.warn(rule, LocalDate.now());
        }
    }

    /** Camunda Modeler gives a column without a width 192 pixels: the answer of a table of many inputs would lie beyond the screen. */
    @ParameterizedTest
    @MethodSource("keys")
    void showsItsAnswerOnASmallScreen(String key) {
        DecisionTable table = Tables.table(key);
        assertThat(table.getAttributeValueNs(WIDTHS, "annotationsWidth")).isNotNull();
        int left = ROW_NUMBER;
        for (Input input : table.getInputs()) {
            left += width(input);
        }
        for (Output output : table.getOutputs()) {
            int width = width(output);
            if (!output.getName().startsWith("reason") && !output.getName().endsWith("tatute")) {
                left += width;
                assertThat(left).as("right edge of %s", output.getName()).isLessThanOrEqualTo(SCREEN);
            } else {
                break;
            }
        }
    }

    private static int width(DmnModelElementInstance column) {
        String width = column.getAttributeValueNs(WIDTHS, "width");
        assertThat(width).as(column.getAttributeValue("id")).isNotNull();
        // True, false and null are read whole from here on.
        assertThat(Integer.parseInt(width)).isGreaterThanOrEqualTo(49);
        return Integer.parseInt(width);
    }

    @Test
    void warnsNinetyDaysBeforeAndUntilTheDayIsMoved() {
        LocalDate day = LocalDate.of(2027, 2, 28);
        assertThat(Ends.isNear(day, LocalDate.of(2026, 11, 29))).isFalse();
        assertThat(Ends.isNear(day, LocalDate.of(2026, 11, 30))).isTrue();
        assertThat(Ends.isNear(day, LocalDate.of(2027, 3, 1))).isTrue();
        assertThat(Ends.lookAgain("OLETUS: ikäraja 16–67. Katso uudelleen 2027-10-31."))
                .contains(LocalDate.of(2027, 10, 31));
        assertThat(Ends.lookAgain("OLETUS: ikäraja 16–67.")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void readsADateInEveryForm(String key) {
        for (Row row : Row.of(key)) {
            List<Map<String, Object>> expected =
                    Tables.evaluate(key, row.facts()).results();
            for (int form = 0; form < 6; form++) {
                Map<String, Object> facts = new HashMap<>(row.facts());
                for (String name : List.of("referenceDate", "birthDate")) {
                    if (facts.get(name) instanceof String day) {
                        facts.put(name, forms(day).get(form));
                    }
                }
                assertThat(Tables.evaluate(key, facts).results())
                        .as("%s with %s", row, facts)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void takesAnUnreadableDateAsMissing(String key) {
        for (String name : List.of("referenceDate", "birthDate")) {
            Stream.of("", "huomenna", "21.11.2026", "2026-13-45").forEach(day -> {
                Row row = Row.of(key).get(1);
                Map<String, Object> without = new HashMap<>(row.facts());
                without.remove(name);
                Map<String, Object> unreadable = new HashMap<>(without);
                unreadable.put(name, day);
                assertThat(Tables.evaluate(key, unreadable).results())
                        .isEqualTo(Tables.evaluate(key, without).results());
            });
        }
    }

    private static List<Object> forms(String text) {
        LocalDate day = LocalDate.parse(text);
        Date midnight = Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
        return List.of(
                day,
                day.atTime(23, 59),
                midnight,
                day.atStartOfDay(ZoneId.of("Europe/Helsinki")),
                text + "T12:00:00",
                text + "T00:00:00.000+0200");
    }
}
