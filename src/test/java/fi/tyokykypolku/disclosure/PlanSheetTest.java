package fi.tyokykypolku.disclosure;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.uselog.LoggedUse;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The client's plan on a sheet, as a caseworker gives it to the client. */
@ProcessTest
class PlanSheetTest extends Scenario {
    @Autowired
    private UseLog log;

    @LocalServerPort
    private int port;

    @Test
    void nobodyHasASheetBeforeThereIsAPlan() {
        CaseId id = given.aCaseAt("draftPlan");
        HttpResponse<String> none = employment().get(path(id));
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("Suunnitelmaa ei ole laadittu");
    }

    @Test
    void theSheetTellsWhoDoesWhatByWhenAndWhomToAsk() {
        CaseId id = given.usually(
                        "draftPlan",
                        and(
                                actionsFor("EMPLOYMENT", "KELA"),
                                with(
                                        "planGoals",
                                        "Osa-aikatyö <b>keväällä</b>",
                                        "service1",
                                        "WORK_TRIAL",
                                        "service2",
                                        "KELA_NUOTTI",
                                        "person2",
                                        "Kelan yhteyshenkilö",
                                        "jobSearchObligation",
                                        "Haet kahta työtä kuukaudessa.")))
                .aCaseAt("confirmPlan");

        HttpResponse<String> draft = employment().get(path(id));
        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(draft.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(draft.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        assertThat(draft.body())
                .contains(
                        "lang=\"fi\"",
                        "Tämä on luonnos",
                        "Testi Mallikas",
                        id.value(),
                        "Osa-aikatyö &lt;b&gt;keväällä&lt;/b&gt;",
                        "<strong>Työkokeilu</strong>",
                        "<strong>Kela: Nuotti-valmennus</strong> – Kelan yhteyshenkilö, Kela",
                        "Haet kahta työtä kuukaudessa.",
                        "Kuka on nähnyt tietojasi",
                        "Esimerkki",
                        "000 000 0000")
                .doesNotContain("<script", "http:", "https:", "src=", "{{", "null", "Suostumuksen peruutus");

        when.theCaseReaches("reportProgress");
        assertThat(employment().get(path(id)).body())
                .contains("Vahvistit tämän suunnitelman", "Suunnitelma tarkistetaan kanssasi <strong>")
                .doesNotContain("luonnos");
        assertThat(log.of(id)).extracting(LoggedUse::use).anySatisfy(use -> {
            assertThat(use.channel()).isEqualTo(Use.Channel.PRINT);
            assertThat(use.user()).isEqualTo("employment");
            assertThat(use.place()).isEqualTo("GET /api/cases/{caseId}/plan");
            assertThat(use.grounds()).extracting(Use.Ground::category).contains(Category.IDENTITY, Category.PLAN);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "fi, Hae Kelasta kuntoutusrahaa viimeistään 3.5.2027, Tavoite: Arjen rytmi. Tuki: Ohjaaja",
        "sv, Ansök hos FPA om rehabiliteringspenning senast 3.5.2027, Mål: Arjen rytmi. Stöd: Ohjaaja"
    })
    void theSheetTellsByWhenToApplyAndWhatWorkIsFor(String language, String apply, String aim) {
        CaseId id = given.usually(
                        "draftPlan",
                        and(
                                actionsFor("KELA", "SOCIAL"),
                                with(
                                        "service1",
                                        "KELA_VOC_REHAB",
                                        "service2",
                                        "REHAB_WORK",
                                        "aim2",
                                        "Arjen rytmi",
                                        "support2",
                                        "Ohjaaja")))
                .aCaseAt("confirmPlan");
        assertThat(employment().get(path(id) + "?lang=" + language).body()).contains(apply, aim);
    }

    @Test
    void aDecisionIsToldInPlainWordsUntilAnotherComes() {
        CaseId id = given.usually("draftPlan", actionsFor("EMPLOYMENT", "KELA"))
                .usually("confirmPlan", with("kelaApplicationSent", "true"))
                .aCaseInFollowUp();
        when.kelaDecides("REJECTED");
        assertThat(employment().get(path(id)).body())
                .contains("Kela on hylännyt hakemuksesi")
                .doesNotContain("koska hoito on kesken");
        when.theCaseReaches("explainDecision");
        when.kela.completes(
                "explainDecision",
                with(
                        "decisionInPlainWords",
                        "Kela ei maksa kuntoutusta, koska hoito on kesken.",
                        "nextStep",
                        "NEW_APPLICATION"));
        assertThat(employment().get(path(id)).body())
                .contains("Kela ei maksa kuntoutusta, koska hoito on kesken.", "Seuraavaksi: tehdään uusi hakemus");
        when.kelaDecides("GRANTED");
        assertThat(employment().get(path(id)).body())
                .contains("Kela on hyväksynyt hakemuksesi")
                .doesNotContain("koska hoito on kesken", "tehdään uusi hakemus");
    }

    @Test
    void aPartyPrintsWhatItMaySeeAndTheSheetSaysSo() {
        given.aClientIn(Area.PORI).usually("recordConsent", consentTo("SOCIAL"));
        CaseId id = given.usually("draftPlan", actionsFor("EMPLOYMENT", "SOCIAL"))
                .aCaseAt("confirmPlan", with("preferredLanguage", "sv"));
        String whole = worker("employment35").get(path(id)).body();
        assertThat(whole)
                .contains("lang=\"sv\"", "Det här är ett utkast", "Återkallande av samtycke", "☐ Socialvården");
        String part = worker("social06").get(path(id)).body();
        assertThat(part).contains("Här är den del av din plan som har delats med den här parten: Socialvården");
    }

    @Test
    void whoMayNotSeeThePlanGetsNoSheet() {
        CaseId id = given.aCaseAt("confirmPlan");
        for (String user : List.of("employment1", "kela5", "manager", "designer", "admin", "referrer")) {
            assertThat(Visitor.signedIn(port, user, null).get(path(id)).statusCode())
                    .as(user)
                    .isEqualTo(404);
            assertThat(Visitor.signedIn(port, user, null)
                            .get(path(id) + "?format=pdf")
                            .statusCode())
                    .as(user)
                    .isEqualTo(404);
        }
        assertThat(log.of(id)).extracting(LoggedUse::use).noneMatch(use -> use.channel() == Use.Channel.PRINT);
        assertThat(employment().get(path(id) + "?lang=en").body()).contains("\"lang\"", "sallitut arvot: fi, sv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void theSameIsAPdfThatAScreenReaderReads(String language) throws Exception {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .usually(
                        "draftPlan",
                        and(
                                actionsFor("EMPLOYMENT", "KELA", "NGO"),
                                with("planGoals", "Työ & toimeentulo\nŽižek – Ñandú 😀")))
                .aCaseAt("confirmPlan");
        byte[] pdf = pdf(path(id) + "?format=pdf&lang=" + language);

        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            assertThat(validator.validate(parser).getTestAssertions())
                    .filteredOn(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .extracting(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                    .isEmpty();
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(document))
                    .as("the first page is the whole summary")
                    .contains(
                            language.equals("fi") ? "Kysy ensin häneltä" : "Fråga först",
                            "Työ & toimeentulo",
                            "Žižek – Ñandú");
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(document)).startsWith(language.equals("fi") ? "Koko suunnitelma" : "Hela planen");
        }
        assertThat(log.of(id))
                .extracting(LoggedUse::use)
                .filteredOn(use -> use.channel() == Use.Channel.PRINT)
                .hasSize(1);
    }

    private byte[] pdf(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Visitor.basic("employment", Visitor.PASSWORD))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        return answer.body();
    }

    private static String path(CaseId id) {
        return "/api/cases/" + id + "/plan";
    }

    private Visitor employment() {
        return Visitor.signedIn(port, "employment", null);
    }

    /** The scenario's own caseworker of a worklist, hired where none was before. */
    private Visitor worker(String worklist) {
        return Visitor.signedIn(port, given.aCaseworkerOf(worklist), null);
    }
}
