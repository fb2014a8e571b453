package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockHistory;
import fi.tyokykypolku.delays.ClockTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens, in whatever order: the clocks that were kept are those the engine's history of events tells of. */
@ProcessTest
class RandomRunTest extends Scenario {
    private static final int EVENTS = 45;

    @Autowired
    private ClockTable clocks;

    @Autowired
    private ClockHistory history;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theClocksAreThoseOfTheHistory(long seed) {
        Random chance = new Random(seed);
        List<String> told = new ArrayList<>();
        CaseId id = given.aReferral();
        for (int event = 0; event < EVENTS && then.isOpen(); event++) {
            told.add(when.somethingHappens(chance));
            List<CaseClock> kept = clocks.of(id);
            assertThat(kept).as("after %s", told).isNotEmpty().isEqualTo(history.of(id));
            assertThat(kept).as("after %s", told).allSatisfy(clock -> {
                assertThat(clock.waits()).extracting(CaseClock.Wait::since).isSorted();
                assertThat(clock.stoppedAt() == null).isEqualTo(clock.done() == null);
            });
        }
        assertThat(told).hasSizeGreaterThan(10);
    }
}
