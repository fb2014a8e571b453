package fi.tyokykypolku.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which limit a clock has on which day. */
class DeadlinesTest {

    private static final String DECISION = "deadlines";

    static List<Row> rows() {
        return Row.of(DECISION);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        Map<String, Object> answer = Tables.evaluate(DECISION, row.facts()).single();
        if (row.expected().isEmpty()) {
            assertThat(answer).isEmpty();
        } else {
            assertThat(answer).containsAllEntriesOf(row.expectedOutputs());
        }
    }

    @Test
    void neverFailsOnAMissingFact() {
        MissingFacts.areNeverAnError(DECISION, Set.copyOf(Tables.inputs(DECISION)));
    }

    @Test
    void hasNoRuleWithoutATestRow() {
        MissingFacts.leaveNoRuleUntested(DECISION);
    }

    @Test
    void hasOneLimitAtMostOnEveryDayThatMatters() {
        List<String> days = List.of(
                "2014-12-31",
                "2015-01-01",
                "2021-12-31",
                "2022-01-01",
                "2024-12-31",
                "2025-01-01",
                "2025-12-31",
                "2026-01-01",
                "2026-11-21",
                "2040-01-01");
        for (Object slaId : Words.of(Tables.table(DECISION), "slaId")) {
            for (String day : days) {
                for (boolean urgent : new boolean[] {true, false}) {
                    assertThat(Tables.evaluate(DECISION, Map.of("slaId", slaId, "referenceDate", day, "urgent", urgent))
                                    .results())
                            .as("%s on %s, urgent: %s", slaId, day, urgent)
                            .hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void datesEveryTaskOnEveryDaySinceTheFirstPilots() {
        for (Object task : Words.of(Tables.table("routing"), "task")) {
            for (String day : List.of("2021-01-01", "2024-12-31", "2025-01-01", "2026-11-21")) {
                for (boolean urgent : new boolean[] {true, false}) {
                    assertThat(Tables.evaluate(DECISION, Map.of("slaId", task, "referenceDate", day, "urgent", urgent))
                                    .results())
                            .as("%s on %s, urgent: %s", task, day, urgent)
                            .hasSize(1);
                }
            }
        }
    }

    /** Whoever reads the table must not believe that something watches a limit which nothing does, nor the other way. */
    @Test
    void saysOfEachLimitThatNoClockRunsThatNoneDoes() {
        Set<String> elements = new HashSet<>();
        ModelFiles.in("bpmn")
                .forEach(model -> Bpmn.readModelFromFile(model.toFile())
                        .getModelElementsByType(FlowElement.class)
                        .forEach(element -> elements.add(element.getId())));
        for (Rule rule : Tables.table(DECISION).getRules()) {
            String names = rule.getInputEntries().iterator().next().getText().getTextContent();
            boolean runs = Stream.of(names.split(","))
                    .anyMatch(name -> elements.contains(name.strip().replace("\"", "")));
            assertThat(rule.getDescription() != null
                            && rule.getDescription().getTextContent().contains("Mikään kello ei mittaa tätä."))
                    .as(names)
                    .isEqualTo(!runs);
        }
    }

    @Test
    void writesPeriodsThatJavaReads() {
        for (Row row : rows()) {
            Tables.evaluate(DECISION, row.facts())
                    .all("limit")
                    .forEach(limit -> assertThat(Period.parse((String) limit)).isNotNull());
        }
    }
}
