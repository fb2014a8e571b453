package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a caseworker types is sent as it was meant, or the field says that it cannot be read: it never becomes something else in silence. */
@ProcessTest
class TypedValuesTest extends Scenario {
    private static final String OURS = "Kaikki meidän tehtävät";
    private static final String STARTED = "Asiakkuus alkoi";
    private static final String DAYS = "Maksetut sairauspäivärahapäivät";
    private static final String INCOME = "Tulot yhteensä";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    /** What would be sent; nothing is. */
    private final List<String> sent = new ArrayList<>();

    private Tasklist desk(Page page, String user, CaseId id, String task) {
        return desk(page, "fi", user, id, task);
    }

    private Tasklist desk(Page page, String locale, String user, CaseId id, String task) {
        page.route("**/submit-form", route -> {
            sent.add(route.request().postData());
            route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}"));
        });
        Tasklist desk = new Tasklist(page, "http://127.0.0.1:" + port)
                .signIn(user)
                .show(Translated.in(locale, OURS))
                .open(id.value(), Translated.in(locale, task));
        return desk.isFree() ? desk.take() : desk;
    }

    private Tasklist customership(String locale) {
        return desk(
                CHROMIUM.page(locale),
                locale,
                "employment",
                given.aCaseAt("startCustomership"),
                "Aloita monialainen asiakkuus");
    }

    private Tasklist benefits() {
        return desk(CHROMIUM.page("fi-FI"), "kela", given.aCaseAt("assessBenefits"), "Selvitä etuudet ja kuntoutus")
                .fill("Mitä kannattaa tarkistaa tai hakea", "Asumistuki.");
    }

    private static void type(Locator field, String text) {
        field.focus();
        field.selectText();
        field.press("Delete");
        field.pressSequentially(text);
        field.blur();
    }

    private static Object shown(Locator field) {
        return field.evaluate(
                "field => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').get.call(field)");
    }

    private static Locator fault(Locator field) {
        return field.locator(
                "xpath=ancestor::*[contains(@class, 'fjs-form-field')][1]//*[contains(@class, 'unread-note')]");
    }

    /** What the form would send of a field once it can be sent. */
    private String value(Tasklist form, String key) {
        sent.clear();
        Request request = form.page().waitForRequest("**/submit-form", form::submit);
        String body = request.postData();
        assertThat(body).contains("\"" + key + "\"");
        return body.replaceFirst("(?s).*\"" + key + "\":\\{([^}]*)\\}.*", "$1");
    }

    @Test
    void aDayIsTheDayThatWasTypedOrAnError() {
        Tasklist form = customership("fi-FI")
                .choose("Asiakkuuden peruste", "Työkyvyn rajoite")
                .choose("Tarvitaanko suostumus muille osapuolille?", "Ei");
        Locator day = form.field(STARTED);
        assertThat(day).hasAttribute("placeholder", "p.k.vvvv");
        for (String text : List.of("1.11.2026", "01.11.2026", "1. 11. 2026", "01112026", "2026-11-01")) {
            type(day, text);
            assertThat(day).hasValue("1.11.2026");
            assertThat(fault(day)).hasCount(0);
            assertThat(value(form, "customershipStartedOn")).as(text).contains("\"2026-11-01\"");
            type(day, "2.11.2026");
        }
        for (String text : List.of(
                "31.11.2026", "31.2.2026", "29.2.2027", "1.11.26", "11/1/2026", "2026-13-01", "eilen", "1.11.")) {
            type(day, text);
            assertThat(fault(day)).hasText("Tätä päivää ei ole. Kirjoita päivä kuten 4.12.2026.");
            assertThat(day).hasAttribute("aria-invalid", "true");
            assertThat(shown(day)).as("as it was typed").isEqualTo(text);
            sent.clear();
            form.submitButton().dispatchEvent("click");
            assertThat(sent).as(text).isEmpty();
        }
        Chromium.picture(form.page(), "day-that-is-none");
        // The calendar answers too.
        day.focus();
        form.page()
                .locator(".flatpickr-calendar.open .flatpickr-day.today")
                .first()
                .waitFor();
        assertThat(form.page()
                        .locator(".flatpickr-calendar.open .flatpickr-weekday")
                        .first())
                .hasText("ma");
        type(day, "2.11.2026");
        assertThat(fault(day)).hasCount(0);
        assertThat(value(form, "customershipStartedOn")).contains("\"2026-11-02\"");
    }

    @ParameterizedTest
    @CsvSource({"fi-FI, Täytä tämä kenttä.", "sv-SE, Fyll i fältet.", "en-GB, Fill in this field."})
    void whatIsMissingIsSaidInTheReadersLanguage(String locale, String words) {
        Tasklist form = customership(locale);
        Locator day = form.field(Translated.in(locale, STARTED));
        type(day, "2.11.2026");
        type(day, "");
        assertThat(form.form().locator(".fjs-form-field-error").first()).hasText(words);
        assertThat(form.form()).not().containsText("Field is required");
    }

    @Test
    void aNumberIsTheNumberThatWasTypedOrAnError() {
        Tasklist form = benefits();
        Locator days = form.field(DAYS);
        Map.of("35", "35", "1 ", "1", " 0", "0", "300", "300").forEach((text, number) -> {
            type(days, text);
            assertThat(fault(days)).hasCount(0);
            assertThat(value(form, "sickAllowanceDays")).as(text).contains(":" + number);
        });
        for (String text : List.of("3,5", "3.5", "1e3", "1e", "kolme", "3-5", "--3", "0x10")) {
            type(days, text);
            assertThat(fault(days)).hasText("Kirjoita kokonaisluku, kuten 35.");
            assertThat(shown(days)).as("as it was typed").isEqualTo(text);
            // The form draws itself anew, and the text still stands.
            type(form.field(INCOME), "850");
            assertThat(shown(days)).isEqualTo(text);
            sent.clear();
            form.submitButton().dispatchEvent("click");
            assertThat(sent).as(text).isEmpty();
        }
        type(days, "");
        assertThat(fault(days)).hasCount(0);
        Locator income = form.field(INCOME);
        Map.of("850,55", "850.55", "1 850,5", "1850.5", "1 200", "1200").forEach((text, number) -> {
            type(income, text);
            assertThat(fault(income)).hasCount(0);
            assertThat(value(form, "monthlyIncome")).as(text).contains(":" + number);
        });
        type(income, "850,555");
        assertThat(fault(income)).hasText("Kirjoita luku, kuten 3,5; enintään 2 desimaalia.");
    }

    @Test
    void blanksDoNotFillARequiredField() {
        Tasklist form = benefits();
        Locator assessment = form.field("Mitä kannattaa tarkistaa tai hakea");
        type(assessment, "   ");
        assertThat(assessment).hasValue("");
    }

    @Test
    void aDayStandsAsItIsWestOfGreenwich() {
        CaseId id = given.aCaseAt("draftPlan");
        when.employment.completes("draftPlan", with("nextReviewOn", "2026-12-21"));
        when.theCaseReaches("confirmPlan");
        when.employment.completes(
                "confirmPlan",
                with("planConfirmed", "false", "clientChangeWishes", "Toisin päin.", "kelaApplicationSent", "false"));
        Tasklist form = desk(CHROMIUM.page("fi-FI", "America/New_York"), "employment", id, "Laadi suunnitelma");
        assertThat(form.field("Tarkistetaan viimeistään")).hasValue("21.12.2026");
        assertThat(value(form, "nextReviewOn")).contains("\"2026-12-21\"");
    }
}
