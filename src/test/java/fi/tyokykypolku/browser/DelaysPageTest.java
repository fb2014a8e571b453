package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.casework.Visitor;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a manager sees of the delays in Cockpit, with the machine's {@link Chromium}. */
@ProcessTest
class DelaysPageTest extends Scenario {
    /** Days no other test lives in. */
    private static final LocalDate BEGIN = LocalDate.of(2037, 2, 2);

    private static final String PERIOD = "from=2037-02-02&to=2037-02-02";
    private static final String BREACHES = "Ylittyneet määräajat";
    private static final String PLACES =
            "[...document.querySelectorAll('.delays :is(a, button, input, select, summary)')]";
    private static final Map<String, String> KINDS =
            Map.of("LEGAL", "Lakisääteinen", "TARGET", "Viranomaisen tavoite", "INTERNAL", "Oma määräaika");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final ObjectMapper json = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Test
    void theFiguresAreThoseOfTheInterfaceAndOfTheDatabase() throws IOException {
        aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", PERIOD + "&groupBy=task");
        Locator breaches = section(page, BREACHES);
        breaches.locator("summary").click();

        JsonNode rows = ask("/api/delays?groupBy=task&" + PERIOD);
        assertThat(rows).hasSizeGreaterThan(3);
        assertThat(cells(breaches, 6))
                .isEqualTo(list(
                        rows,
                        row -> List.of(
                                called(row.path("group").asText()),
                                Objects.requireNonNull(
                                        KINDS.get(row.path("kind").asText())),
                                row.path("clocks").asText(),
                                row.path("running").asText(),
                                row.path("late").asText(),
                                row.path("lateRunning").asText())));

        assertThat(bars(page, breaches, "Lakisääteinen")).isEqualTo(sums(rows, "LEGAL"));
        assertThat(bars(page, breaches, "Oma määräaika")).isEqualTo(sums(rows, "INTERNAL"));
        assertThat(bars(page, breaches, "Lakisääteinen").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(lateInDatabase("LEGAL"))
                .isPositive();
        Chromium.picture(page, "delays-breaches");
    }

    @Test
    void whatIsBrokenNowStandsFirstAndKindsApart() throws IOException {
        aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", "");
        JsonNode rows = ask("/api/delays?groupBy=phase&from=2015-01-01");
        for (String kind : List.of("LEGAL", "TARGET", "INTERNAL")) {
            Locator tile = page.locator(".delays-tile." + kind.toLowerCase());
            assertThat(tile).containsText(KINDS.get(kind) + ": ylittynyt ja avoinna");
            assertThat(tile.locator(".figure")).hasText(String.valueOf(sum(rows, kind, "lateRunning")));
        }
        int legal = sum(rows, "LEGAL", "lateRunning");
        assertThat(legal).isPositive();
        assertThat(page.locator(".delays-tile.legal"))
                .containsText("%d avoinna, %d ylittymässä pian"
                        .formatted(sum(rows, "LEGAL", "running"), sum(rows, "LEGAL", "nearing")));
        Chromium.picture(page, "delays-now");
        page.locator(".delays-tile.legal button").click();
        assertThat(page.getByText("Näytetään %1$d / %1$d".formatted(legal))).isVisible();
    }

    /** Without a mouse: table, row, list, case, and back. */
    @Test
    void fromARowByKeyboardToTheLateTasksAndOnToTheCase() {
        CaseId id = aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", PERIOD + "&groupBy=task");
        Locator breaches = section(page, BREACHES);
        breaches.locator("summary").focus();
        page.keyboard().press("Enter");
        Locator row = breaches.getByRole(AriaRole.BUTTON, named("Laadi suunnitelma"));
        assertThat(row).isVisible();
        row.focus();
        page.keyboard().press("Enter");

        Locator heading =
                page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(BREACHES + ": Laadi suunnitelma"));
        assertThat(heading).isFocused();
        Locator link = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Avaa asia " + id.value() + " Cockpitissa"));
        assertThat(link).hasCount(1);
        Chromium.picture(page, "delays-late");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sulje luettelo"))
                .press("Enter");
        assertThat(row).isFocused();
        row.press("Enter");
        link.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#/process-instance/[0-9a-f-]+/runtime.*"));
        assertThat(page.locator(".ctn-main")).containsText(id.value());
    }

    @Test
    void aBarLeadsToTheLateTasksBehindIt() {
        CaseId id = aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", PERIOD + "&groupBy=task");
        Locator chart = section(page, BREACHES).locator("canvas");
        drawn(chart);
        @SuppressWarnings("unchecked")
        Map<String, Number> bar = (Map<String, Number>) chart.evaluate("""
                canvas => {
                  const chart = Chart.getChart(canvas);
                  const {x, y, base} = chart.getDatasetMeta(0).data[chart.data.labels.indexOf('Laadi suunnitelma')];
                  return {x: (x + base) / 2, y};
                }""");
        chart.click(new Locator.ClickOptions()
                .setPosition(bar.get("x").doubleValue(), bar.get("y").doubleValue()));
        assertThat(page.getByText(id.value())).hasCount(1);
    }

    @Test
    void theDiagramShowsEachElementAgainstItsLimit() throws IOException {
        aPlanThatIsLate();
        Page page = signedIn("manager", "fi-FI");
        showDiagram(page, "plan");
        JsonNode row = StreamSupport.stream(
                        ask("/api/delays/diagram?process=plan").spliterator(), false)
                .filter(each -> each.path("element").asText().equals("draftPlan"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("late").asInt()).isPositive();
        Locator badge = page.locator(".djs-overlays[data-container-id=draftPlan] .delays-badge");
        assertThat(badge.locator(".running")).hasText(row.path("running").asText());
        assertThat(badge.locator(".late")).hasText("! " + row.path("late").asText());
        assertThat(badge)
                .hasAttribute(
                        "aria-label",
                        Pattern.compile(
                                "^Laadi suunnitelma: " + row.path("running").asText() + " avoinna, .*"));
        Locator legend =
                page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Viiveet kaaviossa"));
        assertThat(legend).containsText("mediaani / määräaika päivinä");
        assertThat(badge).isVisible();
        Chromium.picture(page, "delays-diagram");

        legend.getByRole(AriaRole.BUTTON).press("Enter");
        assertThat(badge).isHidden();
        assertThat(legend.getByRole(AriaRole.BUTTON)).hasText("Näytä viiveet");
        legend.getByRole(AriaRole.BUTTON).press("Enter");
        assertThat(badge).isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "fi-FI, fi, Viiveet, Ylittyneet määräajat, Työvoimaviranomainen",
        "sv-FI, sv, Dröjsmål, Överskridna tidsfrister, Arbetskraftsmyndigheten",
        "en-GB, en, Delays, Broken time limits, Employment authority",
        "de-DE, fi, Viiveet, Ylittyneet määräajat, Työvoimaviranomainen"
    })
    void speaksTheLanguageOfTheBrowser(
            String locale, String language, String title, String heading, String organisation) {
        aPlanThatIsLate();
        Page page = delays("manager", locale, PERIOD + "&groupBy=organisation");
        assertThat(page.locator("[cam-widget-header]").getByText(title)).isVisible();
        assertThat(page.locator(".delays")).hasAttribute("lang", language);
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(section(page, heading).locator("tbody th").first()).hasText(organisation);
        Chromium.picture(page, "delays-" + locale);
        assertThat((Boolean) page.evaluate("""
                async () => {
                  const {texts} = await import('/camunda/app/cockpit/scripts/delays/words.js');
                  const said = language => JSON.stringify(Object.entries(texts[language]).map(([key, text]) =>
                    [key, (JSON.stringify(text).match(/\\{\\w+}/g) ?? []).sort()]));
                  return said('fi') === said('sv') && said('fi') === said('en');
                }"""))
                .as("the same words and the same blanks in every language")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi-FI", "sv-FI", "en-GB"})
    void everyPartIsAccessible(String locale) {
        aPlanThatIsLate();
        Page page = delays("manager", locale, PERIOD + "&groupBy=task");
        page.locator(".delays summary").all().forEach(summary -> summary.press("Enter"));
        page.locator(".delays-tile.legal button").press("Enter");
        assertThat(page.locator(".delays th a").first()).isVisible();
        Accessibility.check(page, ".delays");
        Chromium.picture(page, "delays-opened-" + locale);

        page.route("**/plugin/delays/default/*", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        page.reload();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Accessibility.check(page, ".delays");
        page.unroute("**/plugin/delays/default/*");

        page.navigate(cockpit() + "#/dashboard");
        assertThat(page.locator(".delays-summary")).isVisible();
        Accessibility.check(page, ".delays-summary");

        showDiagram(page, "plan");
        assertThat(page.locator(".delays-badge").first()).isVisible();
        Accessibility.check(page, ".delays-legend");
        Accessibility.check(page, ".delays-badge");
    }

    /** axe-core sees no colours within a canvas. */
    @Test
    void everyChartIsToldApartAndIsATableToo() {
        aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", PERIOD);
        page.evaluate(AxeBuilder.getAxeScript());
        @SuppressWarnings("unchecked")
        Map<String, Number> contrasts = (Map<String, Number>) page.evaluate("""
                async () => {
                  const {looks} = await import('/camunda/app/cockpit/scripts/delays/charts.js');
                  const {Color, getContrast} = axe.commons.color;
                  const parsed = text => new Color().parseString(text);
                  const ground = parsed(getComputedStyle(document.querySelector('.delays-section')).backgroundColor);
                  return Object.fromEntries(
                    Object.entries(looks).map(([look, [colour]]) => [look, getContrast(ground, parsed(colour))]));
                }""");
        assertThat(contrasts).hasSize(9);
        assertThat(contrasts)
                .allSatisfy((look, contrast) ->
                        assertThat(contrast.doubleValue()).as(look).isBetween(3.0, 21.0));
        List<Locator> charts = page.locator(".delays canvas").all();
        assertThat(charts).hasSize(4);
        charts.forEach(chart -> {
            assertThat(chart).hasAccessibleName(Pattern.compile("\\S+"));
            assertThat(chart.locator("xpath=ancestor::section//details//tbody/tr")
                            .first())
                    .isAttached();
        });
    }

    /** From the top of the page to its end, and each place is seen when one is there. */
    @Test
    void tabReachesEverythingThatCanBePressed() {
        aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", PERIOD + "&groupBy=task");
        page.locator(".delays summary").all().forEach(summary -> summary.press("Enter"));
        page.locator(".delays-tile.legal button").press("Enter");
        assertThat(page.locator(".delays th a").first()).isVisible();
        page.locator(".delays h1").focus();
        Set<Object> reached = new LinkedHashSet<>();
        for (Object place = 0; !place.equals(-1); ) {
            page.keyboard().press("Tab");
            place = page.evaluate("() => " + PLACES + ".indexOf(document.activeElement)");
            if (reached.add(place) && !place.equals(-1)) {
                assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                        .as("the mark of the focus at %s", place)
                        .isEqualTo("solid");
            }
        }
        int places = (Integer) page.evaluate("() => " + PLACES + ".length");
        assertThat(places).isGreaterThan(20);
        assertThat(reached)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, places)
                        .<Object>mapToObj(n -> n < places ? n : -1)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"401, Istuntosi on päättynyt.", "500, Palvelussa on vika", "0, Palveluun ei saada yhteyttä."})
    void whatGoesWrongIsSaidAndCanBeTriedAgain(int status, String said) {
        given.today(BEGIN).aReferral();
        Page page = signedIn("manager", "fi-FI");
        String address = "**/plugin/delays/**";
        page.route(address, route -> {
            if (status == 0) {
                route.abort();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody("{\"instance\":\"urn:uuid:5d6b0c4e\"}"));
            }
        });
        show(page, "");
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).hasCount(1);
        assertThat(alert).containsText(said);
        Chromium.picture(page, "delays-failed-" + status);
        if (status != 401) {
            page.unroute(address);
            alert.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tilanne nyt")))
                    .isVisible();
        }
    }

    @Test
    void aWrongFilterIsNamed() {
        Page page = delays("manager", "fi-FI", "from=eilen");
        assertThat(section(page, BREACHES).getByRole(AriaRole.ALERT)).containsText("Alkaen: päivän pitää olla muotoa");
    }

    @Test
    void anOrganisationsManagerSeesOwnInDetailAndOthersAsSums() {
        LocalDate day = BEGIN.plusDays(7);
        given.today(day).aCaseAt("assessBenefits");
        for (int more = 0; more < 4; more++) {
            given.today(day).aReferral();
        }
        Page page = delays("kelamanager", "fi-FI", "from=2037-02-09&to=2037-02-09&groupBy=task");
        Locator breaches = section(page, BREACHES);
        breaches.locator("summary").click();
        List<String> groups = cells(breaches, 1).stream().map(row -> row.get(0)).toList();
        assertThat(groups).contains("Selvitä etuudet ja kuntoutus", "Muut: Työvoimaviranomainen");
        assertThat(groups).doesNotContain("Tarkista lähete");
        assertThat(section(page, "Tilanne nyt")).containsText("omien työlistojesi");
        Chromium.picture(page, "delays-own");
    }

    @Test
    void whereNothingIsThatIsSaid() {
        Page page = delays("manager", "fi-FI", "from=2016-01-01&to=2016-01-02");
        assertThat(section(page, BREACHES)).containsText("Näillä rajauksilla ei ole mitään näytettävää.");
    }

    @ParameterizedTest
    @CsvSource({"manager, 2", "admin, 2", "designer, 0"})
    void whoMayNotSeeTheDelaysIsNotLedToThem(String user, int ways) {
        Page page = CHROMIUM.page("fi-FI");
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.location().contains("delays")) {
                errors.add(message.text());
            }
        });
        page.addInitScript("""
                new MutationObserver(() => globalThis.led ||= Boolean(document.querySelector('a[href="#/delays"]')))
                  .observe(document, {childList: true, subtree: true});""");
        page.waitForResponse("**/plugin/delays/default/access*", () -> signIn(page, user));
        page.navigate(cockpit() + "#/dashboard");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("a[href='#/delays']")).hasCount(ways);
        assertThat(page.getByText("Custom Plugins")).isVisible(visible(ways > 0));
        assertThat(page.evaluate("() => Boolean(globalThis.led)"))
                .as("shown for a moment")
                .isEqualTo(ways > 0);
        assertThat(errors).isEmpty();
        Chromium.picture(page, "cockpit-" + user);
    }

    @Test
    void aDesignerIsToldWhoMaySeeTheDelays() {
        Page page = signedIn("designer", "fi-FI");
        show(page, "");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Viiveet näkee vain esihenkilö.");
    }

    @Test
    void simulatedCasesAreCalledSo() {
        String label = "SIMULOITU – ei Kelan aineistoa";
        Page page = signedIn("manager", "fi-FI");
        page.route(
                "**/plugin/delays/default/choices*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(route.fetch().text().replace("\"label\":null", "\"label\":\"" + label + "\""))));
        show(page, "");
        assertThat(page.locator(".delays-label")).hasText(label);
    }

    @Test
    void filtersStandInTheAddressAndNothingOfAClient() {
        CaseId id = aPlanThatIsLate();
        Page page = delays("manager", "fi-FI", PERIOD + "&groupBy=task");
        page.getByLabel("Määräajan laji").selectOption("LEGAL");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Näytä").setExact(true))
                .press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#/delays\\?.*kind=LEGAL.*"));
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Viiveet").setExact(true)))
                .isFocused();
        Locator breaches = section(page, BREACHES);
        breaches.locator("summary").click();
        assertThat(breaches.locator("tbody")).not().containsText("Oma määräaika");
        breaches.getByRole(AriaRole.BUTTON, named("Laadi suunnitelma")).click();
        assertThat(page.getByText(id.value())).hasCount(1);
        assertThat(page.url()
                        + page.title()
                        + page.evaluate("() => JSON.stringify({...localStorage, ...sessionStorage})"))
                .doesNotContain(id.value());
    }

    /** Of 2 February 2037: a plan past its legal three months, and referrals nobody has looked at since. */
    private CaseId aPlanThatIsLate() {
        given.today(BEGIN).aReferral();
        given.today(BEGIN).aReferral();
        CaseId id = given.today(BEGIN).aCaseAt("draftPlan");
        when.timeReaches(BEGIN.plusMonths(4));
        return id;
    }

    private int lateInDatabase(String kind) {
        return jdbc.sql("""
                        select count(*) from tkp_clock where kind = :kind and coalesce(stopped_at, :now) > due_at
                            and cast(started_at at time zone 'Europe/Helsinki' as date) = :day
                        """)
                .param("kind", kind)
                .param("now", caseFile.now().atOffset(ZoneOffset.UTC))
                .param("day", BEGIN)
                .query(Integer.class)
                .single();
    }

    private JsonNode ask(String path) throws IOException {
        return json.readTree(Visitor.signedIn(port, "manager", null).get(path).body())
                .path("rows");
    }

    private static int sum(JsonNode rows, String kind, String figure) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("kind").asText().equals(kind))
                .mapToInt(row -> row.path(figure).asInt())
                .sum();
    }

    /** What the bars of a kind must show: by group with anything late, in the order of the rows. */
    private static List<Integer> sums(JsonNode rows, String kind) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("group").asText())
                .distinct()
                .filter(group -> StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(row -> row.path("group").asText().equals(group)
                                && row.path("late").asInt() > 0))
                .map(group -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.path("group").asText().equals(group)
                                && row.path("kind").asText().equals(kind))
                        .mapToInt(row -> row.path("late").asInt())
                        .sum())
                .toList();
    }

    private static <T> List<T> list(JsonNode rows, java.util.function.Function<JsonNode, T> each) {
        return StreamSupport.stream(rows.spliterator(), false).map(each).toList();
    }

    @Test
    void theLastLineTellsWhetherTheDataAreInOrder() {
        String kept = "update tkp_check set checked_at = ?, cases = ?, violations = ?, invariant = ?";
        try {
            assertThat(section(delays("manager", "fi-FI", PERIOD), "Tietojen tarkistus"))
                    .containsText("Ei vielä tarkistettu.");
            jdbc.sql(kept)
                    .params(BEGIN.atTime(2, 0).atOffset(ZoneOffset.UTC), 1003, 0, null)
                    .update();
            assertThat(section(delays("manager", "fi-FI", PERIOD), "Tietojen tarkistus"))
                    .containsText("Kaikki kunnossa: 1\u00a0003 asiaa, tarkistettu 2.2.2037 klo 4.00.");
            jdbc.sql(kept)
                    .params(BEGIN.atTime(2, 0).atOffset(ZoneOffset.UTC), 1003, 2, "TASKS_LAID")
                    .update();
            assertThat(section(delays("manager", "fi-FI", PERIOD), "Tietojen tarkistus")
                            .getByRole(AriaRole.ALERT))
                    .containsText(
                            "Tiedoissa on vikaa (2): avoimelta tehtävältä puuttuu työlista, määräaika tai kello.");
        } finally {
            jdbc.sql(kept).params(null, 0, 0, null).update();
        }
    }

    private static List<List<String>> cells(Locator section, int columns) {
        assertThat(section.locator("tbody tr").first()).isVisible();
        return section.locator("tbody tr").all().stream()
                .map(row -> row.locator("th, td").allInnerTexts().subList(0, columns))
                .toList();
    }

    private static List<Integer> bars(Page page, Locator section, String series) {
        Locator chart = section.locator("canvas");
        drawn(chart);
        @SuppressWarnings("unchecked")
        List<Number> values = (List<Number>) chart.evaluate(
                "(canvas, series) => Chart.getChart(canvas).data.datasets.find(each => each.label === series).data",
                series);
        return values.stream().map(Number::intValue).toList();
    }

    private static void drawn(Locator chart) {
        chart.page().waitForCondition(() -> (Boolean) chart.evaluate("canvas => Boolean(Chart.getChart(canvas))"));
    }

    private ProcessDefinition definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    /** The name of an element in the model that has it. */
    private String called(String element) {
        return engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> engine.getRepositoryService()
                        .getBpmnModelInstance(definition.getId())
                        .<FlowElement>getModelElementById(element))
                .filter(Objects::nonNull)
                .map(FlowElement::getName)
                .findFirst()
                .orElseThrow();
    }

    private static Locator section(Page page, String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private Page delays(String user, String locale, String filters) {
        Page page = signedIn(user, locale);
        show(page, filters);
        assertThat(page.locator(".delays [aria-busy=false]")).hasCount(8);
        return page;
    }

    private void show(Page page, String filters) {
        page.navigate(cockpit() + "#/delays?" + filters);
    }

    private void showDiagram(Page page, String process) {
        page.navigate(cockpit() + "#/process-definition/" + definition(process).getId() + "/runtime");
    }

    private Page signedIn(String user, String locale) {
        Page page = CHROMIUM.page(locale);
        signIn(page, user);
        return page;
    }

    private void signIn(Page page, String user) {
        Tasklist.signIn(page, url(), "cockpit", user);
        assertThat(page.locator(".account")).isVisible();
    }

    private static LocatorAssertions.IsVisibleOptions visible(boolean visible) {
        return new LocatorAssertions.IsVisibleOptions().setVisible(visible);
    }

    private String cockpit() {
        return url() + "/camunda/app/cockpit/default/";
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
