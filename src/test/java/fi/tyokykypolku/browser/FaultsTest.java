package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is wrong with a form is said where somebody looks: at its button, and beside the field, which has the cursor. */
@ProcessTest
class FaultsTest extends Scenario {
    private static final String OURS = "Kaikki meidän tehtävät";
    private static final String TASK = "Selvitä etuudet ja kuntoutus";
    private static final String CHECK = "Mitä kannattaa tarkistaa tai hakea";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    private Tasklist benefits(Page page, String locale) {
        Tasklist desk = new Tasklist(page, "http://127.0.0.1:" + port)
                .signIn("kela")
                .show(Translated.in(locale, OURS))
                .open(given.aCaseAt("assessBenefits").value(), Translated.in(locale, TASK));
        return desk.isFree() ? desk.take() : desk;
    }

    private static Locator summary(Page page) {
        return page.locator(".form-faults");
    }

    @ParameterizedTest
    @CsvSource({
        "fi-FI, Lomaketta ei lähetetty. Korjaa, Täytä tämä kenttä.",
        "sv-FI, Formuläret skickades inte. Rätta, Fyll i fältet.",
        "en-GB, The form was not sent. Mend, Fill in this field."
    })
    void whatIsMissingIsSaidAtTheButtonAndHasTheCursor(String locale, String words, String missing) {
        Page page = CHROMIUM.page(locale);
        Tasklist form = benefits(page, locale);
        form.submit();
        assertThat(summary(page)).containsText(words);
        assertThat(summary(page)).containsText(Translated.in(locale, CHECK) + ": " + missing);
        assertThat(form.field(Translated.in(locale, CHECK))).isFocused();
        assertThat(page.locator(".notifications .alert-danger:visible")).hasCount(0);
    }

    @Test
    void whatTheServerRefusesIsSaidBesideItsField() {
        Page page = CHROMIUM.page("fi-FI");
        page.route(
                "**/submit-form",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/json")
                        .setBody(
                                "{\"message\": \"x\", \"fields\": [{\"field\": \"sickAllowanceDays\", \"label\": \"Päivät\","
                                        + " \"message\": \"enintään 300\"}]}")));
        Tasklist form = benefits(page, "fi-FI").fill(CHECK, "Asumistuki.").choose("Onko toimeentulo epäselvä?", "Ei");
        form.submit();
        assertThat(summary(page)).containsText("Päivät: enintään 300");
        Locator days = form.field("Maksetut sairauspäivärahapäivät");
        assertThat(days).isFocused();
        assertThat(page.locator(".fault-note")).hasText("enintään 300");
        days.fill("30");
        assertThat(page.locator(".fault-note")).hasCount(0);
        assertThat(form.field(CHECK)).hasValue("Asumistuki.");
        form.field(CHECK).focus();
        summary(page).locator("button").click();
        assertThat(days).isFocused();
    }

    /** A page of something between says nothing to a caseworker. */
    @Test
    void whatFailsIsSaidInASentence() {
        Page page = CHROMIUM.page("sv-FI");
        page.route(
                "**/submit-form",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("<html>Bad Gateway</html>")));
        Tasklist form = benefits(page, "sv-FI").fill(Translated.in("sv-FI", CHECK), "Bostadsbidrag.");
        form.choose(Translated.in("sv-FI", "Onko toimeentulo epäselvä?"), "Nej");
        form.submit();
        assertThat(summary(page)).containsText("Formuläret skickades inte.");
        assertThat(summary(page)).not().containsText("Bad Gateway");
    }
}
