package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.noConsent;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages that are ours as wholes: the sheet for the client, and those of signing in and of what went wrong. */
@ProcessTest
class OwnPagesTest extends Scenario {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    /** As a caseworker does it: the link in a form's heading, by keyboard. */
    @ParameterizedTest
    @CsvSource({"fi, Suostumukseni tietojen jakamiseen, Järjestö", "sv, Mitt samtycke, Organisation"})
    void theLinkInTasklistOpensTheSheetInTheClientsLanguageBesideTheForm(String language, String title, String party) {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .aCaseAt("assessEmployment", with("preferredLanguage", language));
        Page tasklist = taskOf(id);
        Locator link =
                tasklist.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tulosta suostumus asiakkaalle"));
        Page sheet = tasklist.waitForPopup(() -> link.press("Enter"));

        assertThat(sheet).hasURL(url() + "/api/cases/" + id + "/consent");
        assertThat(sheet.locator("html")).hasAttribute("lang", language);
        assertThat(sheet.locator("h1")).containsText(title);
        assertThat(sheet.locator("dl")).containsText(id.value());
        assertThat(sheet.locator("dd").allInnerTexts())
                .as("no word without its fact")
                .noneMatch(String::isBlank);
        assertThat(sheet.locator("tbody")).containsText(party);
        assertThat(tasklist.locator("form.fjs-form")).isVisible();
        Accessibility.check(sheet, "html");
        Chromium.picture(sheet, "consent-" + language);
    }

    @ParameterizedTest
    @CsvSource({"fi, Suunnitelmani, Koko suunnitelma", "sv, Min plan, Hela planen"})
    void theClientsPlanOpensBesideTheFormAndAsAPdf(String language, String title, String whole) {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", consentTo("NGO"))
                .usually(
                        "draftPlan",
                        and(
                                actionsFor("EMPLOYMENT", "KELA", "NGO"),
                                with(
                                        "planGoals",
                                        "Osa-aikatyö kesään mennessä.",
                                        "jobSearchObligation",
                                        "Haet kahta työtä kuukaudessa.")))
                .aCaseAt("confirmPlan", with("preferredLanguage", language));
        Page tasklist = taskOf(id, "confirmPlan");
        Locator link = tasklist.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Asiakkaan suunnitelma luettavaksi ja tulostettavaksi"));
        Page sheet = tasklist.waitForPopup(() -> link.press("Enter"));

        assertThat(sheet).hasURL(url() + "/api/cases/" + id + "/plan");
        assertThat(sheet.locator("html")).hasAttribute("lang", language);
        assertThat(sheet.locator("h1")).containsText(title);
        assertThat(sheet.locator("h2").getByText(whole)).isVisible();
        assertThat(sheet.getByRole(AriaRole.LINK)).hasAttribute("href", "?format=pdf&lang=" + language);
        assertThat(tasklist.locator("form.fjs-form")).isVisible();
        Accessibility.check(sheet, "html");
        Chromium.picture(sheet, "plan-" + language);
    }

    @Test
    void theGuidanceOpensBesideTheFormWhoseHeadingNamesTheBenefit() {
        CaseId id = given.usually("assessHealth", with("diagnosisGroup", "MENTAL", "treatmentMonths", 3))
                .aCaseAt("draftPlan");
        Page tasklist = taskOf(id, "draftPlan");
        Locator link =
                tasklist.locator(".case-section a").getByText("Mikä tämä on?").first();
        tasklist.locator(".case-section summary")
                .filter(new Locator.FilterOptions().setHasText("Kela"))
                .first()
                .press("Enter");
        Page guidance = tasklist.waitForPopup(() -> link.press("Enter"));

        assertThat(guidance.locator("h1")).containsText("Kelan etuudet ja palvelut");
        assertThat(guidance.locator("section")).not().hasCount(0);
        assertThat(tasklist.locator("form.fjs-form")).isVisible();
        Accessibility.check(guidance, "html");
        Chromium.picture(guidance, "guidance");
    }

    @ParameterizedTest
    @CsvSource({
        "fi-FI, Kysely yhteistyöstä, Lähetä, Vastaa ainakin, Kiitos",
        "sv-FI, Enkät om samarbetet, Skicka, Svara på minst, Tack"
    })
    void theSurveyIsLinkedUntilItHasBeenAnswered(
            String locale, String name, String send, String nothing, String thanks) {
        jdbc.sql("delete from tkp_survey").update();
        Page tasklist = CHROMIUM.page(locale);
        new Tasklist(tasklist, url()).signIn("social");
        Locator link = tasklist.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
        assertThat(link).isVisible();
        Page survey = tasklist.waitForPopup(link::click);
        assertThat(survey.locator("h1")).containsText(name);
        Accessibility.check(survey, "html");
        Chromium.picture(survey, "survey-" + locale);
        Locator button = survey.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(send));
        button.click();
        assertThat(survey.getByRole(AriaRole.ALERT)).containsText(nothing);
        Accessibility.check(survey, "html");
        survey.locator("input[name=trust][value='4']").check();
        button.press("Enter");
        assertThat(survey.getByRole(AriaRole.STATUS)).containsText(thanks);

        tasklist.reload();
        assertThat(tasklist.locator(".account")).isVisible();
        assertThat(link).hasCount(0);
    }

    @Test
    void theSheetOfARefusalIsAccessible() {
        CaseId id = given.usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", noConsent())
                .aCaseAt("assessEmployment");
        Page page = taskOf(id);
        page.navigate(url() + "/api/cases/" + id + "/consent");
        assertThat(page.locator("body")).containsText("En ole antanut suostumusta.");
        Accessibility.check(page, "html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in/accessibility-en.html",
                "/sign-in/accessibility-fi.html",
                "/sign-in/accessibility-sv.html",
                "/sign-in/refused.html",
                "/sign-in/signed-out.html",
                "/error/4xx.html",
                "/error/5xx.html"
            })
    void everyPlainPageIsAccessible(String path) {
        Page page = CHROMIUM.page("fi-FI");
        page.navigate(Path.of("src/main/resources/static", path).toUri().toString());
        assertThat(page.locator("h1")).hasCount(1);
        Accessibility.check(page, "html");
        Chromium.picture(page, "page-" + path.replaceAll(".*/|[.]html", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi-FI", "sv-FI", "en-GB"})
    void theSignInFormOfTasklistIsAccessible(String locale) {
        Page page = CHROMIUM.page(locale);
        page.navigate(url() + "/camunda/app/tasklist/default/");
        assertThat(page.locator("form[name=signinForm]")).isVisible();
        Accessibility.check(page, "form[name=signinForm]");
    }

    private Page taskOf(CaseId id) {
        return taskOf(id, "assessEmployment");
    }

    private Page taskOf(CaseId id, String name) {
        Page page = CHROMIUM.page("fi-FI");
        new Tasklist(page, url()).signIn("employment");
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id.value())
                .taskDefinitionKey(name)
                .singleResult()
                .getId();
        page.navigate(url() + "/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.locator("form.fjs-form")).isVisible();
        return page;
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
