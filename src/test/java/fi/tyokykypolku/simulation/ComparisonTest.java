package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.simulation.CohortFigures.Share;
import fi.tyokykypolku.simulation.Comparison.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final CohortParameters PARAMETERS = Parameters.with(Map.of("size", 100));
    private static final List<Client> CLIENTS = Clients.of(PARAMETERS, ShippedDirectory.get());

    private static final CohortFigures WITH =
            figures(100, 85, 50.0, 3.0, 20.0, 400, Map.of("0-29", new Share(8, 10), "55+", new Share(7, 10)), 10);
    private static final CohortFigures WITHOUT =
            figures(100, 80, 55.0, 9.0, 30.0, 500, Map.of("0-29", new Share(8, 10), "55+", new Share(5, 10)), 0);

    private static CohortFigures figures(
            long cases,
            long plans,
            double planDays,
            double answerDays,
            double contactDays,
            long handOffs,
            Map<String, Share> positive,
            long none) {
        return new CohortFigures(
                cases,
                new Share(plans, 100),
                planDays,
                answerDays,
                new Share(90, 100),
                contactDays,
                handOffs,
                new Share(8, 10),
                new Share(3, 5),
                positive,
                Map.of("CASE_LEAD", 100 - none, "NONE", none));
    }

    private static List<String> failed(List<Check> checks) {
        return checks.stream().filter(check -> !check.held()).map(Check::rule).toList();
    }

    @Test
    void whatComesOutAsItShouldIsHeld() {
        Comparison comparison = new Comparison(PARAMETERS, CLIENTS, WITH, WITHOUT);
        assertThat(failed(comparison.sanity())).isEmpty();
        assertThat(failed(comparison.directions())).isEmpty();
    }

    @Test
    void whatComesOutTheOtherWayIsToldSo() {
        Comparison comparison = new Comparison(PARAMETERS, CLIENTS, WITHOUT, WITH);
        assertThat(failed(comparison.directions())).hasSameSizeAs(comparison.directions());
        assertThat(comparison.markdown()).contains("NOT held");
    }

    @Test
    void everySanityRuleCanFail() {
        CohortFigures odd =
                figures(99, 95, 50.0, 3.0, 20.0, 400, Map.of("0-29", new Share(9, 10), "55+", new Share(1, 10)), 20);
        List<Client> aged = CLIENTS.stream()
                .map(client -> new Client(
                        client.number(),
                        client.draws(),
                        client.project(),
                        client.municipality(),
                        client.referredOn(),
                        68,
                        client.personId(),
                        client.language(),
                        client.referralSource(),
                        client.consent(),
                        client.reasons(),
                        client.healthReason(),
                        client.longTermUnemployed(),
                        client.application()))
                .toList();
        Comparison comparison = new Comparison(PARAMETERS, aged, odd, WITHOUT);
        assertThat(failed(comparison.sanity())).hasSameSizeAs(comparison.sanity());
    }

    @Test
    void everyExportSaysThatItIsSimulated() {
        assertThat(new Comparison(PARAMETERS, CLIENTS, WITH, WITHOUT).markdown())
                .startsWith("**SIMULOITU – ei Kelan aineistoa**");
    }
}
