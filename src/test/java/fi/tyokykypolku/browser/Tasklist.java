package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/**
 * Tasklist as a caseworker uses it. Fields go by their Finnish labels; Tasklist's own buttons by their place, for their language
 * follows the browser.
 */
final class Tasklist {
    private static final double A_WHILE = 20_000;
    private static final int LOOKS = 5;
    private static final String SUBMIT = "button.btn-primary[type=submit]";

    private final Page page;
    private final String url;

    Tasklist(Page page, String url) {
        this.page = page;
        this.url = url;
    }

    /** Signs in at the page of a web application. */
    static void signIn(Page page, String url, String application, String user) {
        page.navigate(url + "/camunda/app/" + application + "/default/");
        Locator form = page.locator("form[name=signinForm]");
        waitFor(page, form);
        Locator name = form.locator("input[type=text]");
        // The page moves the focus to the name some time after it is drawn, and with it what is just being typed
        // elsewhere.
        assertThat(name).isFocused();
        int looks = 0;
        do {
            name.fill(user);
            form.locator("input[type=password]").fill("demo");
        } while (!name.inputValue().equals(user) && ++looks < LOOKS);
        assertThat(name).hasValue(user);
        press(form.locator("button[type=submit]"));
    }

    /** Signs in at Tasklist's own page. */
    Tasklist signIn(String user) {
        signIn(page, url, "tasklist", user);
        assertThat(filters().first()).isVisible();
        return this;
    }

    /** Opens the start form of a process. */
    Tasklist start(String process) {
        press(startLink());
        press(page.locator(".modal-body").getByText(process, new Locator.GetByTextOptions().setExact(true)));
        form().waitFor();
        return this;
    }

    /** Opens a view of the worklist. */
    Tasklist show(String filter) {
        Locator item = page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(filter));
        if (item.getAttribute("class").contains("active")) {
            // Pressed again, it would not look anew.
            reload();
        }
        press(item.locator("h4 a"));
        assertThat(item).hasClass(Pattern.compile(".*\\bactive\\b.*"));
        page.locator(".tasks-list .loader").first().waitFor(hidden());
        return this;
    }

    private void reload() {
        page.reload();
        waitFor(page, filters().first());
    }

    /** On a machine busier than any caseworker's the page may have to be loaded once more. */
    private static void waitFor(Page page, Locator sign) {
        try {
            sign.waitFor(new Locator.WaitForOptions().setTimeout(A_WHILE));
        } catch (TimeoutError e) {
            page.reload();
            sign.waitFor();
        }
    }

    /** Names of the views, from top to bottom. */
    Locator filters() {
        return page.locator(".task-filter h4 a");
    }

    /** How many tasks the view that is open says it has. */
    Locator counter() {
        return page.locator(".task-filter.active .counter");
    }

    /** The cards of a case in the view that is open. */
    Locator cards(String caseId) {
        return page.locator("ol.tasks-list li.task").filter(new Locator.FilterOptions().setHasText(caseId));
    }

    /** Every card in the view that is open. */
    Locator cards() {
        return page.locator("ol.tasks-list li.task");
    }

    /** Opens a task of a case from the view that is open. */
    Tasklist open(String caseId, String task) {
        press(cards(caseId)
                .filter(new Locator.FilterOptions().setHasText(task))
                .first()
                .locator("h4 a"));
        assertThat(page.locator(".task-card h2.task")).hasText(task);
        form().waitFor();
        return this;
    }

    /** Takes the open task. */
    Tasklist claim() {
        press(page.locator("button.claim"));
        page.locator("button.unclaim").waitFor();
        // Tasklist draws the form anew some time after the claim and would drop what is typed until then.
        reload();
        page.locator("button.unclaim").waitFor();
        assertThat(page.locator(".disabled-form")).hasCount(0);
        form().waitFor();
        return this;
    }

    /** Takes the open task and goes on in the form as it stands there, as most people do. */
    Tasklist take() {
        press(page.locator("button.claim"));
        page.locator("button.unclaim").waitFor();
        assertThat(page.locator(".disabled-form")).hasCount(0);
        form().waitFor();
        return this;
    }

    /** Whether nobody has the open task. */
    boolean isFree() {
        page.locator("button.claim, button.unclaim").first().waitFor();
        return page.locator("button.claim").isVisible();
    }

    /** Types into a field, as the browser's locale writes. */
    Tasklist fill(String label, String value) {
        return fill(form(), label, value);
    }

    /** Types into a field of a group. */
    Tasklist fill(String group, String label, String value) {
        return fill(group(group), label, value);
    }

    /** A field of a group. */
    Locator field(String group, String label) {
        return field(group(group), label);
    }

    private static Locator field(Locator within, String label) {
        return within.getByLabel(labelled(label)).first();
    }

    private Tasklist fill(Locator within, String label, String value) {
        Locator input = field(within, label);
        boolean date = Boolean.TRUE.equals(input.evaluate("field => field.closest('.fjs-datepicker') !== null"));
        for (int look = 0; look < LOOKS; look++) {
            drawn(input);
            input.fill(value);
            if (date) {
                drawn(input);
            }
            input.blur();
            drawn(input);
            if (!input.inputValue().isEmpty()) {
                break;
            }
        }
        return this;
    }

    // The form draws itself again after every change, and what is typed into a field just then is gone: a person sees
    // it and types
    // again. A date field takes nothing before its calendar is there, and keeps nothing that is left before it is
    // drawn.
    private static void drawn(Locator field) {
        field.evaluate("field => new Promise(done => {"
                + " const frame = then => requestAnimationFrame(() => setTimeout(then));"
                + " const look = () => field.closest('.fjs-datepicker') && !field.classList.contains('flatpickr-input')"
                + "   ? setTimeout(look, 10) : frame(() => frame(done));"
                + " look(); })");
    }

    /** Picks an option of a list, a choice or a checklist. */
    Tasklist choose(String label, String option) {
        return choose(form(), label, option);
    }

    /** Picks an option of a field in a group. */
    Tasklist choose(String group, String label, String option) {
        return choose(group(group), label, option);
    }

    private Tasklist choose(Locator within, String label, String option) {
        Locator field = within.locator(".fjs-form-field:not(.fjs-form-field-group)")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label").filter(new Locator.FilterOptions().setHasText(labelled(label)))))
                .first();
        Locator choices = field.getByLabel(option, new Locator.GetByLabelOptions().setExact(true));
        if (field.locator("input[type=radio], input[type=checkbox]").count() > 0) {
            press(choices);
        } else {
            field.locator(".fjs-select-arrow").dispatchEvent("mousedown");
            field.locator(".fjs-dropdownlist-item")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + quoted(option) + "$")))
                    .dispatchEvent("mousedown");
            field.locator("input").blur();
        }
        return this;
    }

    /** Submits the form and waits until it has been taken in. */
    void complete() {
        submit();
        assertThat(form()).hasCount(0);
    }

    /** Submits the form. */
    void submit() {
        assertThat(submitButton()).isEnabled();
        press(submitButton());
    }

    /** Keeps a draft of the form. */
    Locator saveButton() {
        return page.locator("button[ng-click='save($event)']");
    }

    /** A field of the form. */
    Locator field(String label) {
        return field(form(), label);
    }

    /** Where a process is started. */
    Locator startLink() {
        return page.locator(".start-process-action a");
    }

    /** Takes the open task. */
    Locator claimButton() {
        return page.locator("button.claim");
    }

    /** Submits the form. */
    Locator submitButton() {
        return page.locator(SUBMIT).filter(new Locator.FilterOptions().setVisible(true));
    }

    /** The text above the form's fields. */
    Locator heading() {
        return form().locator(".fjs-form-field-text").first();
    }

    /** The form. */
    Locator form() {
        return page.locator("form.fjs-form");
    }

    /** What Tasklist says went wrong; an earlier message may still stand beside it. */
    Locator message(String text) {
        return page.locator(".form-faults li, .form-faults p")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    Page page() {
        return page;
    }

    private Locator group(String name) {
        return form().getByRole(
                        AriaRole.GROUP,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Pattern labelled(String label) {
        return Pattern.compile("^" + quoted(label) + "\\*?$");
    }

    // The browser reads the pattern, and it does not know Java's quotes.
    private static String quoted(String text) {
        return text.replaceAll("([\\\\^$.|?*+(){}\\[\\]/])", "\\\\$1");
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }

    // As an event: in headless Chromium 156 no pointer reaches these pages.
    private static void press(Locator button) {
        button.dispatchEvent("click");
    }
}
