package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Modeler;
import fi.tyokykypolku.casework.ModelsBefore;
import fi.tyokykypolku.casework.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a designer does on the page of models in Cockpit, with the machine's {@link Chromium}. */
@ProcessTest
@DisplayName("Sivu Mallit")
class ModelsPageTest extends Scenario {
    private static final String NAME = "sivu Mallit";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private RepositoryService repository;

    @LocalServerPort
    private int port;

    @RegisterExtension
    static final ModelsBefore MODELS = new ModelsBefore();

    @Test
    @DisplayName("toinen suunnittelija katsoo muutoksen ja hyväksyy sen, tekijä ei voi")
    void aSecondPersonLooksAndAccepts() throws IOException {
        deployLegalChange();
        Page own = models("designer", "fi-FI");
        button(own, "Katso ja päätä").first().click();
        assertThat(own.getByText("Ehdotus on omasi: sen hyväksyy joku muu.")).isVisible();
        assertThat(button(own, "Hyväksy ja ota käyttöön")).hasCount(0);

        Page other = models("designer2", "fi-FI");
        button(other, "Katso ja päätä").first().press("Enter");
        assertThat(other.locator(".models .inner del")).hasText("\"P3M\"");
        assertThat(other.locator(".models .inner ins")).hasText("\"P2M\"");
        Chromium.picture(other, "models-proposal");
        button(other, "Hyväksy ja ota käyttöön").click();
        assertThat(part(other, "Päätöstaulut").getByText("designer, hyväksyi designer2"))
                .isVisible();
        assertThat(part(other, "Loki").locator("tbody tr").first()).containsText("Hyväksytty ja otettu käyttöön");
        assertThat(other.getByText("Mikään ei odota hyväksyntää.")).isVisible();

        button(own, "Peru ehdotus").click();
        assertThat(own.getByRole(AriaRole.ALERT)).containsText("Ehdotuksesta on jo päätetty.");
    }

    @Test
    @DisplayName("entinen versio palaa, ja keskeneräiset siirtyvät koeajon jälkeen")
    void anEarlierVersionComesBackAndCasesAreBroughtOver() throws IOException {
        given.aCaseAt("draftPlan");
        int version = process().getVersion();
        new Modeler(port, "designer")
                .deploys(
                        NAME,
                        Map.of(
                                "plan.bpmn",
                                read("bpmn/plan.bpmn").replace("Laadi suunnitelma\"", "Laadi suunnitelma yhdessä\"")));
        Page page = models("designer", "fi-FI");
        button(page, "Versiot: Asiakassuunnitelma").click();
        button(page, "Vertaa versioon " + version).first().click();
        assertThat(page.locator(".models .inner .inner del")).hasText("Laadi suunnitelma");
        button(page, "Siirrä keskeneräiset (" + version + ")").click();
        button(page, "Koeaja").click();
        assertThat(page.getByText("Määräajat, jotka jatkuvat").first()).isVisible();
        assertThat(page.locator(".models .inner [role=status]")).isFocused();
        Chromium.picture(page, "models-migration");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Siirrä \\d+")))
                .click();
        assertThat(part(page, "Siirrot")).containsText("plan: versiosta " + version + " versioon " + (version + 1));

        page.navigate(cockpit() + "#/process-definition/" + process().getId() + "/runtime");
        assertThat(page.locator(".models-legend")).containsText("Muutokset versiosta " + version);
        assertThat(page.locator("[data-element-id=draftPlan].models-changed")).hasCount(1);
        Accessibility.check(page, ".models-legend");
        Chromium.picture(page, "models-diagram");

        page.navigate(cockpit() + "#/models");
        button(page, "Versiot: Asiakassuunnitelma").click();
        button(page, "Palaa versioon " + version).click();
        button(page, "Ota versio " + version + " uudelleen käyttöön").click();
        assertThat(part(page, "Loki").locator("tbody tr").first()).containsText("Otettu käyttöön");
        assertThat(process().getVersion()).isEqualTo(version + 2);
    }

    @Test
    @DisplayName("siirron eteneminen näkyy painamatta mitään")
    void theProgressOfAMigrationMovesByItself() {
        Page page = models("designer", "fi-FI");
        int[] asked = {0};
        page.route(
                "**/api/models/migrations",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        [{"batch": "b", "process": "plan", "from": 1, "to": 2, "author": "designer",
                          "at": "2026-11-02T07:00:00Z", "total": 2, "done": %d, "failed": 0, "reasons": []}]""".formatted(++asked[0] == 1 ? 1 : 2))));
        page.reload();
        assertThat(part(page, "Siirrot")).containsText("1 / 2");
        assertThat(part(page, "Siirrot")).containsText("2 / 2");
    }

    @ParameterizedTest
    @CsvSource({
        "fi-FI, fi, Mallit, Katso ja päätä",
        "sv-FI, sv, Modeller, Se och avgör",
        "en-GB, en, Models, Look and decide"
    })
    @DisplayName("sivu on saavutettava ja puhuu lukijan kieltä")
    void speaksTheReadersLanguage(String locale, String language, String title, String look) throws IOException {
        deployLegalChange();
        Page page = models("designer2", locale);
        assertThat(page.locator(".models")).hasAttribute("lang", language);
        assertThat(page.locator("[cam-widget-header]").getByText(title)).isVisible();
        button(page, look).first().click();
        assertThat(page.locator(".models .inner ins").first()).isVisible();
        Accessibility.check(page, ".models");
        assertThat((Boolean) page.evaluate("""
                async () => {
                  const {texts} = await import('/camunda/app/cockpit/scripts/models/words.js');
                  const said = language => JSON.stringify(Object.entries(texts[language]).map(([key, text]) =>
                    [key, (text.match(/\\{\\w+}/g) ?? []).sort()]));
                  return said('fi') === said('sv') && said('fi') === said('en');
                }"""))
                .as("the same words and the same blanks in every language")
                .isTrue();
    }

    @Test
    @DisplayName("esihenkilölle sivua ei tarjota")
    void isOfferedToDesignersOnly() {
        Page page = CHROMIUM.page("fi-FI");
        Tasklist.signIn(page, url(), "cockpit", "manager");
        assertThat(page.locator("[cam-widget-header]").getByText("Viiveet")).isVisible();
        assertThat(page.locator("[cam-widget-header]").getByText("Mallit")).hasCount(0);
        page.navigate(cockpit() + "#/models");
        assertThat(page.locator(".models")).containsText("Mallit ovat suunnittelijoille.");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    private void deployLegalChange() throws IOException {
        String table = read("dmn/deadlines.dmn");
        int begins = table.indexOf("<rule id=\"deadlines_TYM_PLAN\"");
        int ends = table.indexOf("</rule>", begins);
        assertThat(new Modeler(port, "designer")
                        .deploys(
                                NAME,
                                Map.of(
                                        "deadlines.dmn",
                                        table.substring(0, begins)
                                                + table.substring(begins, ends).replace("\"P3M\"", "\"P2M\"")
                                                + table.substring(ends)))
                        .statusCode())
                .isEqualTo(409);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private ProcessDefinition process() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("plan")
                .latestVersion()
                .singleResult();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator part(Page page, String heading) {
        return page.locator("section[aria-label='" + heading + "']");
    }

    private Page models(String user, String locale) {
        Page page = CHROMIUM.page(locale);
        Tasklist.signIn(page, url(), "cockpit", user);
        assertThat(page.locator(".account")).isVisible();
        page.navigate(cockpit() + "#/models");
        assertThat(page.locator(".models [aria-busy=false]")).hasCount(5);
        return page;
    }

    private String cockpit() {
        return url() + "/camunda/app/cockpit/default/";
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
