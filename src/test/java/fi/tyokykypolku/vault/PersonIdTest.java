package fi.tyokykypolku.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {

    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    @ParameterizedTest
    @CsvSource({
        "131052-308T, 1952-10-13",
        "010190-999W, 1990-01-01",
        "010190Y999W, 1990-01-01",
        "100190Y999P, 1990-01-10",
        "010594Y9032, 1994-05-01",
        "020594X903P, 1994-05-02",
        "030594W903B, 1994-05-03",
        "040594V9030, 1994-05-04",
        "050594U903M, 1994-05-05",
        "020504A902E, 2004-05-02",
        "010516B903X, 2016-05-01",
        "020516C903K, 2016-05-02",
        "030516D9037, 2016-05-03",
        "010501E9032, 2001-05-01",
        "020503F9037, 2003-05-02",
    })
    void readsTheBirthDateOfEverySeparator(String code, LocalDate birthDate) {
        var personId = PersonId.parse(code);

        assertThat(personId.value()).isEqualTo(code);
        assertThat(personId.birthDate()).isEqualTo(birthDate);
    }

    @Test
    void aPlusMeansTheNineteenthCentury() {
        assertThat(PersonId.parse("131052+308T").birthDate()).isEqualTo("1852-10-13");
    }

    @Test
    void twoPersonsMayDifferByTheSeparatorAlone() {
        assertThat(PersonId.parse("100190-999P")).isNotEqualTo(PersonId.parse("100190Y999P"));
    }

    @Test
    void raisesLowerCaseAndDropsSurroundingSpace() {
        assertThat(PersonId.parse(" 020504a902e\t"))
                .isEqualTo(PersonId.parse("020504A902E"))
                .hasSameHashCodeAs(PersonId.parse("020504A902E"));
    }

    @Test
    void masksItself() {
        assertThat(PersonId.parse("010190-999W")).hasToString("010190-****");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "899, false", "900, true", "999, true"})
    void knowsTemporaryCodes(int number, boolean temporary) {
        assertThat(PersonId.parse(code(LocalDate.of(1990, 1, 1), '-', number)).temporary())
                .isEqualTo(temporary);
    }

    @ParameterizedTest
    @CsvSource({
        "2004-05-02, 2022-05-01, 17",
        "2004-05-02, 2022-05-02, 18",
        "2004-02-29, 2022-02-28, 17",
        "2004-02-29, 2022-03-01, 18",
        "2004-02-29, 2024-02-29, 20",
    })
    void countsFullYears(LocalDate birthDate, LocalDate day, int age) {
        assertThat(PersonId.parse(code(birthDate, 'A', 902)).ageOn(day)).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''           | Henkilötunnus puuttuu.
                    '   '        | Henkilötunnus puuttuu.
                    010190-999   | Henkilötunnuksessa on oltava 11 merkkiä.
                    01011990999W | Henkilötunnuksessa on oltava 11 merkkiä.
                    010190–999W  | Henkilötunnuksessa on merkki, joka ei kuulu siihen.
                    ٠١٠١٩٠-999W  | Henkilötunnuksessa on merkki, joka ei kuulu siihen.
                    01O190-999W  | Henkilötunnuksen alussa on oltava syntymäaika kuutena numerona.
                    +10190-999W  | Henkilötunnuksen alussa on oltava syntymäaika kuutena numerona.
                    010190G999W  | Henkilötunnuksen seitsemäs merkki ei ole sallittu välimerkki.
                    010190Z999W  | Henkilötunnuksen seitsemäs merkki ei ole sallittu välimerkki.
                    010190 999W  | Henkilötunnuksen seitsemäs merkki ei ole sallittu välimerkki.
                    320190-999W  | Henkilötunnuksen syntymäaikaa ei ole kalenterissa.
                    000190-999W  | Henkilötunnuksen syntymäaikaa ei ole kalenterissa.
                    011390-999W  | Henkilötunnuksen syntymäaikaa ei ole kalenterissa.
                    010090-999W  | Henkilötunnuksen syntymäaikaa ei ole kalenterissa.
                    290290-999W  | Henkilötunnuksen syntymäaikaa ei ole kalenterissa.
                    290200-999W  | Henkilötunnuksen syntymäaikaa ei ole kalenterissa.
                    010190-001C  | Henkilötunnuksen yksilönumeron on oltava väliltä 002–999.
                    010190-000B  | Henkilötunnuksen yksilönumeron on oltava väliltä 002–999.
                    010190-+99K  | Henkilötunnuksen yksilönumeron on oltava väliltä 002–999.
                    010190-999L  | Henkilötunnuksen tarkistusmerkki ei täsmää.
                    010190-999G  | Henkilötunnuksen tarkistusmerkki ei täsmää.
                    """)
    void saysWhatIsWrong(String code, String message) {
        assertThatExceptionOfType(InvalidPersonId.class)
                .isThrownBy(() -> PersonId.parse(code))
                .withMessage(message)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"290296-", "290200A", "290204A", "290200B", "290296Y"})
    void knowsLeapDays(String start) {
        var year = (start.endsWith("-") || start.endsWith("Y") ? 1900 : 2000) + Integer.parseInt(start.substring(4, 6));

        assertThatCode(() -> PersonId.parse(code(LocalDate.of(year, 2, 29), start.charAt(6), 123)))
                .doesNotThrowAnyException();
    }

    @Property
    void readsEveryCodeThatTheDecreeAllows(
            @ForAll("births") Birth birth, @ForAll @IntRange(min = 2, max = 999) int number) {
        var code = code(birth.date(), birth.separator(), number);
        var personId = PersonId.parse(code.toLowerCase(Locale.ROOT));

        assertThat(personId.value()).isEqualTo(code);
        assertThat(personId.birthDate()).isEqualTo(birth.date());
        assertThat(personId.temporary()).isEqualTo(number >= 900);
        assertThat(personId).hasToString(code.substring(0, 7) + "****");
    }

    @Property
    void noticesOneWrongDigitAndNeverRepeatsTheCode(
            @ForAll("births") Birth birth,
            @ForAll @IntRange(min = 2, max = 999) int number,
            @ForAll @IntRange(max = 8) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        var wrong = new StringBuilder(code(birth.date(), birth.separator(), number));
        var index = place < 6 ? place : place + 1;
        wrong.setCharAt(index, (char) ('0' + (wrong.charAt(index) - '0' + shift) % 10));

        assertThatExceptionOfType(InvalidPersonId.class)
                .isThrownBy(() -> PersonId.parse(wrong.toString()))
                .satisfies(e -> assertThat(e.getMessage())
                        .doesNotContain(wrong.substring(0, 6))
                        .doesNotContain(wrong.substring(7)));
    }

    @Property
    void anyTextIsReadOrRefusedButNothingElse(@ForAll String text) {
        try {
            assertThat(PersonId.parse(text).value()).isEqualTo(text.strip().toUpperCase(Locale.ROOT));
        } catch (InvalidPersonId e) {
            assertThat(e).hasMessageStartingWith("Henkilötunnu");
        }
    }

    @Provide
    Arbitrary<Birth> births() {
        var nineteenth = births(1800, "+");
        var twentieth = births(1900, "-YXWVU");
        var twentyFirst = births(2000, "ABCDEF");
        return Arbitraries.oneOf(nineteenth, twentieth, twentyFirst);
    }

    private static Arbitrary<Birth> births(int century, String separators) {
        var dates = Arbitraries.longs()
                .between(
                        LocalDate.of(century, 1, 1).toEpochDay(),
                        LocalDate.of(century + 99, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Combinators.combine(dates, Arbitraries.chars().with(separators)).as(Birth::new);
    }

    private static String code(LocalDate birthDate, char separator, int number) {
        var date = birthDate.format(DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT));
        var digits = String.format(Locale.ROOT, "%03d", number);
        return date + separator + digits + CHECK_CHARACTERS.charAt(Integer.parseInt(date + digits) % 31);
    }

    private record Birth(LocalDate date, char separator) {}
}
