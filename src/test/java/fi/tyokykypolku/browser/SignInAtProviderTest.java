package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import fi.tyokykypolku.ProductionTest;
import fi.tyokykypolku.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People in production: they sign in at the page of the provider, with the machine's {@link Chromium}. */
@ProductionTest
class SignInAtProviderTest {
    private static final Pattern AT_PROVIDER = Pattern.compile("^" + Provider.issuer() + "/authorize.*");
    private static final String API = "/camunda/api/engine/engine/production";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aCaseworkerSignsInWorksAndSignsOut() {
        Page page = page();
        page.navigate(application("tasklist"));
        assertThat(page).hasURL(AT_PROVIDER);
        String before = session(page);
        signIn(page, "anna.aho", "employment39");
        assertThat(page).hasURL(Pattern.compile(application("tasklist") + ".*"));
        assertThat(session(page)).as("a new session").isNotEqualTo(before);
        assertThat(page.locator(".account")).containsText("Anna Aho");
        assertThat(page.locator(".task-filter h4 a")).hasCount(5);
        String after = session(page);

        page.locator(".account .logout a").dispatchEvent("click");
        assertThat(page.locator("h1")).hasText("Olet kirjautunut ulos");
        assertThat(tasks(page)).isEqualTo(401);
        page.context().addCookies(List.of(new Cookie("JSESSIONID", after).setUrl(url())));
        assertThat(tasks(page)).as("the session is over, not only forgotten").isEqualTo(401);
        page.navigate(application("tasklist"));
        assertThat(page).hasURL(AT_PROVIDER);
    }

    @Test
    void theProviderIsToldThatThePersonLeaves() {
        Page page = page();
        List<String> asked = new ArrayList<>();
        page.onRequest((Request request) -> asked.add(request.url()));
        page.navigate(application("cockpit"));
        signIn(page, "maija.manner", "manager");
        page.locator(".account .logout a").dispatchEvent("click");
        assertThat(page.locator("h1")).hasText("Olet kirjautunut ulos");
        assertThat(asked).anyMatch(address -> address.startsWith(Provider.issuer() + "/endsession?id_token_hint="));
    }

    @Test
    void whoHasNoGroupOfOursIsRefused() {
        Page page = page();
        page.navigate(application("tasklist"));
        signIn(page, "vilma.vieras", "employment399\",\"caseworker");
        assertThat(page.locator("h1")).hasText("Kirjautuminen ei onnistunut");
        assertThat(page.locator("[lang=sv]")).containsText("behörighet");
        assertThat(tasks(page)).isEqualTo(403);
        page.getByText("Kirjaudu ulos").click();
        assertThat(page.locator("h1")).hasText("Olet kirjautunut ulos");
    }

    @Test
    void anAnswerNobodyAskedForIsRefused() {
        Page page = page();
        page.navigate(url() + "/sign-in/answer/provider?code=stolen&state=forged");
        assertThat(page.locator("h1")).hasText("Kirjautuminen ei onnistunut");
    }

    @Test
    void whoDoesNothingIsSignedOutThoughTasklistGoesOnAsking() {
        Page page = page();
        page.navigate(application("tasklist"));
        Request question = page.waitForRequest(
                Pattern.compile(".*/filter/[^/]+/list.*"), () -> signIn(page, "anna.aho", "employment39"));
        for (int minutes = 0; minutes < 14; minutes += 7) {
            later(Duration.ofMinutes(7));
            assertThat(page.request().fetch(question).status()).isEqualTo(200);
        }
        later(Duration.ofMinutes(2));
        assertThat(page.request().fetch(question).status()).isEqualTo(401);
        // The next time Tasklist asks it learns so itself; from its own sign-in form the page leads on to the provider.
        assertThat(page).hasURL(AT_PROVIDER);
    }

    @Test
    void theLongestSessionEndsAlsoForTheBusy() {
        Page page = page();
        page.navigate(application("tasklist"));
        signIn(page, "anna.aho", "employment39");
        assertThat(page.locator(".task-filter h4 a")).hasCount(5);
        for (int minutes = 0; minutes < 590; minutes += 10) {
            later(Duration.ofMinutes(10));
            assertThat(tasks(page)).isEqualTo(200);
        }
        later(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(tasks(page)).isEqualTo(401);
    }

    private static void signIn(Page page, String user, String group) {
        String name = user.substring(0, 1).toUpperCase() + user.substring(1, user.indexOf('.'));
        String family = user.substring(user.indexOf('.') + 1);
        page.locator("input[name=username]").fill(user);
        page.locator("textarea[name=claims]")
                .fill("{\"preferred_username\":\"%s\",\"given_name\":\"%s\",\"family_name\":\"%s\",\"groups\":[\"%s\"]}"
                        .formatted(user, name, family.substring(0, 1).toUpperCase() + family.substring(1), group));
        page.locator("input[type=submit]").dispatchEvent("click");
    }

    private int tasks(Page page) {
        return page.request().get(url() + API + "/task").status();
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(
                java.util.Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration)));
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID") && cookie.domain.equals("127.0.0.1"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static Page page() {
        return CHROMIUM.page("fi-FI");
    }

    private String application(String name) {
        return url() + "/camunda/app/" + name + "/production/";
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
