package fi.tyokykypolku.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A card says when its task is due, by whose limit, and whether its reader has looked at it. */
@ProcessTest
class CardsTest extends Scenario {
    @LocalServerPort
    private int port;

    @Autowired
    private Cards cards;

    @AfterEach
    void forgetLanguage() {
        RequestContextHolder.resetRequestAttributes();
    }

    private Map<String, String> card(String task) {
        return card(task, "employment");
    }

    private Map<String, String> card(String task, String reader) {
        return Objects.requireNonNull(cards.of(List.of(task), reader).get(task));
    }

    @Test
    void theDayAndTheWorkingDaysLeft() {
        given.today(LocalDate.of(2026, 11, 2)).aReferral();
        String task = when.employment.task("checkReferral").getId();
        assertThat(card(task))
                .containsEntry("dueOn", "ke 4.11., 2 työpäivää")
                .containsEntry("dueKind", "○ Oma määräaika");
        when.theClockShows(
                LocalDate.of(2026, 11, 3).atTime(9, 0).atZone(CaseFile.ZONE).toInstant());
        assertThat(card(task)).containsEntry("dueOn", "ke 4.11., 1 työpäivä");
        when.theClockShows(
                LocalDate.of(2026, 11, 4).atTime(9, 0).atZone(CaseFile.ZONE).toInstant());
        assertThat(card(task)).containsEntry("dueOn", "ke 4.11., tänään");
        when.theClockShows(
                LocalDate.of(2026, 11, 13).atTime(9, 0).atZone(CaseFile.ZONE).toInstant());
        assertThat(card(task)).containsEntry("dueOn", "\u26a0 myöhässä 9 pv (ke 4.11.)");
    }

    @Test
    void newUntilItsReaderHasOpenedIt() {
        given.aReferral();
        String task = when.employment.task("checkReferral").getId();
        assertThat(card(task).get("caseId")).startsWith("\u2605 TKP-").endsWith(" · uusi sinulle");
        Opened opened = new Opened(Visitor.signedIn(port, "employment", null), task);
        assertThat(opened.value("caseSummary")).isNotEmpty();
        assertThat(card(task).get("caseId")).matches("TKP-\\d{4}-\\d{6}");
        assertThat(card(task, "employment2").get("caseId")).contains("uusi sinulle");
    }

    @ParameterizedTest
    @CsvSource({"sv, Egen tidsfrist, arbetsdagar, ny för dig", "en, Our own limit, working days, new to you"})
    void inTheReadersLanguage(String language, String kind, String days, String mark) {
        given.today(LocalDate.of(2026, 11, 2)).aReferral();
        String task = when.employment.task("checkReferral").getId();
        MockHttpServletRequest asked = new MockHttpServletRequest();
        asked.addHeader("Accept-Language", language);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(asked));
        assertThat(card(task).get("dueKind")).contains(kind);
        assertThat(card(task).get("dueOn")).contains(days).contains("4.11.");
        assertThat(card(task).get("caseId")).contains(mark);
    }

    @Test
    void aLegalLimitIsToldApartByWordAndShape() {
        given.aCaseAt("draftPlan");
        assertThat(card(when.employment.task("draftPlan").getId())).containsEntry("dueKind", "■ Lakisääteinen");
    }

    /** Whoever is told of a task that is not theirs is told nothing: the list asks for its own tasks only. */
    @Test
    void aTaskThatIsNotThereHasNoCard() {
        assertThat(cards.of(List.of("no-such-task"), "employment")).isEmpty();
        assertThat(cards.of(List.of(), "employment")).isEmpty();
    }
}
