package fi.tyokykypolku.kela;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.kela.BenefitDecision.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kela's decision as the case file keeps it. */
class BenefitDecisionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private final List<Fact> facts = new ArrayList<>();

    private void told(BenefitDecision decision) {
        for (Entry entry : decision.entries()) {
            facts.add(new Fact(
                    facts.size() + 1,
                    entry.category(),
                    entry.field(),
                    entry.value(),
                    entry.forAll(),
                    1,
                    "kela",
                    Organisation.KELA,
                    "kela-decisions",
                    Instant.EPOCH));
        }
    }

    private static BenefitDecision decision(Outcome outcome, @Nullable String benefit) {
        return new BenefitDecision(outcome, DAY, benefit, null, null, null);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(BenefitDecision.newest(facts)).isEmpty();
        BenefitDecision decision = new BenefitDecision(
                Outcome.REJECTED,
                DAY,
                "Kuntoutusselvitys",
                "Lausunto puuttuu.",
                DAY.plusDays(37),
                BenefitDecision.Ground.CONDITIONS_NOT_MET);
        told(decision);
        assertThat(BenefitDecision.newest(facts)).contains(decision);
    }

    @Test
    void leavesNothingOfAnEarlierOne() {
        told(new BenefitDecision(
                Outcome.REJECTED,
                DAY,
                "Kuntoutusselvitys",
                "Lausunto puuttuu.",
                DAY.plusDays(37),
                BenefitDecision.Ground.CONDITIONS_NOT_MET));
        told(decision(Outcome.GRANTED, null));
        assertThat(BenefitDecision.newest(facts)).contains(decision(Outcome.GRANTED, null));
    }

    @Test
    void isToldAgainWhenOutcomeAndDayAreTheSameAndTheBenefitIsNoOther() {
        BenefitDecision known = decision(Outcome.REJECTED, "Kuntoutusselvitys");
        assertThat(decision(Outcome.REJECTED, "Kuntoutusselvitys").repeats(known))
                .isTrue();
        assertThat(decision(Outcome.REJECTED, null).repeats(known)).isTrue();
        assertThat(decision(Outcome.REJECTED, "Kuntoutusraha").repeats(known)).isFalse();
        assertThat(decision(Outcome.PARTIAL, "Kuntoutusselvitys").repeats(known))
                .isFalse();
        assertThat(new BenefitDecision(Outcome.REJECTED, DAY.plusDays(1), null, null, null, null).repeats(known))
                .isFalse();
        assertThat(new BenefitDecision(Outcome.REJECTED, null, null, null, null, null)
                        .repeats(new BenefitDecision(Outcome.REJECTED, null, null, null, null, null)))
                .isFalse();
    }

    @Test
    void keepsWhatItTellsOutOfLogs() {
        assertThat(decision(Outcome.REJECTED, "Kuntoutusraha")).hasToString("BenefitDecision");
    }
}
