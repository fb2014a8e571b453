package fi.tyokykypolku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium. Without it a test is skipped, unless TYOKYKYPOLKU_BROWSER says "required". */
final class Chromium implements AutoCloseable {
    /** A busy machine answers late; a right answer comes at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> SWITCHES = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(SWITCHES));
    }

    static Chromium open() {
        if (!Files.isExecutable(PROGRAM)) {
            String missing = "No Chromium at " + PROGRAM + ": nothing was walked in a browser";
            assertThat(System.getenv("TYOKYKYPOLKU_BROWSER")).as(missing).isNotEqualTo("required");
            Assumptions.abort(missing);
        }
        return new Chromium();
    }

    /** A browser without memory, in a caseworker's window. */
    BrowserContext context(String locale) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Europe/Helsinki")
                .setViewportSize(1600, 1800));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
