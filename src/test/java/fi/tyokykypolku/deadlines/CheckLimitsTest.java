package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.engine.Decisions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.health.Status;

/** A limit that cannot be counted is named, and stops nothing. */
class CheckLimitsTest {
    private static final CountyLimits NONE = new CountyLimits(List.of());
    private static final Directory DIRECTORY = ShippedDirectory.get();

    @Test
    void theShippedTableCanBeCounted() throws IOException {
        assertThat(errors(table(), NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, P3M, 3 months, määräaikaa 3 months ei voi laskea kalenterilla CAL",
        "calendar, CAL, WORK7, määräaikaa P3M ei voi laskea kalenterilla WORK7",
        "calendar, CAL, WORK5, määräaikaa P3M ei voi laskea kalenterilla WORK5",
        "kind, LEGAL, URGENT, kind on URGENT",
        "warnShare, 0.5, 1.5, warnShare on 1.5"
    })
    void aBrokenRowIsNamed(String column, String was, String is, String said) throws IOException {
        String table = table();
        int entry = table.indexOf(was, table.indexOf("deadlines_TYM_PLAN_out_" + column));
        String broken = table.substring(0, entry) + is + table.substring(entry + was.length());
        assertThat(errors(broken, NONE))
                .singleElement()
                .asString()
                .startsWith("deadlines.dmn, rivi deadlines_TYM_PLAN: " + said);
    }

    @Test
    void aRowWithACellTooManyIsNamed() throws IOException {
        String table = table();
        int end = table.indexOf("</rule>", table.indexOf("id=\"deadlines_TYM_PLAN\""));
        assertThat(errors(
                        table.substring(0, end) + "<outputEntry id=\"more\"><text>\"x\"</text></outputEntry>"
                                + table.substring(end),
                        NONE))
                .containsExactly("deadlines.dmn, rivi deadlines_TYM_PLAN: tulossoluja on 10, vaikka sarakkeita on 9");
    }

    @ParameterizedTest
    @CsvSource({
        "08, FIRST_CONTACT, P3D, WORK5,",
        "99, FIRST_CONTACT, P3D, WORK5, tällaista hyvinvointialuetta ei ole",
        "08, TYM_PLAN, P2M, CAL, tämännimistä sisäistä määräaikaa ei ole",
        "08, KELA_REHAB, P2M, CAL, tämännimistä sisäistä määräaikaa ei ole",
        "08, FIRST_CONTACT, P3M, WORK5, määräaikaa P3M ei voi laskea kalenterilla WORK5",
        "08, FIRST_CONTACT, soon, WORK5, määräaikaa soon ei voi laskea kalenterilla WORK5"
    })
    void aCountyMayChangeInternalLimitsOnly(String county, String sla, String limit, String calendar, String said)
            throws IOException {
        List<String> errors =
                errors(table(), new CountyLimits(List.of(new CountyLimits.Row(county, sla, limit, calendar))));
        if (said == null) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors).singleElement().asString().contains("sla=" + sla).endsWith(said);
        }
    }

    @Test
    void aCountysLimitThatCannotBeCountedLeavesTheTables() {
        CountyLimits own = new CountyLimits(List.of(
                new CountyLimits.Row("08", "FIRST_CONTACT", "soon", "WORK5"),
                new CountyLimits.Row("08", "CONSULTATION_ANSWER", "P3M", "WORK5"),
                new CountyLimits.Row("03", "FIRST_CONTACT", "P3D", "WORK5")));
        assertThat(own.of("08", "FIRST_CONTACT")).isEmpty();
        assertThat(own.of("08", "CONSULTATION_ANSWER")).isEmpty();
        assertThat(own.of("03", "FIRST_CONTACT")).isPresent();
    }

    /** A probe may ask while the application is starting. */
    @Test
    void beforeThereIsATableNothingIsWrongWithIt() {
        Decisions none = mock(Decisions.class);
        when(none.model("deadlines")).thenThrow(new NullPointerException());
        assertThat(new CheckLimits(none, DIRECTORY, NONE).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aTableThatCannotBeReadIsNamed() {
        Decisions unreadable = mock(Decisions.class);
        when(unreadable.model("deadlines")).thenThrow(new ProcessEngineException("ENGINE-22004"));
        CheckLimits limits = new CheckLimits(unreadable, DIRECTORY, NONE);
        limits.check();
        assertThat(limits.health().getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(limits.health().getDetails())
                .containsEntry("notCounted", List.of("deadlines.dmn: uusinta taulukkoa ei voi lukea"));
    }

    private static List<String> errors(String table, CountyLimits own) {
        return CheckLimits.errors(
                Dmn.readModelFromStream(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))),
                DIRECTORY,
                own);
    }

    private static String table() throws IOException {
        return Files.readString(Path.of("dmn/deadlines.dmn"));
    }
}
