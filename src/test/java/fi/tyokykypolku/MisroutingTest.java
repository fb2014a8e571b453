package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.Figures;
import fi.tyokykypolku.delays.Selection;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients who come to whom the matter does not belong, in years no other test lives in. */
@ProcessTest
@DisplayName("Väärään paikkaan tullut asiakas")
class MisroutingTest extends Scenario {
    private static final String RETURNED = "Asiakas on jo toisen palvelun piirissä.";

    @Autowired
    private Figures figures;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("lasketaan, kun lähete palautetaan tai ohjataan muualle, ja päivät sen mukana")
    void referrals() throws IOException {
        LocalDate day = LocalDate.of(2047, 3, 4);
        given.today(day).aReferral();
        when.workingDaysPass(2);
        when.employment.completes("checkReferral", with("referralOutcome", "RETURNED", "returnReason", RETURNED));
        given.today(day).aReferral();
        when.employment.completes(
                "checkReferral",
                with("referralOutcome", "RETURNED", "returnReason", RETURNED, "returnBelongsTo", "SOCIAL"));

        assertThat(misrouted(2047))
                .extracting(FigureRow::group, FigureRow::count, FigureRow::median)
                .containsExactly(
                        tuple("REDIRECTED/EMPLOYMENT_SERVICES/EMPLOYMENT/WITHOUT_KELA", 1L, 0.0),
                        tuple("RETURNED/EMPLOYMENT_SERVICES/EMPLOYMENT/WITHOUT_KELA", 1L, 2.0));
        assertThat(told("manager", 2047)).hasSize(2);
        assertThat(Visitor.signedIn(port, "employment", null)
                        .get("/api/delays/figures?from=2047-01-01&to=2047-12-31")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("lasketaan kerran, kun alkanut palvelu keskeytyy, vaikka se näkyy joka tarkistuksessa")
    void services() {
        LocalDate day = LocalDate.of(2049, 3, 1);
        given.today(day)
                .usually(
                        "draftPlan",
                        and(actionsFor("EMPLOYMENT", "HEALTH"), with("start1", "2049-03-02", "due1", "2049-12-31")))
                .aCaseAt("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE", "status1", "CANCELLED"));
        List<FigureRow> once = misrouted(2049);
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE"));

        assertThat(once)
                .singleElement()
                .extracting(FigureRow::group, FigureRow::count)
                .containsExactly("BROKEN_OFF/EMPLOYMENT/EMPLOYMENT/WITH_KELA", 1L);
        assertThat(once.get(0).median()).isPositive();
        assertThat(misrouted(2049)).isEqualTo(once);
    }

    @Test
    @DisplayName("ei ole se, jonka palvelu perutaan ennen alkuaan")
    void cancelledBeforeItBegan() {
        given.today(LocalDate.of(2051, 3, 1))
                .usually("draftPlan", and(actionsFor("EMPLOYMENT"), with("start1", "2052-12-01", "due1", "2052-12-31")))
                .aCaseAt("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CONTINUE", "status1", "CANCELLED"));
        assertThat(misrouted(2051)).isEmpty();
    }

    @Test
    @DisplayName("lasketaan, kun vakuuttaja hylkää sen, minkä Kela järjestää")
    void insurer() {
        given.today(LocalDate.of(2053, 3, 3)).aCaseAt("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "CHANGE_PLAN", "insurerDecision", "REFUSED"));
        assertThat(misrouted(2053))
                .singleElement()
                .extracting(FigureRow::group, FigureRow::count, FigureRow::median)
                .containsExactly("WRONG_ORGANISER/EMPLOYMENT/PENSION/WITH_KELA", 1L, null);
    }

    @ParameterizedTest
    @DisplayName("lasketaan, kun Kela hylkää sillä perusteella")
    @CsvSource({
        "2055, REJECTED, CONDITIONS_NOT_MET, LACKED_CONDITIONS",
        "2057, REJECTED, OTHER_ORGANISER, WRONG_ORGANISER",
        "2059, REJECTED, OTHER,",
        "2061, REJECTED,,"
    })
    void kela(int year, String decision, String ground, String kind) {
        LocalDate day = LocalDate.of(year, 3, 4);
        CaseId id = given.today(day).aCaseAt("assessBenefits");
        HttpResponse<String> told = decide(id, day, decision, ground);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(202);
        if (kind == null) {
            assertThat(misrouted(year)).isEmpty();
        } else {
            assertThat(misrouted(year))
                    .singleElement()
                    .extracting(FigureRow::group, FigureRow::count)
                    .containsExactly(kind + "/EMPLOYMENT/KELA/WITH_KELA", 1L);
        }
    }

    @Test
    @DisplayName("ei synny myönnöstä: hylkäyksen peruste kuuluu hylkäykseen")
    void aGrantHasNoSuchGround() {
        LocalDate day = LocalDate.of(2063, 3, 5);
        CaseId id = given.today(day).aCaseAt("assessBenefits");
        HttpResponse<String> told = decide(id, day, "GRANTED", "OTHER");
        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(told.body()).contains("ground", "vain hylätylle");
    }

    private HttpResponse<String> decide(CaseId id, LocalDate day, String decision, String ground) {
        return Visitor.signedIn(port, "kela", null)
                .json(
                        "POST",
                        "/api/cases/" + id + "/kela-decisions",
                        "{\"decision\": \"%s\", \"decidedOn\": \"%s\"%s}"
                                .formatted(decision, day, ground == null ? "" : ", \"ground\": \"" + ground + '"'));
    }

    private List<FigureRow> misrouted(int year) {
        return figures.of(Selection.of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 12, 31))).stream()
                .filter(row -> row.figure().equals("MISROUTED"))
                .toList();
    }

    private List<JsonNode> told(String user, int year) throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(Visitor.signedIn(port, user, null)
                        .get("/api/delays/figures?from=%d-01-01&to=%d-12-31".formatted(year, year))
                        .body());
        return StreamSupport.stream(answer.path("rows").spliterator(), false)
                .filter(row -> row.path("figure").asText().equals("MISROUTED"))
                .toList();
    }
}
