package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a designer tries changed models in Cockpit; what a trial finds is the matter of {@code TrialTest}. */
@ProcessTest
class TrialPageTest extends Scenario {
    private static final String TRIAL = """
            {"id": "5d6b", "state": "%s", "said": "%s", "author": "designer", "startedAt": "2026-11-02T07:00:00Z",
             "files": ["deadlines.dmn"], "done": %d, "cases": 158, "differences": %s, "untried": ["Määräajat: rivi 7"]}""";

    private static final String DIFFERENCES = """
            [{"story": "consultation", "title": "Konsultaatio Kelalta", "changes": [%1$s]},
             {"story": "urgent", "title": "Kiireellinen asiakas", "changes": [%1$s]}]""".formatted("""
            {"kind": "DUE", "what": "Määräpäivä", "where": "Vastaa konsultaatioon", "element": "answerConsultation",
             "day": "2026-11-04", "before": "11.11.2026", "after": "18.11.2026"}""");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "fi-FI, fi, Kokeile, Muutetut mallit, Ennen, 4.11.2026",
        "sv-FI, sv, Prova, Ändrade modeller, Före, 4.11.2026",
        "en-GB, en, Try, Changed models, Before, 04/11/2026"
    })
    void tellsInTablesWhatGoesOtherwise(
            String locale, String language, String title, String files, String before, String day) {
        Page page = open("designer", locale);
        assertThat(page.locator("[cam-widget-header]").getByText(title)).isVisible();
        assertThat(page.locator(".trial")).hasAttribute("lang", language);
        // One node of two knows the trial.
        int[] asked = {0};
        page.route("**/api/models/trials?**", route -> answer(route, 202, running()));
        page.route("**/api/models/trials/5d6b?**", route -> {
            switch (++asked[0]) {
                case 1 -> answer(route, 404, "{}");
                case 2 -> answer(route, 200, running());
                default -> answer(route, 200, TRIAL.formatted("DONE", "1/79", 158, DIFFERENCES));
            }
        });
        Accessibility.check(page, ".trial");
        choose(page, files, "deadlines.dmn", "<definitions/>");
        // Without a mouse.
        page.getByLabel(files).last().press("Tab");
        assertThat(button(page, title)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".trial progress")).isVisible();
        Locator table = page.locator(".trial table");
        assertThat(table).hasCount(1);
        assertThat(table).containsText("Konsultaatio Kelalta");
        assertThat(page.locator(".trial details")).containsText("Kiireellinen asiakas");
        assertThat(page.locator(".trial li")).hasText("Määräajat: rivi 7");
        assertThat(table.locator("thead th")).hasCount(5);
        assertThat(table.locator("thead th").nth(2)).hasText(before);
        assertThat(table.locator("tbody tr > *").allTextContents())
                .containsExactly("Määräpäivä", "Vastaa konsultaatioon", "11.11.2026", "18.11.2026", day);
        assertThat(page.locator(".trial h2")).isFocused();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1/79");
        Accessibility.check(page, ".trial");
        Chromium.picture(page, "trial-" + locale);
        assertThat((Boolean) page.evaluate("""
                async () => {
                  const {texts} = await import('/camunda/app/cockpit/scripts/trial/words.js');
                  const said = language => JSON.stringify(Object.keys(texts[language]));
                  return said('fi') === said('sv') && said('fi') === said('en');
                }""")).isTrue();
    }

    @Test
    void saysNothingOfWhatIsUntriedWhenAllWasTried() {
        Page page = open("designer", "fi-FI");
        String done = TRIAL.formatted("DONE", "1/79", 158, DIFFERENCES).replace("\"Määräajat: rivi 7\"", "");
        page.route("**/api/models/trials?**", route -> answer(route, 202, done));
        choose(page, "Muutetut mallit", "deadlines.dmn", "<definitions/>");
        button(page, "Kokeile").click();
        assertThat(page.locator(".trial section > h2 + details")).isVisible();
        assertThat((String) page.locator(".trial section").evaluate("""
                section => [...section.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
                  .map(node => node.data).join('')""")).isEmpty();
    }

    @Test
    void modelsThatDoNotKeepTheRulesAreToldWithTheirRemedies() throws IOException {
        Page page = open("designer", "fi-FI");
        button(page, "Kokeile").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Valitse ensin ainakin yksi tiedosto.");
        choose(
                page,
                "Muutetut mallit",
                "routing.dmn",
                Files.readString(Path.of("dmn/routing.dmn")).replace("\"closeCase\"</text>", "\"closeCases\"</text>"));
        button(page, "Kokeile").click();
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("eivät noudata sääntöjä");
        assertThat(alert).containsText("closeCase");
        assertThat(button(page, "Kokeile")).isEnabled();
        Accessibility.check(page, ".trial");
        Chromium.picture(page, "trial-refused");
    }

    @Test
    void isOfferedToNobodyElse() {
        Page page = open("manager", "fi-FI");
        assertThat(page.locator("[cam-widget-header]").getByText("Viiveet")).isVisible();
        assertThat(page.locator("[cam-widget-header]").getByText("Kokeile")).isHidden();
        assertThat(page.evaluate("""
                async () => (await fetch('/api/models/trials/1')).status""")).isEqualTo(403);
    }

    private static String running() {
        return TRIAL.formatted("RUNNING", "79/158", 79, "[]");
    }

    private static void answer(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body));
    }

    private static void choose(Page page, String label, String name, String text) {
        page.locator(".trial input[type=file]")
                .setInputFiles(new FilePayload(name, "text/xml", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByLabel(label).last()).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.locator(".trial").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Page open(String user, String locale) {
        Page page = CHROMIUM.page(locale);
        Tasklist.signIn(page, "http://127.0.0.1:" + port, "cockpit", user);
        assertThat(page.locator(".account")).isVisible();
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/cockpit/default/#/trial");
        return page;
    }
}
