package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A client of seventeen, on both sides of 1 January 2027: from that day the adult's disability allowance begins at eighteen. */
@ProcessTest
class AgeOfTheAllowanceTest extends Scenario {
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String OF_ADULTS = "16 vuotta täyttäneen vammaistuki";
    private static final String OF_CHILDREN = "lapsen vammaistuki";
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    @Test
    void inTheOldYearTheAdultsAllowanceIsChecked() {
        assertThat(screened(LAST_DAY, LAST_DAY.minusYears(17)))
                .contains(OF_ADULTS)
                .doesNotContain(OF_CHILDREN);
    }

    @Test
    void inTheNewYearItIsTheChildsUntilEighteen() {
        LocalDate day = LAST_DAY.plusDays(1);
        assertThat(screened(day, day.minusYears(18).plusDays(1)))
                .contains(OF_CHILDREN)
                .doesNotContain("aikuisen vammaistuki:", OF_ADULTS);
        assertThat(screened(day, day.minusYears(18)))
                .contains("Tarkista aikuisen vammaistuki")
                .doesNotContain(OF_CHILDREN);
    }

    /** What is said to be checked of a client born on that day, whose days have been difficult for more than a year. */
    private String screened(LocalDate day, LocalDate born) {
        given.today(day)
                .usually(
                        "assessHealth",
                        with(
                                "functionalCapacityWeakened",
                                "true",
                                "dailyLifeDifficulty",
                                2,
                                "reducedCapacityMonths",
                                14));
        CaseId id = given.aCaseAt("confirmPlan", with("personId", codeOf(born)));
        return caseFile.explanations(id).stream()
                .filter(each -> each.decision().equals("benefitScreening"))
                .toList()
                .toString();
    }

    /** Of the numbers that are given to nobody. */
    private static String codeOf(LocalDate born) {
        String date = "%02d%02d%02d".formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear() % 100);
        return date + "A900" + CHECK_CHARACTERS.charAt(Integer.parseInt(date + "900") % CHECK_CHARACTERS.length());
    }
}
