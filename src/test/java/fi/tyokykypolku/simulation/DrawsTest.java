package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.tyokykypolku.simulation.CohortParameters.Spread;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 20_000;

    private static double[] many(ToDoubleFunction<Draws> draw) {
        double[] drawn = LongStream.range(0, MANY)
                .mapToDouble(client -> draw.applyAsDouble(new Draws(7, client)))
                .toArray();
        Arrays.sort(drawn);
        return drawn;
    }

    @Test
    void areTheSameWheneverTheyAreDrawn() {
        Draws draws = new Draws(1, 2);
        double first = draws.uniform("a");
        double other = draws.uniform("b");
        assertThat(draws.uniform("a")).isEqualTo(first).isNotEqualTo(other);
        assertThat(new Draws(2, 2).uniform("a")).isNotEqualTo(first);
        assertThat(new Draws(1, 3).uniform("a")).isNotEqualTo(first);
    }

    @Test
    void keepMedianAndNinetiethPercentile() {
        double[] drawn = many(draws -> draws.lognormal("time", new Spread(26.0, 44.0)));
        assertThat(drawn[MANY / 2]).isCloseTo(26, within(0.5));
        assertThat(drawn[MANY * 9 / 10]).isCloseTo(44, within(1.0));
    }

    @Test
    void keepMeans() {
        assertThat(Arrays.stream(many(draws -> draws.poisson("questions", 2.2)))
                        .average()
                        .orElseThrow())
                .isCloseTo(2.2, within(0.05));
        assertThat(Arrays.stream(many(draws -> draws.exponential("wait", 0.5)))
                        .average()
                        .orElseThrow())
                .isCloseTo(2.0, within(0.05));
    }

    @Test
    void keepShares() {
        double[] drawn =
                many(draws -> draws.oneOf("which", Map.of("a", 0.2, "b", 0.8)).equals("a") ? 1 : 0);
        assertThat(Arrays.stream(drawn).average().orElseThrow()).isCloseTo(0.2, within(0.01));
    }
}
