package fi.tyokykypolku.voice;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.forms.InvalidForm;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What clients and professionals say, in years no other test lives in. */
@ProcessTest
@DisplayName("Asiakkaan ja ammattilaisen arvio")
class VoiceTest extends Scenario {
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final String SAME_ORIGIN = "same-origin";

    @Autowired
    private Answers answers;

    @Autowired
    private CaseFile file;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @AfterEach
    void forget() {
        jdbc.sql("delete from tkp_answer").update();
        jdbc.sql("delete from tkp_survey").update();
    }

    @Test
    @DisplayName("lasketaan suunnitelmaa vahvistettaessa, tarkistuksessa ja lopussa, eikä se jää asiaan")
    void isCountedAndNotKept() {
        LocalDate day = LocalDate.of(2071, 2, 2);
        CaseId id = given.today(day).aCaseAt("confirmPlan");
        when.employment.completes("confirmPlan", with("motivation", "4", "trust", "5"));
        when.theCaseReaches("reviewPlan");
        when.employment.completes("reviewPlan", with("reviewOutcome", "END", "understanding", "2"));
        when.theCaseReaches("closeCase");
        when.employment.completes("closeCase", with("motivation", "1"));

        assertThat(kept())
                .containsExactlyInAnyOrder(
                        "confirmPlan motivation 4 employment39 true",
                        "confirmPlan trust 5 employment39 true",
                        "reviewPlan understanding 2 employment39 true",
                        "closeCase motivation 1 employment39 true");
        assertThat(file.facts(id)).extracting(Fact::field).doesNotContain("motivation", "understanding", "trust");
    }

    @Test
    @DisplayName("ei tallennu, jos lomake hylätään")
    void isNotCountedWhenTheFormIsRefused() {
        given.today(LocalDate.of(2071, 8, 3)).aCaseAt("confirmPlan");
        assertThatThrownBy(() -> when.employment.completes("confirmPlan", with("motivation", "6")))
                .isInstanceOf(InvalidForm.class)
                .hasMessageContaining("Olen motivoitunut suunnitelmaani: ");
        assertThatThrownBy(() ->
                        when.employment.completes("confirmPlan", with("motivation", "3", "planConfirmed", "maybe")))
                .isInstanceOf(InvalidForm.class)
                .hasMessageContaining("Vahvistiko asiakas suunnitelman? ");
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("kerrotaan vasta viidestä, kun vuosineljännes on päättynyt")
    void isToldOfFiveWhenTheQuarterIsOver() {
        given.today(LocalDate.of(2072, 3, 1));
        count(4, "2072-01-01", "employment39", true);
        given.today(LocalDate.of(2072, 4, 1));
        assertThat(of2072()).isEmpty();
        count(1, "2072-01-01", "employment39", true);
        assertThat(of2072()).containsExactly(new AnswerRow("confirmPlan", "trust", true, null, 5, 3.0));
        given.today(LocalDate.of(2072, 3, 31));
        assertThat(of2072()).isEmpty();
    }

    @Test
    @DisplayName("kerrotaan Kelan kanssa ja ilman, alueelta tai koko maasta")
    void isToldByKelaAndArea() {
        count(5, "2072-01-01", "employment39", true);
        count(6, "2072-01-01", "employment39", false);
        count(7, "2072-04-01", "employment01", false);
        count(4, "2072-04-01", "employment08", false);
        given.today(LocalDate.of(2073, 1, 1));
        assertThat(of2072())
                .extracting(AnswerRow::withKela, AnswerRow::answers)
                .containsExactlyInAnyOrder(tuple(true, 5L), tuple(false, 13L));
        assertThat(answers.sums(LocalDate.of(2072, 1, 1), LocalDate.of(2072, 12, 31), "employment01", null))
                .extracting(AnswerRow::answers)
                .containsExactly(7L);
        assertThat(answers.sums(LocalDate.of(2072, 1, 2), LocalDate.of(2072, 6, 29), null, null))
                .as("no quarter lies within")
                .isEmpty();
    }

    /** Every period, area and organisation that can be asked for, and every two answers held against each other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("ei paljastu kahden yhteenvedon erotuksesta")
    void nothingSmallIsTheDifferenceOfTwoSums(long seed) {
        Random random = new Random(seed);
        List<String> areas = List.of("employment39", "employment01", "employment08");
        for (int month = 1; month <= 12; month += 3) {
            for (String area : areas) {
                for (boolean kela : new boolean[] {true, false}) {
                    count(random.nextInt(9), LocalDate.of(2074, month, 1).toString(), area, kela);
                }
            }
        }
        given.today(LocalDate.of(2075, 6, 1));
        List<LocalDate> days = Stream.iterate(LocalDate.of(2073, 12, 31), day -> day.plusDays(29))
                .limit(14)
                .toList();
        List<Told> told = new ArrayList<>();
        for (LocalDate from : days) {
            for (LocalDate to : days) {
                Told whole = ask(from, to, null);
                List<Told> parts =
                        areas.stream().map(area -> ask(from, to, area)).toList();
                assertThat(parts.stream().mapToLong(Told::count).sum())
                        .as("nothing is left beside the areas, %s–%s", from, to)
                        .isEqualTo(whole.count());
                told.add(whole);
                told.addAll(parts);
            }
        }
        assertThat(told).anyMatch(each -> each.count() > 0);
        for (Told one : told) {
            for (Told part : told) {
                if (one.holds(part)) {
                    assertThat(one.count() - part.count())
                            .as("%s beside %s", one, part)
                            .matches(rest -> rest == 0 || rest >= 5);
                }
            }
        }
    }

    private record Told(
            LocalDate from, LocalDate to, @Nullable String area, long count) {
        boolean holds(Told part) {
            return !from.isAfter(part.from) && !to.isBefore(part.to) && (area == null || area.equals(part.area));
        }
    }

    private Told ask(LocalDate from, LocalDate to, @Nullable String area) {
        return new Told(
                from,
                to,
                area,
                answers.sums(from, to, area, null).stream()
                        .mapToLong(AnswerRow::answers)
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({
        "fi, Kysely yhteistyöstä 2076, Kiitos, Olet jo vastannut",
        "sv, Enkät om samarbetet 2076, Tack, Du har redan"
    })
    @DisplayName("kysytään ammattilaiselta kerran vuodessa")
    void aProfessionalAnswersOnceAYear(String lang, String title, String thanks, String again) {
        given.today(LocalDate.of(2076, 5, 4));
        Visitor worker = Visitor.signedIn(port, "employment", "tasklist");
        assertThat(worker.follow("/api/survey?lang=" + lang).body())
                .contains("<html lang=\"" + lang + "\">", title, "name=\"smoothWork\"");
        assertThat(turn(worker)).contains("true");
        HttpResponse<String> nothing = answer(worker, "lang=" + lang, SAME_ORIGIN);
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("role=\"alert\"");
        assertThat(answer(worker, "lang=" + lang + "&trust=4&timely=2", SAME_ORIGIN)
                        .body())
                .contains(thanks);
        assertThat(answer(worker, "lang=" + lang + "&trust=1", SAME_ORIGIN).body())
                .contains(again);
        assertThat(turn(worker)).contains("false");
        assertThat(worker.follow("/api/survey?lang=" + lang).body())
                .contains(again)
                .doesNotContain("<form");
        assertThat(jdbc.sql(
                                "select question, score from tkp_answer where organisation = 'EMPLOYMENT' and asked = 'survey'")
                        .query((row, n) -> row.getString(1) + row.getInt(2))
                        .list())
                .containsExactlyInAnyOrder("trust4", "timely2");

        given.today(LocalDate.of(2077, 1, 4));
        Visitor later = Visitor.signedIn(port, "employment", "tasklist");
        assertThat(turn(later)).contains("true");
        assertThat(answer(later, "trust=5", SAME_ORIGIN).body()).contains("Kiitos");
        assertThat(jdbc.sql("select count(*) from tkp_survey").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("ei oteta vastaan toiselta sivustolta eikä muilta kuin työlistan tekijöiltä")
    void noOtherWebsiteAnswersInSomeonesName() {
        given.today(LocalDate.of(2076, 9, 1));
        Visitor worker = Visitor.signedIn(port, "social", "tasklist");
        for (String site : List.of("cross-site", "same-site", "none", "")) {
            assertThat(answer(worker, "trust=1", site).statusCode()).as(site).isEqualTo(401);
        }
        assertThat(Visitor.signedIn(port, "social", null)
                        .send("POST", "/api/survey?trust=1", "", FORM)
                        .statusCode())
                .as("an address is logged by whatever stands between")
                .isEqualTo(400);
        Visitor manager = Visitor.signedIn(port, "manager", null);
        assertThat(manager.get("/api/survey").statusCode()).isEqualTo(403);
        assertThat(manager.send("POST", "/api/survey", "trust=1", FORM).statusCode())
                .isEqualTo(403);
        assertThat(manager.get("/api/survey/turn").body()).contains("false");
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "trust=6, trust",
        "trust=0, trust",
        "trust=kyll%C3%A4, trust",
        "trust=1&trust=2, trust",
        "other=1, other",
        "trust=1&lang=de, lang"
    })
    @DisplayName("nimeää kentän, jota ei voi lukea")
    void namesWhatCannotBeRead(String body, String field) {
        given.today(LocalDate.of(2076, 10, 1));
        HttpResponse<String> answer =
                Visitor.signedIn(port, "employment", null).send("POST", "/api/survey", body, FORM);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + '"');
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("näkyy esihenkilölle ja taulukossa, ei työntekijälle")
    void managersAreToldTheSums() {
        count(5, "2072-01-01", "employment39", true);
        transaction.executeWithoutResult(status -> {
            for (int n = 0; n < 5; n++) {
                answers.ofProfessional("user" + n, Organisation.KELA, Map.of("timely", n + 1));
            }
        });
        jdbc.sql("update tkp_answer set quarter = date '2072-04-01' where organisation is not null")
                .update();
        given.today(LocalDate.of(2073, 1, 1));
        String question = "/api/delays/answers?from=2072-01-01&to=2072-12-31";
        Visitor manager = Visitor.signedIn(port, "manager", null);
        assertThat(manager.get(question).body())
                .contains("\"asked\":\"confirmPlan\"", "\"answers\":5", "\"mean\":3.0", "\"organisation\":\"KELA\"");
        assertThat(manager.get(question + "&organisation=SOCIAL").body())
                .contains("confirmPlan")
                .doesNotContain("\"organisation\":\"KELA\"");
        assertThat(manager.get(question + "&area=employment39").body())
                .contains("confirmPlan")
                .doesNotContain("survey");
        assertThat(manager.send("GET", question, null, Map.of("Accept", "text/csv"))
                        .body())
                .contains("Väittämä", "trust");
        assertThat(Visitor.signedIn(port, "employment", null).get(question).statusCode())
                .isEqualTo(403);
    }

    private List<AnswerRow> of2072() {
        return answers.sums(LocalDate.of(2072, 1, 1), LocalDate.of(2072, 12, 31), null, null);
    }

    private void count(int times, String quarter, String area, boolean kela) {
        for (int n = 0; n < times; n++) {
            jdbc.sql("""
                            insert into tkp_answer (quarter, asked, question, score, area, with_kela)
                            values (?, 'confirmPlan', 'trust', 3, ?, ?)
                            """).params(LocalDate.parse(quarter), area, kela).update();
        }
    }

    private List<String> kept() {
        return jdbc.sql("select * from tkp_answer")
                .query((row, n) -> "%s %s %d %s %s"
                        .formatted(
                                row.getString("asked"),
                                row.getString("question"),
                                row.getInt("score"),
                                row.getString("area"),
                                row.getObject("with_kela")))
                .list();
    }

    private static HttpResponse<String> answer(Visitor visitor, String body, String site) {
        Map<String, String> headers = new HashMap<>(FORM);
        headers.put("Authorization", "none");
        if (!site.isEmpty()) {
            headers.put("Sec-Fetch-Site", site);
        }
        return visitor.send("POST", "/api/survey", body, headers);
    }

    private static String turn(Visitor visitor) {
        return visitor.follow("/api/survey/turn").body();
    }
}
