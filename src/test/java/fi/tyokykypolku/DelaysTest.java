package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockHistory;
import fi.tyokykypolku.delays.ClockTable;
import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.Grouping;
import fi.tyokykypolku.delays.RebuildClocks;
import fi.tyokykypolku.delays.Selection;
import fi.tyokykypolku.delays.WaitingOn;
import fi.tyokykypolku.directory.Organisation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long things take, whose turn it is, and what the manager is told of it. */
@ProcessTest
class DelaysTest extends Scenario {
    /** Days no other test lives in. */
    private static final LocalDate BEGIN = LocalDate.of(2033, 10, 3);

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private ClockTable clocks;

    @Autowired
    private ClockHistory history;

    @Autowired
    private Delays delays;

    @LocalServerPort
    private int port;

    @Test
    void aTaskWaitsForItsOrganisationAndThenForWhoeverTookIt() {
        CaseId id = given.today(BEGIN).aReferral();
        when.workingDaysPass(1);
        when.employment.claims("checkReferral");
        when.workingDaysPass(2);
        when.employment.completes("checkReferral");

        CaseClock clock = clock(id, "checkReferral");
        assertThat(clock.waits()).extracting(CaseClock.Wait::on).containsExactly(WaitingOn.WORKLIST, WaitingOn.PERSON);
        assertThat(hours(clock)).containsExactly(24L, 48L);
        assertThat(clock.sla()).isEqualTo("REFERRAL_ACK");
        assertThat(clock.kind()).isEqualTo("INTERNAL");
        assertThat(clock.countedFrom()).isEqualTo(BEGIN);
        assertThat(clock.done()).isTrue();
        // Two working days from Monday; it took three.
        assertThat(clock.stoppedAt()).isAfter(clock.dueAt());
    }

    @Test
    void theLegalClockOfThePlanRunsFromTheAssessmentOverItsTasks() {
        CaseId id = given.today(BEGIN).aCaseAt("draftPlan");
        CaseClock planning = clock(id, "planning");
        assertThat(planning.task()).isFalse();
        assertThat(planning.kind()).isEqualTo("LEGAL");
        assertThat(planning.stoppedAt()).isNull();
        assertThat(planning.countedFrom()).isEqualTo(BEGIN);
        assertThat(clock(id, "draftPlan").dueAt()).isEqualTo(planning.dueAt());
        assertThat(clock(id, "draftPlan").countedFrom()).isEqualTo(planning.countedFrom());
    }

    @Test
    void whileKelaDecidesTheCaseWaitsForKela() {
        given.today(BEGIN).usually("confirmPlan", with("kelaApplicationSent", "true"));
        CaseId id = given.aCaseInFollowUp();
        when.workingDaysPass(15);
        when.kelaDecides("GRANTED");
        CaseClock clock = clock(id, "awaitDecision");
        assertThat(clock.organisation()).isEqualTo(Organisation.KELA);
        assertThat(clock.kind()).isEqualTo("TARGET");
        assertThat(clock.waits()).extracting(CaseClock.Wait::on).containsExactly(WaitingOn.KELA_DECISION);
        assertThat(clock.stoppedAt()).isNotNull();
    }

    @Test
    void workWaitsForWhatItsCaseworkerTellsUntilItIsTold() {
        CaseId id = given.today(BEGIN).aCaseAt("assessSocial");
        when.workingDaysPass(1);
        when.health.tells("WAIT", Map.of("waitFor", "STATEMENT"));
        then.passed("noteWait", "waitNoted").not("passNotice");
        when.workingDaysPass(1);
        // Neither taking the task nor handing it over ends the wait.
        when.health.claims("assessHealth");
        when.workingDaysPass(1);
        when.health.colleague().takesOver("assessHealth");
        when.workingDaysPass(1);
        when.health.tells("WAIT", Map.of("waitFor", "CLIENT"));
        when.workingDaysPass(3);
        when.health.tells("WAIT", Map.of("waitFor", "NONE"));
        when.workingDaysPass(1);
        when.health.colleague().completes("assessHealth");

        CaseClock health = clock(id, "assessHealth");
        assertThat(health.waits())
                .extracting(CaseClock.Wait::on)
                .containsExactly(WaitingOn.WORKLIST, WaitingOn.STATEMENT, WaitingOn.CLIENT, WaitingOn.PERSON);
        // Monday 3 October 2033 to Tuesday, Friday, Wednesday and Thursday.
        assertThat(hours(health)).containsExactly(24L, 72L, 120L, 24L);
        assertThat(clock(id, "assessSocial").waits())
                .as("another organisation's task")
                .extracting(CaseClock.Wait::on)
                .containsExactly(WaitingOn.WORKLIST);
    }

    @Test
    void aWaitEndsWithTheTaskAndANewOneKnowsNothingOfIt() {
        CaseId id = given.today(BEGIN).aCaseAt("contactClient");
        when.employment.claims("contactClient");
        when.workingDaysPass(1);
        when.employment.tells("WAIT", Map.of("waitFor", "CLIENT"));
        when.workingDaysPass(1);
        when.employment.completes("contactClient");
        assertThat(clock(id, "contactClient").waits())
                .extracting(CaseClock.Wait::on)
                .containsExactly(WaitingOn.PERSON, WaitingOn.CLIENT);
        assertThat(clock(id, "startCustomership").waits())
                .extracting(CaseClock.Wait::on)
                .doesNotContain(WaitingOn.CLIENT);
    }

    @Test
    void aWaitStaysBehindWhenTheCaseMoves() {
        CaseId id = given.today(BEGIN).aCaseAt("assessSocial");
        when.workingDaysPass(1);
        when.social.tells("WAIT", Map.of("waitFor", "AUTHORITY"));
        when.workingDaysPass(1);
        when.theClientMovesTo(Area.ESPOO);
        when.workingDaysPass(1);
        when.social.claims("assessSocial");
        assertThat(clock(id, "assessSocial").waits())
                .extracting(CaseClock.Wait::on)
                .containsExactly(WaitingOn.WORKLIST, WaitingOn.AUTHORITY, WaitingOn.WORKLIST, WaitingOn.PERSON);
    }

    /** Monday 3 October 2033: the table's five working days, and the three of Länsi-Uusimaa. */
    @ParameterizedTest
    @CsvSource({"TAMPERE, 2033-10-10", "ESPOO, 2033-10-06"})
    void aCountyMayAgreeOnAnInternalLimitOfItsOwn(Area area, LocalDate due) {
        CaseId id = given.today(BEGIN).aClientIn(area).aCaseAt("checkReferral");
        when.employment.completes("checkReferral", with("referralOutcome", "CONSULTATION", "consulted", "HEALTH"));
        CaseClock clock = clock(id, "answerConsultation");
        assertThat(clock.sla()).isEqualTo("CONSULTATION_ANSWER");
        assertThat(Helsinki.dayOf(clock.dueAt())).isEqualTo(due);
    }

    @Test
    void whatTheClientEndsIsStoppedAndNotDone() {
        CaseId id = given.today(BEGIN).aCaseAt("assessSocial");
        when.theClientWithdraws();
        assertThat(clock(id, "assessSocial").done()).isFalse();
        assertThat(clock(id, "planning").done()).isFalse();
    }

    @Test
    void aMoveIsAHandOffAndTheTaskWaitsAnew() {
        CaseId id = given.today(BEGIN).aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        when.workingDaysPass(1);
        when.theClientMovesTo(Area.ESPOO);
        CaseClock clock = clock(id, "assessSocial");
        assertThat(clock.worklist()).isEqualTo("social03");
        assertThat(clock.waits().get(clock.waits().size() - 1).on()).isEqualTo(WaitingOn.WORKLIST);
        assertThat(clock(id, "planning").worklist()).isEqualTo("employment01");
    }

    @Test
    void whatIsKeptCanBeDrawnAnewFromTheHistory() {
        CaseId id = given.today(BEGIN).aCaseAt("assessSocial");
        List<CaseClock> kept = clocks.of(id);
        jdbc.sql("delete from tkp_clock where case_id = ?").param(id.value()).update();
        assertThat(clocks.of(id)).isEmpty();
        history.rebuild(id);
        assertThat(clocks.of(id)).isEqualTo(kept).isNotEmpty();
        assertThat(RebuildClocks.isAskedBy("--rebuild-clocks")).isTrue();
        assertThat(RebuildClocks.isAskedBy("--verify-use-log")).isFalse();
    }

    /** The report's figures are those one gets by counting the clocks by hand. */
    @Test
    void aReportCountsTheClocksOfItsPeriod() {
        LocalDate begin = LocalDate.of(2034, 2, 6);
        List<Long> took = new ArrayList<>();
        for (int days = 1; days <= 5; days++) {
            CaseId id = given.today(begin).aReferral();
            when.workingDaysPass(days - 1);
            when.employment.completes("checkReferral");
            took.add(daysTaken(clock(id, "checkReferral")));
        }
        given.today(begin).aReferral();
        when.workingDaysPass(4);

        DelayRow row = delays.by(Grouping.TASK, Selection.of(begin, begin).ofKind("INTERNAL")).stream()
                .filter(each -> each.group().equals("checkReferral"))
                .findFirst()
                .orElseThrow();
        // Two working days are the limit: those of three and four days are late, and so is the one that is open.
        assertThat(row).isEqualTo(new DelayRow("checkReferral", false, "INTERNAL", 6, 1, 3, 1, 0, 5, 2.0, 3.6, 4));
        assertThat(took).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(delays.by(Grouping.TASK, Selection.of(begin, begin).ofKind("LEGAL")))
                .isEmpty();
        assertThat(delays.by(Grouping.TASK, Selection.of(begin.minusDays(2), begin.minusDays(1))))
                .isEmpty();
        assertThat(delays.by(Grouping.AREA, Selection.of(begin, begin)))
                .extracting(DelayRow::group)
                .contains("employment39");
        assertThat(delays.by(Grouping.ORGANISATION, Selection.of(begin, begin)))
                .extracting(DelayRow::group)
                .contains("EMPLOYMENT");
        assertThat(delays.by(Grouping.MONTH, Selection.of(begin, begin)))
                .extracting(DelayRow::group)
                .containsOnly("2034-02");
        assertThat(delays.by(Grouping.KELA_ROLE, Selection.of(begin, begin)))
                .extracting(DelayRow::group)
                .containsOnly("NONE");
    }

    @Test
    void aLimitOverSeveralTasksIsCountedOnce() {
        LocalDate begin = LocalDate.of(2035, 3, 5);
        given.today(begin).aCaseAt("confirmPlan");
        assertThat(delays.by(Grouping.PHASE, Selection.of(begin, begin).ofKind("LEGAL")))
                .singleElement()
                .satisfies(row -> assertThat(row.clocks()).isEqualTo(1));
        assertThat(delays.by(Grouping.TASK, Selection.of(begin, begin).ofKind("LEGAL")))
                .extracting(DelayRow::group)
                .containsExactlyInAnyOrder("planning", "draftPlan", "confirmPlan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase", "task", "organisation", "area", "kelaRole", "unemployment", "month"})
    void aManagerAsksByWhatever(String grouping) throws IOException {
        given.today(BEGIN).aReferral();
        HttpResponse<String> answer =
                get("manager", "/api/delays?from=2033-10-03&to=2033-10-03&groupBy=" + grouping, "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode rows = json.readTree(answer.body()).path("rows");
        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> assertThat(row.path("kind").asText()).isIn("LEGAL", "TARGET", "INTERNAL"));
    }

    /** The client told a year ago is long-term unemployed from that day's first clock on, what has run included. */
    @ParameterizedTest
    @CsvSource({
        "2081-03-03, UNEMPLOYED, 2080-03-03, LONG_TERM",
        "2083-03-03, UNEMPLOYED, 2082-03-04, SHORTER",
        "2085-03-05, STUDENT,, NOT_UNEMPLOYED",
        "2087-03-03, UNEMPLOYED,, UNKNOWN"
    })
    void longTermUnemployedAreAGroup(LocalDate day, String status, String since, String group) {
        given.today(day).usually("newReferral", with("unemployed", null)).aCaseAt("assessEmployment");
        Selection thatDay = Selection.of(day, day);
        assertThat(delays.by(Grouping.UNEMPLOYMENT, thatDay))
                .isNotEmpty()
                .extracting(DelayRow::group)
                .containsOnly("UNKNOWN");
        when.employment.completes("assessEmployment", with("employmentStatus", status, "unemployedSince", since));
        assertThat(delays.by(Grouping.UNEMPLOYMENT, thatDay))
                .extracting(DelayRow::group)
                .containsOnly(group);
    }

    @Test
    void fewerThanFiveAreHiddenInATable() {
        LocalDate begin = LocalDate.of(2036, 5, 5);
        given.today(begin).aReferral();
        HttpResponse<String> table =
                get("manager", "/api/delays?from=2036-05-05&to=2036-05-05&groupBy=task", "text/csv");
        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.body().lines())
                .contains(
                        "Ryhmä,Määräajan laji,Kelloja,Käynnissä,Myöhässä,Käynnissä ja myöhässä,Ylittymässä pian,Tehtyjä,Mediaani päivinä,"
                                + "Yhdeksän kymmenestä päivinä,Pisin päivinä")
                .contains("checkReferral,INTERNAL,<5,..,..,..,..,..,,,");
    }

    @ParameterizedTest
    @CsvSource({
        "from=eilen,from",
        "to=2026-02-30,to",
        "from=1999-01-01,from",
        "from=2026-05-02&to=2026-05-01,from",
        "groupBy=client,groupBy",
        "groupby=task,groupby",
        "kind=legal,kind",
        "running=maybe,running"
    })
    void aWrongParameterIsNamed(String query, String field) throws IOException {
        HttpResponse<String> answer = get("manager", "/api/delays?" + query, "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("errors"))
                .singleElement()
                .satisfies(error -> assertThat(error.path("field").asText()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"employment", "kela", "designer", "referrer"})
    void whoIsNoManagerIsRefused(String user) {
        assertThat(get(user, "/api/delays", "application/json").statusCode()).isEqualTo(403);
        assertThat(get(user, "/api/delays?kind=wrong", "text/csv").statusCode()).isEqualTo(403);
    }

    private CaseClock clock(CaseId id, String element) {
        List<CaseClock> found = clocks.of(id).stream()
                .filter(clock -> clock.element().equals(element))
                .toList();
        assertThat(found).as("clocks of %s", element).hasSize(1);
        return found.get(0);
    }

    private static long daysTaken(CaseClock clock) {
        return ChronoUnit.DAYS.between(clock.countedFrom(), Helsinki.dayOf(Objects.requireNonNull(clock.stoppedAt())));
    }

    private static List<Long> hours(CaseClock clock) {
        List<Long> hours = new ArrayList<>();
        for (int i = 0; i < clock.waits().size(); i++) {
            var until = i + 1 < clock.waits().size()
                    ? clock.waits().get(i + 1).since()
                    : Stream.of(clock.stoppedAt()).findFirst().orElseThrow();
            hours.add(Math.round(
                    Duration.between(clock.waits().get(i).since(), until).toMinutes() / 60.0));
        }
        return hours;
    }

    private HttpResponse<String> get(String user, String path, String type) {
        return Visitor.signedIn(port, user, null).send("GET", path, null, Map.of("Accept", type));
    }
}
