package fi.tyokykypolku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What the law on digital services asks of a page: WCAG 2.1 A and AA, as far as axe-core can tell. */
final class Accessibility {
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private Accessibility() {}

    /** Finds fault with nothing in what a selector names; the rest of the page is Camunda's. */
    static void check(Page page, String selector) {
        assertThat(page.locator(selector).count()).as(selector).isPositive();
        List<Rule> broken = new AxeBuilder(page)
                .include(selector)
                .withTags(LEVELS)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(broken).extracting(Accessibility::told).as(page.url()).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getHelp() + " " + rule.getNodes();
    }
}
