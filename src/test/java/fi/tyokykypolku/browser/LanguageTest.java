package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One choice of a language, for the frame, the lists, the forms and what the server says; it stays for the next time. */
@ProcessTest
class LanguageTest extends Scenario {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    @Test
    void theLanguageChosenAtSignInIsThatOfEverything() {
        CaseId id = given.aCaseAt("assessBenefits");
        Page page = CHROMIUM.page("fi-FI");
        String url = "http://127.0.0.1:" + port;
        page.navigate(url + "/camunda/app/tasklist/default/");
        assertThat(page.locator(".login-header")).containsText("Työkykypolku");
        assertThat(page.locator(".sign-in-foot a")).hasText("Saavutettavuusseloste");
        page.locator(".language-choice [lang=sv]").press("Enter");
        assertThat(page.locator(".language-choice [lang=sv]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        Accessibility.check(page, "form[name=signinForm]");
        Tasklist desk = new Tasklist(page, url).signIn("kela").show("Alla våra uppgifter");
        assertThat(desk.cards(id.value()).first()).containsText("Tidsfrist");
        assertThat(page.locator(".create-task-action")).isHidden();
        assertThat(page.locator(".navbar-brand")).hasText("Työkykypolku");
        desk.open(id.value(), Translated.in("sv", "Selvitä etuudet ja kuntoutus"));
        assertThat(page.locator(".case-section summary").last()).containsText("Känt");
        Chromium.picture(page, "form-sv");
        page.navigate(url + "/sign-in/accessibility-sv.html");
        assertThat(page.locator("h1")).containsText("tillgänglighetsutlåtande");
    }
}
