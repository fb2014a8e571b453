package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.decisions.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The last day of every limit of {@code deadlines.dmn}, counted by hand on the calendar on the wall. */
class LimitsTest {
    private static final String COUNTED = "/deadlines/limits.csv";

    @ParameterizedTest
    @CsvFileSource(resources = COUNTED, numLinesToSkip = 1)
    void endsOnTheDayCountedByHand(String sla, LocalDate from, LocalDate due) {
        Map<String, Object> row = ask(sla, from.toString()).single();
        assertThat(row.get("sla")).isEqualTo(sla);
        assertThat(Limit.parse(String.valueOf(row.get("limit")), String.valueOf(row.get("calendar")))
                        .dueDate(from))
                .isEqualTo(due);
    }

    @Test
    void leavesNoLimitUncounted() throws IOException {
        Set<String> counted = Files.readAllLines(Path.of("src/test/resources" + COUNTED)).stream()
                .skip(1)
                .map(line -> line.split(","))
                .flatMap(cells -> ask(cells[0], cells[1]).rules().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Tables.rules("deadlines").stream().filter(rule -> !counted.contains(rule)))
                .as("EMP_PAUSE is counted back, from the end of a service; no clock of ours runs by it")
                .allMatch(rule -> rule.contains("EMP_PAUSE"));
    }

    private static Tables.Answer ask(String sla, String day) {
        return Tables.evaluate("deadlines", Map.of("slaId", sla, "referenceDate", day, "urgent", sla.equals("URGENT")));
    }
}
