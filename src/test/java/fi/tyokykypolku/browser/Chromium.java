package fi.tyokykypolku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, open while the tests of a class run; what a test has opened in it is closed after the test. Without
 * Chromium the class is skipped, unless TYOKYKYPOLKU_BROWSER says "required".
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /** A busy machine answers late; a right answer comes at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> SWITCHES = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<BrowserContext> contexts = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext tests) {
        if (!Files.isExecutable(PROGRAM)) {
            String missing = "No Chromium at " + PROGRAM + ": nothing was walked in a browser";
            assertThat(System.getenv("TYOKYKYPOLKU_BROWSER")).as(missing).isNotEqualTo("required");
            Assumptions.abort(missing);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(SWITCHES));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A page in a browser without memory, in a caseworker's window. */
    Page page(String locale) {
        return page(locale, "Europe/Helsinki");
    }

    /** The same, where another time is kept. */
    Page page(String locale, String zone) {
        BrowserContext context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setTimezoneId(zone)
                        .setViewportSize(1600, 1800));
        context.setDefaultTimeout(PATIENCE.toMillis());
        contexts.add(context);
        return context.newPage();
    }

    /** Keeps a picture of the whole window. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
