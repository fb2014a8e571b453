package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever leaves a form half filled in finds it again as it was left, and knows at the first look whose it is. */
@ProcessTest
class KeptFormsTest extends Scenario {
    private static final String OURS = "Kaikki meidän tehtävät";
    private static final String TASK = "Selvitä etuudet ja kuntoutus";
    private static final String CHECK = "Mitä kannattaa tarkistaa tai hakea";
    private static final String WRITTEN = "Asumistuki ja kuntoutusraha.";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    private final List<String> asked = new ArrayList<>();

    private Tasklist desk(Page page, CaseId id) {
        Tasklist desk = new Tasklist(page, "http://127.0.0.1:" + port)
                .signIn("kela")
                .show(OURS)
                .open(id.value(), TASK);
        return desk.isFree() ? desk.take() : desk;
    }

    private static Locator note(Page page) {
        return page.locator(".draft-note");
    }

    private void answers(Page page, boolean yes) {
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            if (yes || dialog.type().equals("beforeunload")) {
                dialog.accept();
            } else {
                dialog.dismiss();
            }
        });
    }

    @Test
    void whatIsTypedIsThereAfterTheBrowserWasClosed() {
        CaseId id = given.aCaseAt("assessBenefits");
        Page page = CHROMIUM.page("fi-FI");
        desk(page, id).fill(CHECK, WRITTEN);
        assertThat(note(page)).containsText("Luonnos tallessa");
        page.close();
        Page other = CHROMIUM.page("fi-FI");
        Tasklist again = desk(other, id);
        assertThat(again.field(CHECK)).hasValue(WRITTEN);
        answers(other, true);
        other.locator(".draft-discard").click();
        assertThat(again.field(CHECK)).hasValue("");
        assertThat(asked).singleElement().asString().startsWith("Hylätäänkö luonnos?");
    }

    @Test
    void leavingAHalfFilledFormAsksFirst() {
        CaseId id = given.aCaseAt("assessBenefits");
        Page page = CHROMIUM.page("fi-FI");
        Tasklist form = desk(page, id);
        answers(page, false);
        form.filters().first().click();
        assertThat(asked).as("nothing is written").isEmpty();
        form = desk(id, page);
        form.fill(CHECK, WRITTEN);
        form.filters().first().click();
        assertThat(asked).singleElement().asString().startsWith("Lomake on kesken. Luonnos on tallessa");
        assertThat(form.field(CHECK)).hasValue(WRITTEN);
    }

    private static Tasklist desk(CaseId id, Page page) {
        return new Tasklist(page, "").show(OURS).open(id.value(), TASK);
    }

    @Test
    void aNewCaseThatIsHalfFilledInIsNotThrownAwayInSilence() {
        Page page = CHROMIUM.page("fi-FI");
        Tasklist form = new Tasklist(page, "http://127.0.0.1:" + port).signIn("employment");
        form.start("Uusi asiakas");
        answers(page, false);
        form.fill("Sukunimi", "Esimerkki");
        page.locator(".modal-footer button:not(.btn-primary)").first().click();
        page.keyboard().press("Escape");
        assertThat(asked)
                .hasSize(2)
                .allSatisfy(question -> assertThat(question).startsWith("Lomake on kesken, ja vastaukset katoavat"));
        assertThat(form.field("Sukunimi")).hasValue("Esimerkki");
    }

    @Test
    void theHeadingIsAFewLinesAndTheRestOpens() {
        CaseId id = given.aCaseAt("assessBenefits");
        Page page = CHROMIUM.page("fi-FI");
        Tasklist form = desk(page, id);
        Locator known = page.locator(".case-section").filter(new Locator.FilterOptions().setHasText("Tiedossa"));
        assertThat(known.locator("li").first()).isHidden();
        known.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(known.locator("li").first()).isVisible();
        form.fill(CHECK, WRITTEN);
        assertThat(known.locator("li").first()).isVisible();
        assertThat(page.locator(".fjs-form-field-text h2").first()).containsText("s. ");
    }
}
