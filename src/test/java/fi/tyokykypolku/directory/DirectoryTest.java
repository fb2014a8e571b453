package fi.tyokykypolku.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.text.Collator;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

    private static final Directory DIRECTORY = ShippedDirectory.get();

    @Test
    void knowsEveryMunicipalityAndArea() {
        assertThat(DIRECTORY.municipalities()).hasSize(308).doesNotHaveDuplicates();
        assertThat(DIRECTORY.employmentAreas()).hasSize(45 + 1);
        assertThat(DIRECTORY.employmentAreas())
                .filteredOn(EmploymentArea::underAct)
                .hasSize(45);
        assertThat(DIRECTORY.counties()).hasSize(23);
        assertThat(DIRECTORY.kelaAreas()).hasSize(5);
    }

    @Test
    void listsMunicipalitiesInFinnishOrder() {
        var finnish = Collator.getInstance(Locale.forLanguageTag("fi"));

        assertThat(DIRECTORY.municipalities())
                .isSortedAccordingTo(Comparator.comparing(Municipality::nameFi, finnish::compare));
    }

    @Test
    void knowsWhereTampereBelongs() {
        var tampere = DIRECTORY.municipality("837");

        assertThat(tampere.nameFi()).isEqualTo("Tampere");
        assertThat(tampere.nameSv()).isEqualTo("Tammerfors");
        assertThat(tampere.languages()).isEqualTo(OfficialLanguages.FI);
        assertThat(tampere.county().nameFi()).isEqualTo("Pirkanmaan hyvinvointialue");
        assertThat(tampere.employmentArea().nameFi()).isEqualTo("Tampereen seutu");
        assertThat(tampere.kelaArea().nameFi()).isEqualTo("Keskinen asiakaspalveluyksikkö");
    }

    @ParameterizedTest
    @CsvSource({
        "EMPLOYMENT, employment39, Työvoimaviranomainen – Tampereen seutu",
        "SOCIAL, social08, Sosiaalihuolto – Pirkanmaan hyvinvointialue",
        "HEALTH, health08, Terveydenhuolto – Pirkanmaan hyvinvointialue",
        "KELA, kela03, Kela – Keskinen asiakaspalveluyksikkö",
        "PENSION, pension00, Työeläkevakuuttaja – koko maa",
        "EDUCATION, education08, Oppilaitos – Pirkanmaan hyvinvointialue",
        "NGO, ngo08, Järjestö – Pirkanmaan hyvinvointialue",
        "INSURANCE, insurance00, Tapaturma- tai liikennevakuuttaja – koko maa",
    })
    void servesTampereOnTheseWorklists(Organisation organisation, String id, String nameFi) {
        var worklist = DIRECTORY.worklist(organisation, "837");

        assertThat(worklist.id()).isEqualTo(id);
        assertThat(worklist.organisation()).isEqualTo(organisation);
        assertThat(worklist.nameFi()).isEqualTo(nameFi);
        assertThat(DIRECTORY.worklist(id)).contains(worklist);
    }

    @Test
    void fiveEmploymentAreasSpanTwoCounties() {
        var countiesOfArea = DIRECTORY.municipalities().stream()
                .collect(groupingBy(
                        municipality -> municipality.employmentArea().nameFi(),
                        mapping(municipality -> municipality.county().code(), toSet())));
        countiesOfArea.values().removeIf(counties -> counties.size() == 1);

        assertThat(countiesOfArea)
                .containsOnly(
                        entry("Kainuu-Koillismaa", Set.of("20", "19")),
                        entry("Suupohja", Set.of("16", "17")),
                        entry("Keski-Savo", Set.of("13", "12")),
                        entry("Eteläinen Keski-Suomi", Set.of("15", "08")),
                        entry("Kerava-Sipoo", Set.of("04", "01")));
    }

    @Test
    void aCountyHasOneKelaArea() {
        var kelaAreasOfCounty = DIRECTORY.municipalities().stream()
                .collect(groupingBy(Municipality::county, mapping(Municipality::kelaArea, toSet())));

        assertThat(kelaAreasOfCounty.values())
                .allSatisfy(areas -> assertThat(areas).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"167", "146"})
    void joensuuAndIlomantsiBelongToEasternKela(String code) {
        assertThat(DIRECTORY.worklist(Organisation.KELA, code).id()).isEqualTo("kela04");
    }

    @Test
    void alandIsRoutedByHand() {
        var mariehamn = DIRECTORY.municipality("478");
        var worklist = DIRECTORY.worklist(Organisation.EMPLOYMENT, "478");

        assertThat(mariehamn.languages()).isEqualTo(OfficialLanguages.SV);
        assertThat(mariehamn.employmentArea().underAct()).isFalse();
        assertThat(worklist.id()).isEqualTo("manual91");
        assertThat(worklist.organisation()).isEqualTo(Organisation.EMPLOYMENT);
        assertThat(worklist.nameFi()).isEqualTo("Käsin ohjattavat asiat – Ahvenanmaa");
        assertThat(DIRECTORY.worklists()).extracting(Worklist::id).doesNotContain("employment46");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "", "37", "0837", "Tampere"})
    void saysWhichCodeIsUnknown(String code) {
        assertThat(DIRECTORY.find(code)).isEmpty();
        assertThatExceptionOfType(UnknownMunicipality.class)
                .isThrownBy(() -> DIRECTORY.municipality(code))
                .withMessage("Tuntematon kuntakoodi: " + code);
        assertThatExceptionOfType(UnknownMunicipality.class)
                .isThrownBy(() -> DIRECTORY.worklist(Organisation.KELA, code));
        assertThatExceptionOfType(UnknownMunicipality.class).isThrownBy(() -> DIRECTORY.modelOf(code));
    }

    @Test
    void socialWorkersHaveTheirOwnListInEveryCounty() {
        var social = DIRECTORY.worklist(Organisation.SOCIAL, "837");
        var socialWorkers = DIRECTORY.team(social, "socialworker");

        assertThat(socialWorkers.id()).isEqualTo("social08socialworker");
        assertThat(socialWorkers.nameFi()).isEqualTo("Sosiaalihuolto – Pirkanmaan hyvinvointialue, sosiaalityöntekijä");
        assertThat(DIRECTORY.worklists())
                .filteredOn(worklist -> worklist.id().endsWith("socialworker"))
                .hasSize(23)
                .contains(socialWorkers);
    }

    @Test
    void whoeverCoordinatesHasALead() {
        assertThat(DIRECTORY.team(DIRECTORY.worklist(Organisation.EMPLOYMENT, "837"), "lead"))
                .satisfies(lead -> {
                    assertThat(lead.id()).isEqualTo("employment39lead");
                    assertThat(lead.isLeads()).isTrue();
                });
        assertThat(DIRECTORY.worklist("pension00lead")).isEmpty();
    }

    @Test
    void otherTeamsDoNotExist() {
        var health = DIRECTORY.worklist(Organisation.HEALTH, "837");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DIRECTORY.team(health, "socialworker"))
                .withMessageContaining("health08");
    }

    @Test
    void listsEveryWorklistOnce() {
        var countOf = DIRECTORY.worklists().stream()
                .collect(groupingBy(Worklist::organisation, mapping(Worklist::id, toSet())));

        assertThat(DIRECTORY.worklists())
                .hasSize(168 + 46 + 23 + 23 + 5)
                .extracting(Worklist::id)
                .doesNotHaveDuplicates();
        assertThat(countOf.get(Organisation.EMPLOYMENT)).hasSize(2 * (45 + 1));
        assertThat(countOf.get(Organisation.SOCIAL)).hasSize(3 * 23);
        assertThat(countOf.get(Organisation.HEALTH)).hasSize(2 * 23);
        assertThat(countOf.get(Organisation.KELA)).hasSize(2 * 5);
        assertThat(countOf.get(Organisation.PENSION)).containsExactly("pension00");
        assertThat(countOf.get(Organisation.INSURANCE)).containsExactly("insurance00");
        assertThat(DIRECTORY.worklist("employment00")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOrganisationHasThreeNames(Organisation organisation) {
        assertThat(organisation.nameFi()).isNotBlank();
        assertThat(organisation.nameSv()).isNotBlank();
        assertThat(organisation.nameEn()).isNotBlank();
    }

    @Test
    void mostCountiesFollowTheActAndOthersAskForConsent() {
        assertThat(DIRECTORY.modelOf("837")).isEqualTo(CooperationModel.TYM_2025);
        assertThat(DIRECTORY.counties())
                .filteredOn(county -> county.model() == CooperationModel.PILOT_2021)
                .extracting(County::nameFi)
                .containsExactly("Ahvenanmaa");
    }

    @Test
    void aCountyMayFollowAnotherModel() {
        var directory = new Directory(
                new DirectorySettings(null, Map.of("08", CooperationModel.PILOT_2021)), Clock.systemDefaultZone());

        assertThat(directory.modelOf("837")).isEqualTo(CooperationModel.PILOT_2021);
        assertThat(directory.modelOf("091")).isEqualTo(CooperationModel.TYM_2025);
    }

    @Test
    void aManagersGroupIsThatOfAWholeAreaAndNoWorklist() {
        assertThat(DIRECTORY.managedBy("kela03manager").map(Worklist::id)).contains("kela03");
        assertThat(DIRECTORY.managedBy("social08socialworkermanager")).isEmpty();
        assertThat(DIRECTORY.managedBy("kela03")).isEmpty();
        assertThat(DIRECTORY.managedBy("manager")).isEmpty();
        assertThat(DIRECTORY.managers().keySet())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(DIRECTORY.worklist(group)).isEmpty());
        assertThat(DIRECTORY.area("social08socialworker")).isEmpty();
        assertThat(DIRECTORY.area("manual91")).isPresent();
    }

    @Test
    void aWorklistIdFitsTheEngine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Worklist("kela-03", Organisation.KELA, "fi", "sv", "en"))
                .withMessageContaining("kela-03");
    }

    @Property
    void everyOrganisationServesEveryMunicipality(
            @ForAll Organisation organisation, @ForAll("municipalities") Municipality municipality) {
        var worklist = DIRECTORY.worklist(organisation, municipality.code());

        assertThat(worklist.id()).matches("[a-z0-9]+");
        assertThat(worklist.organisation()).isEqualTo(organisation);
        assertThat(DIRECTORY.worklists()).contains(worklist);
    }

    @Provide
    Arbitrary<Municipality> municipalities() {
        return Arbitraries.of(DIRECTORY.municipalities());
    }
}
