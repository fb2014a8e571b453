package fi.tyokykypolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Walks the path in Tasklist with the machine's {@link Chromium}, as caseworkers of four organisations. Pictures of every step are
 * left in target/screenshots.
 */
@ProcessTest
class TasklistTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final Pattern CASE_ID = Pattern.compile("TKP-\\d{4}-\\d{6}");

    private static final String PATH = "Työkyvyn tuen polku";
    private static final String NEW_CLIENT = "Uusi asiakas";
    private static final String CODE = "150788-913F";
    private static final String OTHER_CODE = "160788-9145";

    /** Words of the client's that are typed on the way, and only there. */
    private static final List<String> TYPED = List.of(
            CODE,
            OTHER_CODE,
            "150788-913X",
            "Polkunen",
            "Työkyky-Testi",
            "ei tarvitse nostaa",
            "Nostaminen",
            "Asuminen on vakaata",
            "jo asiakas");

    private static final String FREE = "Meidän vapaat tehtävät";
    private static final String OWN = "Omat tehtävät";
    private static final String LATE = "Myöhässä";
    private static final String THIS_WEEK = "Määräaika tällä viikolla";
    private static final String OURS = "Kaikki meidän tehtävät";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static int pictures;

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    CaseFile caseFile;

    private final Map<String, Tasklist> desks = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    private String caseId = "";

    @AfterEach
    void leave() {
        desks.forEach((user, desk) -> Chromium.picture(desk.page(), "last-" + user));
    }

    @Test
    void walksTheWholePath() {
        Tasklist employment = desk("employment");
        assertThat(employment.filters())
                .hasText(Stream.of(FREE, OWN, LATE, THIS_WEEK, OURS)
                        .map(name -> Pattern.compile("^\\s*" + name))
                        .toArray(Pattern[]::new));
        int free = Integer.parseInt(employment.show(FREE).counter().innerText().replaceAll("\\D", ""));
        refer(employment.start(NEW_CLIENT), CODE);
        employment.show(FREE);
        assertThat(employment.counter()).hasText(Pattern.compile("^\\D*" + (free + 1) + "\\D*$"));
        caseId = newest(employment);
        assertThat(employment.cards(caseId)).hasCount(1);
        assertThat(employment.cards(caseId)).containsText("Tarkista lähete");
        assertThat(employment.cards(caseId)).not().containsText("Tampere");
        assertThat(employment.cards(caseId)).containsText("Lähete");
        assertThat(employment.cards(caseId).locator(".due-date"))
                .hasText(Pattern.compile("^\\s*Määräaika\\s+\\d+ (t|pv) kuluttua\\s*$"));
        assertThat(employment.show(THIS_WEEK).cards(caseId)).hasCount(1);
        assertThat(employment.show(LATE).cards(caseId)).hasCount(0);
        assertThat(employment.show(OWN).cards(caseId)).hasCount(0);
        picture("employment", "worklist");

        work("employment", "Tarkista lähete", form -> {
            assertThat(form.heading()).containsText("Työkyky-Testi Polkunen, s. ");
            assertThat(form.heading()).containsText("Asia " + caseId + " · Vaihe Lähete");
            assertThat(form.heading()).containsText("Vireilletulopäivä: " + today());
            form.choose("Miten lähete käsitellään?", "Otetaan asiakkaaksi");
        });
        assertThat(employment.show(FREE).cards(caseId)).hasCount(0);
        work(
                "employment",
                "Ota yhteyttä asiakkaaseen",
                form -> form.choose("Yhteydenoton tapa", "Puhelu")
                        .fill("Yhteydenoton päivä", today())
                        .choose("Tavoitettiinko asiakas?", "Kyllä")
                        .fill("Asiakkaan toiveet", "Työ, jossa ei tarvitse nostaa."));
        work("employment", "Aloita monialainen asiakkuus", form -> {
            assertThat(form.heading()).containsText("Asiakkaan toiveet: Työ, jossa ei tarvitse nostaa.");
            form.fill("Asiakkuus alkoi", today())
                    .choose("Asiakkuuden peruste", "Työkyvyn rajoite")
                    .choose("Tarvitaanko suostumus muille osapuolille?", "Ei");
        });

        work("employment", "Arvioi työllistyminen ja osaaminen", form -> {
            assertThat(form.heading()).containsText("Vaihe Alkukartoitus");
            assertThat(form.heading()).containsText("Kela arvioi palvelutarpeen yhdessä muiden kanssa");
            form.choose("Päätoiminta nyt", "Työtön työnhakija")
                    .fill("Työttömänä alkaen", "1.2.2026")
                    .choose("Onko nyt töissä tai yrittäjänä?", "Ei")
                    .fill("Arvio ja palvelutarve", "Tarvitsee uuden ammatin.");
        });
        work(
                "social",
                "Arvioi sosiaalinen tilanne",
                form -> form.choose("Missä tarvitaan tukea", "Asuminen")
                        .fill("Johtopäätökset ja palvelutarve", "Asuminen on vakaata."));
        work(
                "health",
                "Arvioi terveys ja toimintakyky",
                form -> form.choose("Onko toimintakyky olennaisesti heikentynyt?", "Kyllä")
                        .choose("Kuntoutuksen tarve", "Ammatillinen kuntoutus")
                        .fill("Arvio ja palvelutarve", "Nostaminen ei onnistu."));
        work("kela", "Selvitä etuudet ja kuntoutus", form -> {
            assertThat(form.heading()).containsText("Työkyky-Testi Polkunen, s. ");
            assertThat(form.heading()).containsText("Kela arvioi palvelutarpeen yhdessä muiden kanssa");
            form.fill("Tulot yhteensä", "850")
                    .fill("Maksetut sairauspäivärahapäivät", "200")
                    .fill("Mitä kannattaa tarkistaa tai hakea", "Ammatillinen kuntoutus Kelasta.");
        });
        otherRegionsSeeNothing();
        work(
                "employment",
                "Kokoa alkukartoitus",
                form -> form.fill("Yhteinen arvio palvelutarpeesta", "Uusi ammatti, joka ei rasita selkää."));

        work("employment", "Laadi suunnitelma", form -> {
            assertThat(form.heading()).containsText("Vaihe Suunnitelma");
            seesWhyKelaIsIn(form);
            draft(form);
            form.submit();
            assertThat(form.field("Toimenpide 2", "Vastuuhenkilö")).hasAttribute("aria-invalid", "true");
            picture("employment", "plan-without-named-person");
            form.fill("Toimenpide 2", "Vastuuhenkilö", "Terhi Terveys")
                    .fill("Toimenpide 2", "Valmis viimeistään", "1.2.2026")
                    .submit();
            assertThat(form.message("Toimenpide 2, Valmis viimeistään: ")).isVisible();
            picture("employment", "plan-that-ends-before-it-starts");
            form.fill("Toimenpide 2", "Valmis viimeistään", inAMonth());
        });
        work("kela", "Sitoudu suunnitelmaan", form -> {
            assertThat(form.heading()).containsText("Vaihe Suunnitelma");
            seesWhyKelaIsIn(form);
            form.choose("Sitoutuuko organisaationne toimenpiteisiinsä?", "Kyllä");
        });
        work(
                "health",
                "Sitoudu suunnitelmaan",
                form -> form.choose("Sitoutuuko organisaationne toimenpiteisiinsä?", "Kyllä"));
        work(
                "employment",
                "Vahvista suunnitelma asiakkaan kanssa",
                form -> form.choose("Vahvistiko asiakas suunnitelman?", "Kyllä")
                        .fill("Vahvistettu", today())
                        .choose("Onko Kelaan jätetty hakemus?", "Ei"));

        timeForReview();
        // Those who have an action in the plan.
        for (String user : List.of("health", "kela")) {
            work(user, "Kerro toimenpiteiden etenemisestä", form -> form.choose("Tilanne", "Etenee suunnitellusti"));
        }
        work("employment", "Tarkista suunnitelma", form -> {
            assertThat(form.heading()).containsText("Vaihe Seuranta");
            assertThat(form.heading()).containsText("Kela tarkistaa omat toimenpiteensä");
            form.fill("Tarkistettu", today())
                    .choose("Miten jatketaan?", "Ehdotetaan palvelun päättämistä")
                    .choose("Onko Kelaan jätetty uusi hakemus?", "Ei");
        });
        for (String user : List.of("employment", "social", "health", "kela")) {
            work(user, "Arvioi palvelun päättäminen", form -> {
                assertThat(form.heading()).containsText("Kela arvioi päättämisen yhdessä muiden kanssa");
                form.choose("Voidaanko monialainen palvelu päättää?", "Kyllä");
            });
        }
        work("employment", "Päätä asia", form -> {
            assertThat(form.heading()).containsText("Vaihe Päättäminen");
            form.choose("Syy", "Siirtyi kuntoutukseen").fill("Päättyi", today());
        });

        assertThat(desk("employment").show(OURS).cards(caseId)).hasCount(0);
        assertUntold(addresses.stream());
        desks.values().forEach(desk -> assertUntold(kept(desk.page())));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count())
                .isZero();
        arrivedAsTyped();
    }

    @Test
    void nothingTypedStaysInTheBrowser() {
        Tasklist employment = desk("employment");
        employment.start(NEW_CLIENT).fill("Sukunimi", "Polkunen").fill("Etunimet", "Työkyky-Testi");
        endSession(employment);
        assertUntold(kept(employment.page()));

        Tasklist colleague = employment.signIn("employment2");
        colleague.start(NEW_CLIENT);
        assertThat(colleague.field("Sukunimi")).hasValue("");
        assertThat(colleague.field("Etunimet")).hasValue("");
        refer(colleague, OTHER_CODE);
        caseId = newest(colleague.show(FREE));
        colleague.open(caseId, "Tarkista lähete").claim();
        colleague
                .choose("Miten lähete käsitellään?", "Palautetaan lähettäjälle")
                .fill("Palautuksen syy", "Polkunen on jo asiakas.");
        assertThat(colleague.saveButton()).isHidden();
        colleague.saveButton().dispatchEvent("click");
        assertUntold(kept(colleague.page()));
        endSession(colleague);
        assertUntold(kept(colleague.page()));

        // What an earlier version has left goes when Tasklist is opened.
        colleague.page().evaluate("() => { localStorage['camunda-form:1'] = 'Polkunen'; }");
        assertThat(kept(colleague.page())).anyMatch(text -> text.contains("Polkunen"));
        colleague.page().reload();
        assertThat(colleague.page().locator("form[name=signinForm]")).isVisible();
        assertUntold(kept(colleague.page()));

        colleague.signIn("employment2").show(OWN).open(caseId, "Tarkista lähete");
        assertThat(colleague.field("Palautuksen syy")).isHidden();
        colleague
                .choose("Miten lähete käsitellään?", "Palautetaan lähettäjälle")
                .fill("Palautuksen syy", "Jo asiakas.")
                .complete();
    }

    /** The next call of the page is refused, and Tasklist asks for the password. */
    private static void endSession(Tasklist desk) {
        desk.page().context().clearCookies();
        desk.page().evaluate("() => document.querySelector('.task-filter h4 a').click()");
        assertThat(desk.page().locator("form[name=signinForm]")).isVisible();
    }

    private static String decode(String address) {
        return URLDecoder.decode(address, StandardCharsets.UTF_8);
    }

    /** Cookies, every kind of storage, and the address of the page. */
    private static Stream<String> kept(Page page) {
        String within = String.valueOf(page.evaluate("async () => JSON.stringify(["
                + "{...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys()])"));
        return Stream.of(within, page.context().storageState(), decode(page.url()));
    }

    private static void assertUntold(Stream<String> texts) {
        assertThat(texts).isNotEmpty().noneMatch(text -> TYPED.stream().anyMatch(text::contains));
    }

    private void refer(Tasklist desk, String code) {
        assertThat(desk.submitButton()).hasText("Aloita");
        desk.fill("Henkilötunnus", "150788-913X")
                .fill("Etunimet", "Työkyky-Testi")
                .fill("Sukunimi", "Polkunen")
                .choose("Kotikunta", "Tampere")
                .choose("Asiointikieli", "suomi")
                .choose("Asian laji", "Lähete")
                .choose("Mistä asiakas ohjattiin", "Työllisyyspalvelut")
                .fill("Vireilletulopäivä", today())
                .choose("Peruste", "Työkyvyn rajoite")
                .choose("Peruste", "Elämänhallinnan ongelma")
                .choose("Onko asiakas työtön?", "Kyllä");
        desk.submit();
        assertThat(desk.message("Henkilötunnus: Henkilötunnuksen tarkistusmerkki ei täsmää"))
                .isVisible();
        picture("employment", "wrong-identity-code");
        desk.fill("Henkilötunnus", code);
        picture("employment", "newReferral");
        desk.complete();
    }

    private void draft(Tasklist form) {
        LocalDate today = caseFile.today();
        form.fill("Tavoitteet", "Uusi ammatti vuoden kuluessa.")
                .fill("Miten seurataan", "Soitto kerran kuussa.")
                .fill("Tarkistetaan viimeistään", DAY.format(today.plusDays(60)))
                .fill("Toimenpiteiden määrä", "2");
        action(form, "Toimenpide 1", "Kela: ammatillinen kuntoutus", "Kela");
        form.fill("Toimenpide 1", "Vastuuhenkilö", "Keijo Kela");
        action(form, "Toimenpide 2", "Työttömän terveystarkastus", "Terveydenhuolto");
    }

    private void action(Tasklist form, String row, String service, String organisation) {
        form.choose(row, "Palvelu", service)
                .choose(row, "Vastuuorganisaatio", organisation)
                .fill(row, "Alkaa", today())
                .fill(row, "Valmis viimeistään", inAMonth());
    }

    private static void seesWhyKelaIsIn(Tasklist form) {
        assertThat(form.heading()).containsText("Kela on suunnitelman osapuoli");
        assertThat(form.heading())
                .containsText("Asiakas tarvitsee ammatillista kuntoutusta, eikä sen järjestäjä ole selvä.");
        assertThat(form.heading())
                .containsText("Sairauspäivärahapäiviä on yli 150, eikä kuntoutustarvetta ole selvitetty uudelleen");
    }

    private void otherRegionsSeeNothing() {
        for (String stranger : List.of("employment1", "kela5")) {
            Tasklist desk = desk(stranger);
            for (String filter : List.of(FREE, OWN, LATE, THIS_WEEK, OURS)) {
                assertThat(desk.show(filter).cards(caseId)).hasCount(0);
            }
            picture(stranger, "other-region");
        }
    }

    private void timeForReview() {
        ProcessInstance followup = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .processDefinitionKey("followup")
                .singleResult();
        Job review = management
                .createJobQuery()
                .processInstanceId(followup.getId())
                .activityId("reviewDue")
                .singleResult();
        management.executeJob(review.getId());
    }

    private void arrivedAsTyped() {
        CaseId id = new CaseId(caseId);
        String today = caseFile.today().toString();
        Map.of(
                        "receivedOn", today,
                        "contactedOn", today,
                        "unemployedSince", "2026-02-01",
                        "due2", caseFile.today().plusDays(30).toString(),
                        "sickAllowanceDays", "200",
                        "municipality", "837",
                        "unemployed", "true",
                        "person2", "Terhi Terveys")
                .forEach((field, value) -> assertThat(
                                caseFile.value(id, field).orElseThrow().asText())
                        .as(field)
                        .isEqualTo(value));
        assertThat(caseFile.value(id, "reasons").orElseThrow().toString())
                .isEqualTo("[\"WORK_ABILITY_LIMITATION\",\"LIFE_MANAGEMENT\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "fi-FI, Kirjaudu, Uusi asiakas tai tapahtuma, Sovellukset",
        "sv-FI, Logga in, Ny klient eller händelse, Applikationer",
        "en-GB, Log in, New client or event, Applications",
        "nb-NO, Kirjaudu, Uusi asiakas tai tapahtuma, Sovellukset",
    })
    void speaksTheLanguageOfTheBrowser(String locale, String signIn, String start, String applications) {
        Page page = page(locale);
        page.navigate(url() + "/camunda/app/tasklist/default/");
        assertThat(page.locator("form[name=signinForm] button[type=submit]")).hasText(signIn);
        Tasklist desk = new Tasklist(page, url()).signIn("employment");
        assertThat(desk.startLink()).hasText(start);
        assertThat(page.locator(".ce-eol-banner")).isHidden();
        assertThat(page.locator("html")).hasAttribute("lang", locale.startsWith("nb") ? "fi" : locale.substring(0, 2));
        picture(page, "tasklist-" + locale);
        page.navigate(url() + "/camunda/app/welcome/default/");
        assertThat(page.getByText(applications).first()).isVisible();
        picture(page, "welcome-" + locale);
    }

    @Test
    void managerSeesCockpitAndNoClient() {
        Page page = page("fi-FI");
        Tasklist.signIn(page, url(), "tasklist", "manager");
        assertThat(page.locator(".notifications .alert")).isVisible();
        picture(page, "manager-tasklist");
        Tasklist.signIn(page, url(), "cockpit", "manager");
        assertThat(page.locator("form[name=signinForm]")).hasCount(0);
        page.navigate(url() + "/camunda/app/cockpit/default/#/processes");
        assertThat(page.getByText(PATH).first()).isVisible();
        picture(page, "manager-cockpit");
        assertThat(answer(page, "task")).isEqualTo("[]");
        assertThat(answer(page, "variable-instance")).isEqualTo("[]");
    }

    @Test
    void designerSeesModelsAndNoCases() {
        Page page = page("fi-FI");
        Tasklist.signIn(page, url(), "cockpit", "designer");
        assertThat(page.locator("form[name=signinForm]")).hasCount(0);
        page.navigate(url() + "/camunda/app/cockpit/default/#/processes");
        assertThat(page.getByText(PATH).first()).isVisible();
        picture(page, "designer-cockpit");
        assertThat(get(page, "process-instance").status()).isEqualTo(404);
        assertThat(get(page, "task").status()).isEqualTo(404);
    }

    @Test
    void adminManagesUsers() {
        Page page = page("fi-FI");
        Tasklist.signIn(page, url(), "admin", "admin");
        assertThat(page.locator("form[name=signinForm]")).hasCount(0);
        page.navigate(url() + "/camunda/app/admin/default/#/users");
        assertThat(page.getByText("kela2").first()).isVisible();
        picture(page, "admin-users");
    }

    /** What the web application's own interface gives to whoever is signed in on a page. */
    private String answer(Page page, String resource) {
        APIResponse response = get(page, resource);
        assertThat(response.status()).isEqualTo(200);
        return response.text();
    }

    private APIResponse get(Page page, String resource) {
        return page.request().get(url() + "/camunda/api/engine/engine/default/" + resource);
    }

    /** Does a task: the first of an organisation is claimed from the free ones, later ones come to its named person. */
    private void work(String user, String task, Consumer<Tasklist> fillIn) {
        Tasklist desk = desk(user);
        if (named.add(user)) {
            desk.show(FREE).open(caseId, task);
            assertThat(desk.claimButton()).hasText("Ota tehtävä");
            picture(user, task + "-free");
            desk.claim();
        } else {
            desk.show(OWN).open(caseId, task);
        }
        assertThat(desk.submitButton()).hasText("Merkitse valmiiksi");
        picture(user, task);
        fillIn.accept(desk);
        picture(user, task + "-filled-in");
        desk.complete();
    }

    private Tasklist desk(String user) {
        return desks.computeIfAbsent(user, name -> new Tasklist(page("fi-FI"), url()).signIn(name));
    }

    private Page page(String locale) {
        Page page = CHROMIUM.page(locale);
        page.context().onRequest(request -> addresses.add(decode(request.url())));
        return page;
    }

    private static String newest(Tasklist desk) {
        Matcher id = CASE_ID.matcher(desk.cards().first().innerText());
        assertThat(id.find()).as("case id on the newest card").isTrue();
        return id.group();
    }

    private String today() {
        return DAY.format(caseFile.today());
    }

    private String inAMonth() {
        return DAY.format(caseFile.today().plusDays(30));
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private void picture(String user, String step) {
        picture(desk(user).page(), user + "-" + step.replace(' ', '-'));
    }

    private static void picture(Page page, String step) {
        pictures++;
        Chromium.picture(page, "%02d-%s".formatted(pictures, step));
    }
}
