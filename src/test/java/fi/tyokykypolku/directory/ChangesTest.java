package fi.tyokykypolku.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What is known to change later: tables of an operator's folder, and the day that comes. */
class ChangesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2027, 1, 1);
    private static final String HEAD = "code,fi,sv,languages,county,employmentArea,kelaArea,from,to,successor\n";

    @TempDir
    private Path folder;

    private Directory directory(LocalDate day, LocalTime time) {
        return Directory.of(
                new MockEnvironment().withProperty("tyokykypolku.directory", folder.toString()),
                Clock.fixed(day.atTime(time).atZone(ZONE).toInstant(), ZONE));
    }

    private Directory lateOn(LocalDate day) {
        return directory(day, LocalTime.of(23, 59));
    }

    private Directory earlyOn(LocalDate day) {
        return directory(day, LocalTime.MIDNIGHT);
    }

    private void table(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void aMunicipalityIsJoinedToAnotherAtMidnight() throws Exception {
        table("municipalities.csv", HEAD + "081,Hartola,Gustav Adolfs,FI,09,31,01,,2026-12-31,172\n");

        assertThat(lateOn(BEFORE).municipality("081").nameFi()).isEqualTo("Hartola");
        assertThat(lateOn(BEFORE).since()).isEmpty();
        assertThat(lateOn(BEFORE).municipalities()).hasSize(308);
        assertThat(earlyOn(AFTER).municipality("081").nameFi()).isEqualTo("Joutsa");
        assertThat(earlyOn(AFTER).since()).contains(AFTER);
        assertThat(earlyOn(AFTER).municipalities()).hasSize(307);
        assertThat(earlyOn(AFTER).lists().get("municipalities")).doesNotContainKey("081");
        assertThat(earlyOn(AFTER).worklist(Organisation.SOCIAL, "081").id()).isEqualTo("social15");
        assertThat(lateOn(AFTER.plusYears(9)).municipality("081").code()).isEqualTo("172");
    }

    @Test
    void whatIsJoinedTwiceIsFoundWhereItIsNow() throws Exception {
        table("municipalities.csv", HEAD + """
                        081,Hartola,Gustav Adolfs,FI,09,31,01,,2026-12-31,172
                        172,Joutsa,Joutsa,FI,15,06,03,,2027-12-31,179
                        """);

        assertThat(earlyOn(AFTER).municipality("081").code()).isEqualTo("172");
        assertThat(earlyOn(AFTER.plusYears(1)).municipality("081").nameFi()).isEqualTo("Jyväskylä");
    }

    @Test
    void twoBecomeANewOneInANewArea() throws Exception {
        table("employmentAreas.csv", "code,fi,sv,en,underAct\n47,Uusi,Nya,New,true\n");
        table("municipalities.csv", HEAD + """
                        081,Hartola,Gustav Adolfs,FI,09,31,01,,2026-12-31,999
                        781,Sysmä,Sysmä,FI,09,31,01,,2026-12-31,999
                        999,Uusikunta,Nystad,FI_SV,09,47,01,2027-01-01,,
                        """);

        assertThat(lateOn(BEFORE).find("999")).isEmpty();
        assertThat(lateOn(BEFORE).worklist("employment47"))
                .as("a worklist of tomorrow, whose people are given rights today")
                .isPresent();
        assertThat(earlyOn(AFTER).worklist(Organisation.EMPLOYMENT, "781").id()).isEqualTo("employment47");
        assertThat(earlyOn(AFTER).lists().get("municipalities")).containsEntry("999", "Uusikunta – Nystad");
        assertThat(earlyOn(AFTER).municipalities())
                .extracting(Municipality::nameFi)
                .containsSubsequence("Utsjoki", "Uurainen", "Uusikaarlepyy", "Uusikaupunki", "Uusikunta", "Vaala");
    }

    @Test
    void aMunicipalityChangesItsArea() throws Exception {
        table("municipalities.csv", HEAD + """
                        781,Sysmä,Sysmä,FI,09,31,01,,2026-12-31,
                        781,Sysmä,Sysmä,FI,09,19,01,2027-01-01,,
                        """);

        assertThat(lateOn(BEFORE).worklist(Organisation.EMPLOYMENT, "781").id()).isEqualTo("employment31");
        assertThat(earlyOn(AFTER).worklist(Organisation.EMPLOYMENT, "781").id()).isEqualTo("employment19");
        assertThat(earlyOn(AFTER).worklist(Organisation.SOCIAL, "781").id()).isEqualTo("social09");
    }

    @Test
    void aNameOfAnAreaIsTheOperators() throws Exception {
        table("kelaAreas.csv", "code,fi,sv,en\n01,Eteläinen yksikkö,Södra enheten,Southern unit\n");

        assertThat(earlyOn(AFTER).worklist("kela01").orElseThrow().nameFi()).isEqualTo("Kela – Eteläinen yksikkö");
        assertThat(earlyOn(AFTER).kelaAreas()).hasSize(5);
    }

    @Test
    void aWrongRowIsNamedByFileAndLine() throws Exception {
        table("municipalities.csv", HEAD + "081,Hartola,Gustav Adolfs,FI,09,31,01,,31.12.2026,172\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> earlyOn(AFTER))
                .withMessage(
                        "%s, line 2: to is no day such as 2027-01-01: 31.12.2026",
                        folder.resolve("municipalities.csv"));
    }

    @Test
    void whatIsNoTableOrNoFolderIsSaid() throws Exception {
        Files.write(folder.resolve("counties.csv"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatIllegalStateException()
                .isThrownBy(() -> earlyOn(AFTER))
                .withMessage("%s cannot be read as text in UTF-8", folder.resolve("counties.csv"));

        folder = folder.resolve("counties.csv");
        assertThatIllegalStateException()
                .isThrownBy(() -> earlyOn(AFTER))
                .withMessage("tyokykypolku.directory is no folder: %s", folder);
    }
}
