package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.simulation.CohortParameters.Project;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohortParametersTest {
    @Test
    void seventeenProjectsAreWithKelaAndFiveWithout() {
        assertThat(Parameters.shipped().projects())
                .hasSize(22)
                .filteredOn(Project::kela)
                .hasSize(17);
    }

    @Test
    void theMonthsHoldTheWholeCohort() {
        assertThat(Parameters.shipped().arrivals().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(1_003)
                .isEqualTo(Parameters.shipped().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed",
                "men",
                "times.plan",
                "times.plan.median",
                "review.late",
                "positiveDecisions",
                "kelaReasons.R12_INCOME_GAP",
                "endReasons",
                "folder"
            })
    void aMissingParameterIsNamed(String name) {
        assertThatThrownBy(() -> Parameters.with(Map.of(name, "")))
                .satisfies(thrown -> assertThat(messages(thrown)).contains(name.replaceFirst("\\.R12.*", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "men, 1.2",
        "times.plan.median, -1",
        "times.plan.days, MOONS",
        "arrivals.2021-03, 6",
        "consent.GIVEN, 0.5",
        "seed, many",
        "menn, 0.5"
    })
    void anImpossibleParameterIsNamed(String name, String value) {
        assertThatThrownBy(() -> Parameters.with(Map.of(name, value)))
                .satisfies(
                        thrown -> assertThat(messages(thrown)).contains(name.replaceFirst("\\.(2021-03|GIVEN)", "")));
    }

    private static String messages(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            all.append(one).append('\n');
        }
        return all.toString();
    }
}
