package fi.tyokykypolku.disclosure;

import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.noConsent;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.uselog.LoggedUse;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The client's consent on a sheet, as a caseworker prints it. */
@ProcessTest
class ConsentPrintTest extends Scenario {
    @Autowired
    private UseLog log;

    @LocalServerPort
    private int port;

    @Test
    void theSheetTellsWhoMaySeeWhatAndHowToTakeItBack() {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually(
                        "recordConsent",
                        and(
                                consentTo("NGO"),
                                with(
                                        "consentReceivedBy",
                                        "<b>Esimerkki & Työntekijä</b>",
                                        "consentPurpose",
                                        "Työhönvalmennus",
                                        "consentValidUntil",
                                        "2027-05-01")))
                .aCaseAt("assessSocial");
        HttpResponse<String> sheet = employment().get("/api/cases/" + id + "/consent");

        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(sheet.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(sheet.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        assertThat(sheet.body())
                .contains(
                        "lang=\"fi\"",
                        "Suostumukseni tietojen jakamiseen",
                        "Testi Mallikas",
                        id.value(),
                        "Kirjallinen",
                        "1.5.2027 asti",
                        "&lt;b&gt;Esimerkki &amp; Työntekijä&lt;/b&gt;",
                        "<th>Järjestö</th>",
                        "Terveys ja toimintakyky on nimetty erikseen",
                        "Näin voit perua suostumuksen",
                        "laki 381/2023 15 §",
                        "@media print")
                .doesNotContain("<script", "http:", "https:", "src=", "<b>Esimerkki", "{{", "<th>Oppilaitos</th>");
        assertThat(log.of(id)).extracting(LoggedUse::use).anySatisfy(use -> {
            assertThat(use.channel()).isEqualTo(Use.Channel.PRINT);
            assertThat(use.user()).isEqualTo("employment");
            assertThat(use.recipient()).isEqualTo("employment39");
            assertThat(use.place()).isEqualTo("GET /api/cases/{caseId}/consent");
            assertThat(use.grounds())
                    .extracting(Use.Ground::category)
                    .containsExactlyInAnyOrder(Category.IDENTITY, Category.PLAN);
        });
    }

    @Test
    void theSheetSpeaksTheClientsLanguageOrTheOneAskedFor() {
        given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL"))
                .usually("contactClient", with("clientReached", "true"));
        CaseId id = given.aCaseAt("assessSocial", with("preferredLanguage", "sv"));
        Visitor social = worker("social06");
        assertThat(social.get("/api/cases/" + id + "/consent").body())
                .contains("lang=\"sv\"", "Mitt samtycke", "Socialvården", "tills vidare");
        assertThat(social.get("/api/cases/" + id + "/consent?lang=fi").body())
                .contains("Suostumukseni", "toistaiseksi");
        HttpResponse<String> wrong = social.get("/api/cases/" + id + "/consent?lang=en");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"lang\"", "sallitut arvot: fi, sv");
    }

    @Test
    void theSheetKeepsUpWithWithdrawalsAndRefusals() {
        CaseId id = given.aClientIn(Area.PORI)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt("assessSocial");
        when.theClientWithdrawsConsent(Set.of(Organisation.SOCIAL), Set.of());
        assertThat(worker("employment35").get("/api/cases/" + id + "/consent").body())
                .contains("peruttu 2.11.2026", "kyllä");

        CaseId refused =
                given.aClientIn(Area.PORI).usually("recordConsent", noConsent()).aCaseAt("assessEmployment");
        assertThat(worker("employment35")
                        .get("/api/cases/" + refused + "/consent")
                        .body())
                .contains("En ole antanut suostumusta.")
                .doesNotContain("<table>");
    }

    @Test
    void whoMayNotSeeItGetsNoSheetAndLeavesNoTrace() {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", and(consentTo("NGO"), with("consentNgo", List.of("IDENTITY"))))
                .aCaseAt("assessSocial");
        String path = "/api/cases/" + id + "/consent";
        String none = "/api/cases/TKP-1999-000001/consent";
        for (String user : List.of("employment1", "kela5", "manager", "designer", "referrer")) {
            Visitor other = Visitor.signedIn(port, user, null);
            assertThat(other.get(path).statusCode()).as(user).isEqualTo(404);
            assertThat(Visitor.unnumbered(other.get(path))).isEqualTo(Visitor.unnumbered(other.get(none)));
        }
        assertThat(worker("ngo08").get(path).body()).contains("Suostumusta ei ole kirjattu, tai sitä ei ole jaettu");
        assertThat(Visitor.nobody(port).get(path).statusCode()).isEqualTo(401);
        assertThat(log.of(id)).extracting(logged -> logged.use().channel()).doesNotContain(Use.Channel.PRINT);
    }

    @Test
    void tasklistsLinkLeadsThereWithTasklistsSession() {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .aCaseAt("assessSocial");
        String path = "/api/cases/" + id + "/consent";
        then.social.readsInHeading("assessSocial", "href=\\\"" + path + "\\\"");

        assertThat(Visitor.signedIn(port, "social", null).follow(path).statusCode())
                .isEqualTo(401);
        Visitor social = Visitor.signedIn(port, "social", "tasklist");
        HttpResponse<String> sheet = social.follow(path);
        assertThat(sheet.body()).contains("Testi Mallikas");
        assertThat(sheet.headers().allValues("Set-Cookie"))
                .as("what Tasklist asks for at that moment still brings the session's name")
                .isEmpty();
        assertThat(social.follow("/api/cases/" + id).statusCode()).isEqualTo(401);
        assertThat(social.send("POST", path, "", java.util.Map.of("Authorization", "none"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Visitor.signedIn(port, "kela5", "tasklist").follow(path).statusCode())
                .isEqualTo(404);
        assertThat(log.of(id)).extracting(LoggedUse::use).anySatisfy(use -> {
            assertThat(use.channel()).isEqualTo(Use.Channel.PRINT);
            assertThat(use.user()).isEqualTo("social");
            assertThat(use.event()).isEqualTo(Use.Event.DISCLOSED);
        });
    }

    private Visitor employment() {
        return Visitor.signedIn(port, "employment", null);
    }

    /** The scenario's own caseworker of a worklist, hired where none was before. */
    private Visitor worker(String worklist) {
        return Visitor.signedIn(port, given.aCaseworkerOf(worklist), null);
    }
}
