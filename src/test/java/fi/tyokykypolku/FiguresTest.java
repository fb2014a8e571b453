package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.with;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.NamedPerson;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockTable;
import fi.tyokykypolku.delays.DataLabel;
import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.Figures;
import fi.tyokykypolku.delays.Grouping;
import fi.tyokykypolku.delays.LateRow;
import fi.tyokykypolku.delays.Selection;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import fi.tyokykypolku.delays.WaitingOn;
import fi.tyokykypolku.directory.Organisation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What managers are told of cases, and who is told how much, in years no other test lives in. */
@ProcessTest
class FiguresTest extends Scenario {
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/delays/default";
    private static final String API = "/api/delays";

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private Figures figures;

    @Autowired
    private Delays delays;

    @Autowired
    private ClockTable clocks;

    @Autowired
    private DataLabel label;

    @LocalServerPort
    private int port;

    @Test
    void kelaIsMetWhenSomeoneThereTakesTheCaseInHand() {
        LocalDate day = LocalDate.of(2041, 3, 4);
        given.today(day).aCaseAt("assessBenefits");
        when.workingDaysPass(1);
        when.kela.claims("assessBenefits");
        given.today(day).aCaseAt("assessBenefits");
        when.workingDaysPass(3);
        when.kela.claims("assessBenefits");
        when.workingDaysPass(1);
        when.kela.completes("assessBenefits");
        given.today(day).aReferral();

        assertThat(figure("FIRST_KELA_CONTACT", day, day))
                .containsExactly(new FigureRow("FIRST_KELA_CONTACT", null, false, 2, 3, 2, 2.0, 2.8, "DAYS"));
    }

    @Test
    void aHandOffIsWhenTheCaseComesToWhoHasNotJustHadIt() {
        LocalDate day = LocalDate.of(2041, 5, 6);
        given.today(day).aReferral();
        given.usually("draftPlan", actionsFor("KELA")).aCaseAt("contactClient");
        Stream.of("assessBenefits", "summariseAssessment", "draftPlan", "agreePlan", "confirmPlan")
                .forEach(step -> {
                    when.workingDaysPass(1);
                    when.theCaseReaches(step);
                });

        // To the table where four assess, the authority among them, then to Kela, which agrees to its action, and back.
        assertThat(figure("HANDOFFS", day, day))
                .containsExactly(new FigureRow("HANDOFFS", null, false, 3, 2, 2, 1.5, 2.7, "HANDOFFS"));
    }

    @Test
    void everyPartyHasANamedPersonOnceEachHasTakenATask() {
        LocalDate day = LocalDate.of(2041, 7, 1);
        given.today(day).aReferral();
        assertThat(figure("NAMED_EVERYWHERE", day, day))
                .containsExactly(new FigureRow("NAMED_EVERYWHERE", null, false, 0, 1, 0, null, null, "CASES"));
        CaseId named = given.aCaseInFollowUp();
        assertThat(caseFile.namedPersons(named))
                .extracting(NamedPerson::organisation)
                .containsAll(caseFile.parties(named));
        assertThat(figure("NAMED_EVERYWHERE", day, day))
                .containsExactly(new FigureRow("NAMED_EVERYWHERE", null, false, 1, 2, 0, null, null, "CASES"));
    }

    @Test
    void aReviewIsOnTimeUntilItsLastDayIsOver() {
        LocalDate day = LocalDate.of(2042, 1, 7);
        LocalDate end = LocalDate.of(2042, 12, 31);
        given.today(day).aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        assertThat(figure("REVIEWS_ON_TIME", day, end)).isEmpty();
        when.employment.completes("reviewPlan");
        assertThat(figure("REVIEWS_ON_TIME", day, end))
                .containsExactly(new FigureRow("REVIEWS_ON_TIME", null, false, 1, 1, 0, null, null, "REVIEWS"));

        given.today(day).aCaseInFollowUp();
        assertThat(when.theClientAsksForAReview()).isTrue();
        when.theCaseReaches("reviewPlan");
        when.timeReaches(LocalDate.of(2042, 5, 5));
        assertThat(figure("REVIEWS_ON_TIME", day, end))
                .extracting(FigureRow::count, FigureRow::of)
                .containsExactly(tuple(1L, 2L));
    }

    @Test
    void aDecisionOfKelaIsPendingUntilItComesAndARejectionLeadsOn() {
        LocalDate day = LocalDate.of(2043, 2, 2);
        LocalDate end = LocalDate.of(2043, 12, 31);
        given.today(day)
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .usually("confirmPlan", with("kelaApplicationSent", "true"))
                .aCaseInFollowUp();
        assertThat(figure("KELA_DECISIONS_PENDING", day, end))
                .containsExactly(
                        new FigureRow("KELA_DECISIONS_PENDING", null, false, 0, 1, 0, null, null, "DECISIONS"));
        when.timeReaches(day.plusWeeks(5).plusDays(1));
        assertThat(figure("KELA_DECISIONS_PENDING", day, end))
                .containsExactly(
                        new FigureRow("KELA_DECISIONS_PENDING", null, false, 1, 1, 0, null, null, "DECISIONS"));

        assertThat(figure("KELA_DECISION_TIME", day, end))
                .as("nothing is measured before the decision, and the target is known")
                .containsExactly(
                        new FigureRow("KELA_DECISION_TIME", null, false, 0, 1, 0, null, null, null, 35.0, "DAYS"));
        when.kelaDecides("REJECTED");
        assertThat(figure("KELA_DECISIONS_PENDING", day, end)).isEmpty();
        assertThat(figure("KELA_DECISION_TIME", day, end))
                .containsExactly(
                        new FigureRow("KELA_DECISION_TIME", null, false, 1, 1, 1, 36.0, 36.0, 36.0, 35.0, "DAYS"));
        assertThat(figure("REJECTION_TO_NEXT_STEP", day, end))
                .containsExactly(new FigureRow("REJECTION_TO_NEXT_STEP", null, false, 0, 1, 0, null, null, "DAYS"));
        when.timeReaches(day.plusWeeks(5).plusDays(5));
        when.kela.completes("explainDecision", with("nextStep", "APPEAL"));
        assertThat(figure("REJECTION_TO_NEXT_STEP", day, end))
                .containsExactly(new FigureRow("REJECTION_TO_NEXT_STEP", null, false, 1, 1, 1, 4.0, 4.0, "DAYS"));
    }

    @Test
    void whatIsGrantedInPartIsPositiveAndNeedsNoNextStepAfterARejection() {
        LocalDate day = LocalDate.of(2044, 2, 1);
        LocalDate end = LocalDate.of(2044, 12, 31);
        given.today(day).aCaseAt("assessSocial");
        when.kelaDecides("PARTIAL");
        given.today(day).aReferral();
        when.kelaDecides("REJECTED");
        given.today(day).aReferral(with("personId", "010110A950N"));
        when.kelaDecides("GRANTED");

        assertThat(figure("POSITIVE_DECISIONS", day, end))
                .extracting(FigureRow::group, FigureRow::count, FigureRow::of)
                .containsExactlyInAnyOrder(
                        tuple("30-44/WITHOUT_KELA", 1L, 1L),
                        tuple("55+/WITHOUT_KELA", 0L, 1L),
                        tuple("55+/WITH_KELA", 1L, 1L));
        assertThat(figure("REJECTION_TO_NEXT_STEP", day, end))
                .extracting(FigureRow::of)
                .containsExactly(1L);
    }

    /** The figure by counting explanations in Java, case by case. */
    @Test
    void benefitsWorthACheckAreCountedByCase() {
        LocalDate day = LocalDate.of(2045, 2, 1);
        given.today(day);
        List<CaseId> cases = new ArrayList<>();
        cases.add(given.aCaseAt("summariseAssessment"));
        cases.add(given.usually("assessHealth", with("functionalCapacityWeakened", "true", "diagnosisGroup", "MENTAL"))
                .aCaseAt("confirmPlan"));
        given.aReferral();
        long screened = cases.stream()
                .filter(id -> screenings(id).findAny().isPresent())
                .count();
        long raised = cases.stream()
                .filter(id -> screenings(id).anyMatch(each -> each.outcome().equals("CHECK")))
                .count();

        assertThat(figure("BENEFIT_CHECKS", day, day))
                .extracting(FigureRow::group, FigureRow::count, FigureRow::of)
                .containsExactly(tuple("WITH_KELA", raised, screened));
        assertThat(screened).isEqualTo(2);
    }

    /** The sums are those one gets by adding the waits of the cases in Java. */
    @Test
    void whomACaseWaitedForAddsUp() {
        LocalDate day = LocalDate.of(2046, 2, 5);
        LocalDate end = day.plusDays(6);
        given.today(day).aReferral();
        when.workingDaysPass(1);
        when.employment.claims("checkReferral");
        when.workingDaysPass(2);
        when.employment.completes("checkReferral");
        given.today(day).aCaseAt("assessBenefits");
        when.timeReaches(day.plusDays(20));
        // Other tests leave cases behind that wait for ever.
        List<CaseClock> all = jdbc.sql("select case_id from tkp_case").query(String.class).list().stream()
                .flatMap(id -> clocks.of(new CaseId(id)).stream())
                .toList();

        List<WaitRow> rows = delays.waits(Selection.of(day, end));
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.days()).isCloseTo(waited(all, row, day, end), within(0.001)));
        assertThat(rows)
                .extracting(WaitRow::waitingOn, WaitRow::organisation)
                .contains(tuple("PERSON", Organisation.EMPLOYMENT), tuple("WORKLIST", Organisation.KELA));
        assertThat(delays.waits(new Selection(day, end, null, Organisation.KELA, "kela03", Set.of())))
                .extracting(WaitRow::organisation)
                .containsOnly(Organisation.KELA);
    }

    @Test
    void aLateTaskIsFoundBehindItsBarAndOnTheDrawing() {
        LocalDate day = LocalDate.of(2047, 2, 4);
        given.today(day);
        CaseId id = given.aReferral();
        String instance = when.employment.task("checkReferral").getProcessInstanceId();
        when.workingDaysPass(4);
        Selection selection = Selection.of(day, day);

        List<LateRow> late = delays.late(Grouping.TASK, "checkReferral", false, selection, 10);
        assertThat(late).singleElement().satisfies(row -> {
            assertThat(row.caseId()).isEqualTo(id);
            assertThat(row.processInstanceId()).isEqualTo(instance);
            assertThat(row.daysLate()).isEqualTo(2);
            assertThat(row.waitingOn()).isEqualTo("WORKLIST");
        });
        assertThat(delays.countLate(Grouping.TASK, "checkReferral", false, selection))
                .isEqualTo(1);
        assertThat(delays.late(Grouping.TASK, "contactClient", false, selection, 10))
                .isEmpty();
        assertThat(delays.steps("referral", selection))
                .contains(new StepRow("checkReferral", "REFERRAL_ACK", "INTERNAL", 1, 1, 1, 0, null, 2.0));
        assertThat(delays.steps("plan", selection)).isEmpty();

        when.employment.completes("checkReferral");
        assertThat(delays.late(Grouping.TASK, "checkReferral", false, selection, 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.processInstanceId()).isNull();
                    assertThat(row.waitingOn()).isNull();
                });
        assertThat(delays.steps("referral", selection))
                .contains(new StepRow("checkReferral", "REFERRAL_ACK", "INTERNAL", 1, 0, 0, 1, 4.0, 2.0));
    }

    /** Of others, an organisation's manager sees sums by kind of organisation, and nothing that so few could be behind. */
    @Test
    void anOrganisationsManagerSeesItsOwnInDetailAndOthersAsSums() throws IOException {
        LocalDate day = LocalDate.of(2048, 2, 3);
        String period = "?from=2048-02-03&to=2048-02-03";
        given.today(day).aCaseAt("assessBenefits");
        for (int i = 0; i < 4; i++) {
            given.aReferral();
        }
        when.workingDaysPass(4);

        JsonNode rows = read("kelamanager", API + period + "&groupBy=task");
        assertThat(rows.path("rows"))
                .filteredOn(row -> !row.path("others").asBoolean())
                .extracting(row -> row.path("group").asText())
                .containsExactly("assessBenefits");
        assertThat(rows.path("rows"))
                .filteredOn(row -> row.path("others").asBoolean())
                .extracting(row -> row.path("group").asText()
                        + row.path("kind").asText()
                        + row.path("clocks").asInt())
                .containsExactly("EMPLOYMENTINTERNAL" + ofOthers(day));
        assertThat(read("kelamanager", API + "/late" + period).path("rows")).isEmpty();
        assertThat(read("manager", API + "/late" + period).path("total").asLong())
                .isEqualTo(4);
        assertThat(read("kelamanager", API + "/diagram" + period).path("rows"))
                .extracting(row -> row.path("element").asText())
                .containsExactly("assessBenefits");
        assertThat(read("kelamanager", API + "/choices").path("areas"))
                .extracting(JsonNode::asText)
                .containsExactly("kela03");
        assertThat(read("kelamanager", API + period + "&area=employment39").path("rows"))
                .isEmpty();
        assertThat(read("kelamanager", API + "/figures" + period).path("rows"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("others").asBoolean()).isFalse());
        assertThat(read("admin", API + period + "&groupBy=area").path("rows"))
                .extracting(row -> row.path("group").asText())
                .contains("employment39", "kela03");
    }

    @Test
    void aManagersGroupOpensNoTask() {
        given.today(LocalDate.of(2048, 5, 4)).aCaseAt("assessBenefits");
        String task = when.kela.task("assessBenefits").getId();
        Visitor manager = Visitor.signedIn(port, "kelamanager", "cockpit");
        assertThat(manager.get("/engine-rest/task").body()).isEqualTo("[]");
        assertThat(manager.get("/engine-rest/task/" + task).statusCode()).isEqualTo(404);
        then.isOutOfSightOf("kelamanager", "assessBenefits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/waits", "/figures", "/late", "/diagram", "/choices"})
    void bothDoorsTellTheSame(String report) {
        given.today(LocalDate.of(2049, 2, 1)).aReferral();
        when.workingDaysPass(5);
        Visitor manager = Visitor.signedIn(port, "manager", "cockpit");
        String period = report + "?from=2049-02-01&to=2049-02-28";
        HttpResponse<String> page = manager.get(COCKPIT + period);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(page.body()).isEqualTo(manager.get(API + period).body()).contains("2049-02-28");

        String wrong = report
                + "?from=eilen&to=2026-13-01&kind=legal&organisation=TE&area=social08socialworker&groupBy=client&process=x";
        HttpResponse<String> refusal = manager.get(COCKPIT + wrong);
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(Visitor.unnumbered(refusal)).isEqualTo(Visitor.unnumbered(manager.get(API + wrong)));
        assertThat(Stream.of("from", "to", "kind", "organisation", "area", "groupBy", "process"))
                .allSatisfy(field -> assertThat(refusal.body()).contains("\"field\":\"" + field + "\""));
        assertThat(manager.get(COCKPIT.replace("default", "other") + period).statusCode())
                .isIn(401, 404);
        assertThat(Visitor.signedIn(port, "designer", "cockpit")
                        .get(COCKPIT + period)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/waits", "/figures", "/diagram"})
    void fewerThanFiveAreHiddenInEveryTable(String report) {
        // Before all others, for whoever waits in one test goes on waiting in the next.
        given.today(LocalDate.of(2016, 5, 2)).aReferral();
        when.workingDaysPass(5);
        Visitor manager = Visitor.signedIn(port, "manager", "cockpit");
        String period = report + "?from=2016-05-02&to=2016-05-02";
        for (String door : List.of(API, COCKPIT)) {
            HttpResponse<String> table = manager.send("GET", door + period, null, Map.of("Accept", "text/csv"));
            assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            assertThat(table.body().lines().skip(1))
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).containsPattern("<5|\\.\\.").doesNotContainPattern(",[1-4](,|$)"));
        }
    }

    /** However many clocks there are: what is measured is measured of those that were done. */
    @Test
    void whatIsMeasuredShowsWhereFiveOrMoreAreBehindIt() throws IOException {
        String period = "?from=2050-02-01&to=2050-02-01";
        given.today(LocalDate.of(2050, 2, 1));
        referrals(3, true);
        referrals(3, false);
        // Three contacts have started besides, and wait.
        assertThat(ofOthers(period)).containsExactly("EMPLOYMENT 9 null 0 null null null null");
        assertThat(tables(period + "&groupBy=task")).contains("checkReferral,INTERNAL,6,..,0,..,..,..,,,");
        assertThat(tables("/diagram" + period)).contains("checkReferral,REFERRAL_ACK,INTERNAL,6,..,..,..,,2.0");

        referrals(5, true);
        assertThat(ofOthers(period)).containsExactly("EMPLOYMENT 19 11 0 0 8 0.0 0");
        assertThat(tables(period + "&groupBy=task")).contains("checkReferral,INTERNAL,11,..,0,..,..,..,0.0,0.0,0");
        assertThat(tables("/diagram" + period)).contains("checkReferral,REFERRAL_ACK,INTERNAL,11,..,..,..,0.0,2.0");
    }

    @Test
    void figuresOfOthersHideWhatFewAreBehind() throws IOException {
        String period = "/figures?from=2051-02-01&to=2051-02-01";
        given.today(LocalDate.of(2051, 2, 1));
        referrals(5, false);
        referrals(1, true);
        Visitor manager = Visitor.signedIn(port, "kelamanager", "cockpit");
        for (String door : List.of(API, COCKPIT)) {
            assertThat(json.readTree(manager.get(door + period).body()).path("rows"))
                    .extracting(row -> row.path("figure").asText() + " " + row.path("count") + "/" + row.path("of"))
                    .containsExactly("FIRST_KELA_CONTACT 0/6", "HANDOFFS 0/6", "NAMED_EVERYWHERE null/6");
        }
    }

    /** Of two nodes the one that stops a clock may be behind the one that turned it. */
    @Test
    void noWaitLastsLessThanNoTime() {
        LocalDate day = LocalDate.of(2015, 6, 1);
        given.today(day).aReferral();
        when.employment.claims("checkReferral");
        when.theClockShows(caseFile.now().minus(Duration.ofSeconds(45)));
        when.employment.completes(
                "checkReferral", with("referralOutcome", "RETURNED", "returnReason", "Puutteellinen."));
        assertThat(delays.waits(Selection.of(day, day)))
                .extracting(WaitRow::waitingOn, WaitRow::days, WaitRow::clocks)
                .contains(tuple("PERSON", 0.0, 1L));
    }

    @Test
    void whatIsSimulatedSaysSoInEveryAnswer() throws IOException {
        String simulated = "SIMULOITU – ei Kelan aineistoa";
        assertThat(read("manager", API + "/figures").path("label").isNull()).isTrue();
        label.set("x");
        label.set(simulated);
        try {
            for (String report : List.of("", "/waits", "/figures", "/late", "/diagram", "/choices")) {
                assertThat(read("manager", API + report).path("label").asText()).isEqualTo(simulated);
            }
            assertThat(Visitor.signedIn(port, "manager", null)
                            .send("GET", API, null, Map.of("Accept", "text/csv"))
                            .body())
                    .startsWith(simulated + "\r\nRyhmä,");
        } finally {
            jdbc.sql("delete from tkp_label").update();
        }
    }

    /** What a bar counts is what stands behind it, also where a limit over several tasks counts once. */
    @Test
    void asManyAreBehindABarAsItSays() {
        LocalDate day = LocalDate.of(2047, 9, 2);
        given.today(day).aCaseAt("confirmPlan");
        when.timeReaches(day.plusMonths(5));
        Selection selection = Selection.of(day, day);
        for (Grouping grouping : Grouping.values()) {
            List<DelayRow> rows = delays.by(grouping, selection);
            assertThat(rows).as(grouping.label()).anyMatch(row -> row.late() > 0);
            assertThat(rows.stream().map(DelayRow::group).distinct())
                    .allSatisfy(group -> assertThat(delays.countLate(grouping, group, false, selection))
                            .isEqualTo(rows.stream()
                                    .filter(row -> row.group().equals(group))
                                    .mapToLong(DelayRow::late)
                                    .sum())
                            .isEqualTo(delays.late(grouping, group, false, selection, 100)
                                    .size()));
        }
    }

    @Test
    void theDescriptionNamesWhatCanBeAsked() throws IOException {
        JsonNode late = json.readTree(Visitor.nobody(port).get("/v3/api-docs").body())
                .path("paths")
                .path("/api/delays/late")
                .path("get");
        assertThat(late.path("parameters"))
                .extracting(parameter -> parameter.path("name").asText())
                .contains("from", "to", "kind", "organisation", "area", "groupBy", "group");
        assertThat(late.path("parameters"))
                .allSatisfy(parameter ->
                        assertThat(parameter.path("description").asText()).isNotEmpty());
    }

    private void referrals(int cases, boolean checked) {
        for (int n = 0; n < cases; n++) {
            given.aReferral();
            if (checked) {
                when.employment.completes("checkReferral");
            }
        }
    }

    /** How others stand, to a manager of Kela's: the same at both doors. */
    private List<String> ofOthers(String period) throws IOException {
        Visitor manager = Visitor.signedIn(port, "kelamanager", "cockpit");
        String answer = manager.get(API + period).body();
        assertThat(manager.get(COCKPIT + period).body()).isEqualTo(answer);
        return StreamSupport.stream(json.readTree(answer).path("rows").spliterator(), false)
                .filter(row -> row.path("others").asBoolean())
                .map(row -> row.path("group").asText() + " "
                        + Stream.of("clocks", "running", "late", "lateRunning", "done", "medianDays", "longestDays")
                                .map(figure -> row.path(figure).toString())
                                .collect(joining(" ")))
                .toList();
    }

    /** The lines of a table: the same at both doors. */
    private Stream<String> tables(String report) {
        Visitor manager = Visitor.signedIn(port, "manager", "cockpit");
        String table = manager.send("GET", API + report, null, Map.of("Accept", "text/csv"))
                .body();
        assertThat(manager.send("GET", COCKPIT + report, null, Map.of("Accept", "text/csv"))
                        .body())
                .isEqualTo(table);
        return table.lines();
    }

    private List<FigureRow> figure(String figure, LocalDate from, LocalDate to) {
        return figures.of(Selection.of(from, to)).stream()
                .filter(row -> row.figure().equals(figure))
                .toList();
    }

    private JsonNode read(String user, String path) throws IOException {
        return json.readTree(Visitor.signedIn(port, user, null).get(path).body());
    }

    private Stream<Explanation> screenings(CaseId id) {
        return caseFile.explanations(id).stream().filter(each -> each.decision().equals("benefitScreening"));
    }

    /** Each task lies in one place: the hand-offs are the changes from one task's place to the next one's. */
    private long ofOthers(LocalDate day) {
        return jdbc
                .sql("select * from tkp_clock where organisation = 'EMPLOYMENT' and kind = 'INTERNAL'")
                .query((row, n) -> row.getObject("started_at", OffsetDateTime.class))
                .list()
                .stream()
                .filter(started -> Helsinki.dayOf(started.toInstant()).equals(day))
                .count();
    }

    private static double waited(List<CaseClock> all, WaitRow row, LocalDate first, LocalDate last) {
        Instant from = Helsinki.endOf(first.minusDays(1)).toInstant().plusSeconds(1);
        Instant until = Helsinki.endOf(last).toInstant().plusSeconds(1);
        Duration waited = Duration.ZERO;
        for (CaseClock clock : all) {
            for (int i = 0; i < clock.waits().size(); i++) {
                CaseClock.Wait wait = clock.waits().get(i);
                Instant next = i + 1 < clock.waits().size()
                        ? clock.waits().get(i + 1).since()
                        : Objects.requireNonNullElse(clock.stoppedAt(), until);
                Instant begin = wait.since().isAfter(from) ? wait.since() : from;
                Instant end = next.isBefore(until) ? next : until;
                if (wait.on() == WaitingOn.valueOf(row.waitingOn())
                        && clock.organisation().equals(row.organisation())
                        && begin.isBefore(end)) {
                    waited = waited.plus(Duration.between(begin, end));
                }
            }
        }
        return waited.toMillis() / (double) ChronoUnit.DAYS.getDuration().toMillis();
    }
}
