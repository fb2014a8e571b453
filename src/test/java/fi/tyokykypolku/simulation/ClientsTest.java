package fi.tyokykypolku.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.simulation.CohortParameters.Consent;
import fi.tyokykypolku.simulation.CohortParameters.KelaReason;
import fi.tyokykypolku.vault.PersonId;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private final CohortParameters parameters = Parameters.shipped();
    private final List<Client> clients = Clients.of(parameters, ShippedDirectory.get());

    @Test
    void areReferredAsManyAMonthAsTheParametersSay() {
        assertThat(clients).hasSize(1_003);
        assertThat(clients.stream().collect(groupingBy(client -> YearMonth.from(client.referredOn()), counting())))
                .isEqualTo(parameters.arrivals().entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, month -> month.getValue().longValue())));
    }

    @Test
    void haveIdentityCodesThatNobodyIsGiven() {
        assertThat(clients).extracting(Client::personId).doesNotHaveDuplicates();
        assertThat(clients).allSatisfy(client -> {
            PersonId code = PersonId.parse(client.personId());
            assertThat(code.temporary()).isTrue();
            assertThat(code.ageOn(client.referredOn())).isEqualTo(client.age()).isBetween(16, 67);
        });
    }

    @Test
    void areAsTheSharesSay() {
        assertShare(client -> client.age() < 35, 0.23);
        assertShare(client -> client.consent() == Consent.REFUSED, 0.04);
        assertShare(client -> client.reasons().isEmpty(), 0.14);
        assertShare(client -> client.has(KelaReason.R01_REHAB_NEED), 0.42);
        assertShare(client -> client.application() != null, 0.40);
        assertShare(client -> "KELA_NUOTTI".equals(client.application()), 0.12);
        assertShare(client -> client.referralSource().equals("EMPLOYMENT_SERVICES"), 0.55);
    }

    private void assertShare(Predicate<Client> which, double share) {
        assertThat(clients.stream().filter(which).count() / (double) clients.size())
                .isCloseTo(share, within(0.04));
    }

    @Test
    void onlyTheYoungHaveTheReasonsOfTheYoung() {
        assertThat(clients)
                .filteredOn(client -> client.has(KelaReason.R02_YOUTH))
                .allMatch(client -> client.age() < 30);
    }

    @Test
    void ofASmallCohortComeFromAllMonths() {
        List<Client> few = Clients.of(Parameters.with(Map.of("size", 22)), ShippedDirectory.get());
        assertThat(few).hasSize(22);
        assertThat(YearMonth.from(few.get(0).referredOn())).isEqualTo(YearMonth.of(2021, 3));
        assertThat(YearMonth.from(few.get(21).referredOn())).isAfter(YearMonth.of(2022, 9));
    }

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(Clients.of(Parameters.shipped(), ShippedDirectory.get())).isEqualTo(clients);
        assertThat(Clients.of(Parameters.with(Map.of("seed", 1)), ShippedDirectory.get()))
                .isNotEqualTo(clients);
    }
}
