package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two organisations at work on one case at once, one of them in Tasklist with its form open. */
@ProcessTest
class SharedFormTest extends Scenario {
    private static final String FREE = "Meidän vapaat tehtävät";
    private static final String ASSESSMENT = "Selvitä etuudet ja kuntoutus";
    private static final String WISH = "Toivooko asiakas Kelan mukaan?";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    private Page page;

    /** Kela looks at its task before it takes it; meanwhile social services answer a question that both are asked. */
    private Tasklist lookedAt() {
        CaseId id = given.aCaseAt("assessBenefits");
        page = CHROMIUM.page("fi-FI");
        Tasklist kela = new Tasklist(page, "http://127.0.0.1:" + port)
                .signIn("kela")
                .show(FREE)
                .open(id.value(), ASSESSMENT);
        when.social.completes("assessSocial", with("clientAsksKela", "true"));
        return kela.take().fill("Mitä kannattaa tarkistaa tai hakea", "Etuudet selvitetty.");
    }

    @Test
    void lookClaimFillCompleteTakesNothingFromColleagues() {
        Tasklist kela = lookedAt();
        Request sent = page.waitForRequest("**/submit-form", kela::complete);
        assertThat(sent.postData()).contains("servedMark");
        then.theCase().knows("clientAsksKela", "true").knows("benefitAssessment", "Etuudet selvitetty.");
    }

    @Test
    void aConflictNamesWhatTheColleagueSaidAndTakesNothingFromTheScreen() {
        Tasklist kela = lookedAt().choose(WISH, "Ei");
        kela.submit();
        assertThat(kela.message("Sosiaalihuolto on 2.11. klo")).isVisible();
        assertThat(kela.message("muuttanut tiedon: nyt ”kyllä”")).isVisible();
        assertThat(kela.field("Mitä kannattaa tarkistaa tai hakea")).hasValue("Etuudet selvitetty.");
        Chromium.picture(page, "conflict");
        then.theCase().knows("clientAsksKela", "true").doesNotKnow("benefitAssessment");
        then.kela.has("assessBenefits");
    }
}
