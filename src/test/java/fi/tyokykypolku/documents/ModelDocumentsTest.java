package fi.tyokykypolku.documents;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.rules.ModelSet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The documents that people read instead of the models: whole, in Finnish, and of the models that are there. */
class ModelDocumentsTest {
    private static final Path SHIPPED = Path.of("src/docs/models");

    /** Left where a build leaves what it makes, to be looked at or put in the place of what is there. */
    private static final Path MADE = Path.of("target/models");

    /** A code where no word stands before it: at the beginning of a cell, behind a comma or "tai". */
    private static final Pattern BARE_CODE =
            Pattern.compile("(?:<td>|</span> |<strong>| tai |: )<code>([A-Za-z]\\w*)</code>");

    private static final ModelSet SET =
            ModelSet.of(ModelFiles.contents(), ShippedDirectory.get().lists());

    private static final Map<String, String> DOCUMENTS = documents();

    static Set<String> tables() {
        return SET.decisions().keySet();
    }

    static Set<String> drawings() {
        return SET.drawings().keySet();
    }

    static Set<String> pages() {
        return DOCUMENTS.keySet();
    }

    private static List<Path> read(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> documents() {
        Set<String> pictures = read(SHIPPED).stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        return ModelDocuments.of(SET, pictures);
    }

    private static DecisionTable table(String key) {
        return Objects.requireNonNull(SET.decisions().get(key));
    }

    private static BpmnModelInstance path() {
        return Objects.requireNonNull(SET.drawings().get(Overview.PATH));
    }

    private static String page(String name) {
        return DOCUMENTS.getOrDefault(name, "");
    }

    @Test
    void areOfTheModelsThatAreThere() throws IOException {
        Files.createDirectories(MADE);
        Map<String, String> shipped = new TreeMap<>();
        for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
            Files.writeString(MADE.resolve(document.getKey()), document.getValue());
            Path there = SHIPPED.resolve(document.getKey());
            shipped.put(document.getKey(), Files.exists(there) ? Files.readString(there) : "");
        }
        assertThat(DOCUMENTS.keySet().stream()
                        .filter(name -> !page(name).equals(shipped.get(name)))
                        .toList())
                .as("not as the models are now: copy them from target/models to src/docs/models")
                .isEmpty();
        assertThat(read(SHIPPED).stream().map(file -> file.getFileName().toString()))
                .as("of a table that is gone")
                .allMatch(name -> DOCUMENTS.containsKey(name) || SET.drawings().containsKey(name.replace(".svg", "")));
    }

    /** Pictures of drawings are made by another program, which a build does not run. */
    @ParameterizedTest
    @MethodSource("drawings")
    void aDrawingIsDrawnAsItIs(String name) {
        String picture = new String(bytes(SHIPPED.resolve(name + ".svg")), StandardCharsets.UTF_8);
        String words = picture.replaceAll("<[^>]*>", "").replaceAll("\\s", "");
        List<String> stale = new ArrayList<>();
        BpmnModelInstance drawing = Objects.requireNonNull(SET.drawings().get(name));
        for (BpmnShape shape : drawing.getModelElementsByType(BpmnShape.class)) {
            String id = shape.getBpmnElement().getId();
            String place = "data-element-id=\"%s\" transform=\"matrix(1 0 0 1 %.0f %.0f)\""
                    .formatted(id, shape.getBounds().getX(), shape.getBounds().getY());
            String label = shape.getBpmnElement().getAttributeValue("name");
            if (!picture.contains(place)
                    || label != null && !words.contains(escaped(label).replaceAll("\\s", ""))) {
                stale.add(id);
            }
        }
        long drawn = Pattern.compile("djs-shape\" data-element-id=\"(?!\\w+_label\")")
                .matcher(picture)
                .results()
                .count();
        assertThat(stale)
                .as("elsewhere or otherwise in %s.svg: npm run draw", name)
                .isEmpty();
        assertThat(drawn)
                .as("shapes in %s.svg: npm run draw", name)
                .isEqualTo(drawing.getModelElementsByType(BpmnShape.class).size());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowOfATableIsTold(String key) throws Exception {
        DecisionTable table = table(key);
        Document page = html(page(key + ".html"));
        for (Rule rule : table.getRules()) {
            Element row = byId(page, rule.getId());
            assertThat(row).as(rule.getId()).isNotNull();
            String told = row.getTextContent();
            rule.getOutputEntries().stream()
                    .map(entry -> entry.getTextContent().strip())
                    .filter(text -> text.matches("(?s)\"[^\"]*\""))
                    .forEach(text -> assertThat(told).contains(text.substring(1, text.length() - 1)));
            if (rule.getDescription() != null
                    && rule.getDescription().getTextContent().contains("OLETUS:")) {
                assertThat(told).contains("Oletus").doesNotContain("OLETUS");
            }
        }
        assertThat(page(key + ".html")).contains("Montako riviä vastaa:", "Kuka kysyy taululta");
        assertThat(page("index.html")).contains("href=\"" + key + ".html\"");
    }

    /** The codes are what a program reads; whoever has a word for one is not shown it bare. */
    @ParameterizedTest
    @MethodSource("tables")
    void aCodeHasItsWord(String key) {
        Set<String> bare = new TreeSet<>();
        BARE_CODE
                .matcher(page(key + ".html").replaceAll("(?s)^.*?<tbody>|<h2>Mitä taulu lukee.*", ""))
                .results()
                .forEach(code -> bare.add(code.group(1)));
        assertThat(bare).isEmpty();
    }

    @Test
    void aLimitSaysWhetherAnActDemandsIt() throws Exception {
        Document page = html(page("deadlines.html"));
        Map<String, String> words = Map.of("LEGAL", "Lakisääteinen", "TARGET", "Tavoite", "INTERNAL", "Sisäinen");
        for (Rule rule : table("deadlines").getRules()) {
            String told = byId(page, rule.getId()).getTextContent();
            String kind = List.copyOf(rule.getOutputEntries())
                    .get(3)
                    .getTextContent()
                    .strip()
                    .replace("\"", "");
            assertThat(told).contains("Laji: " + words.get(kind) + " " + kind);
        }
    }

    @Test
    void everyFieldIsInTheDictionary() throws Exception {
        Document page = html(page("fields.html"));
        String text = page.getDocumentElement().getTextContent();
        Map<String, Set<String>> forms = new HashMap<>();
        Place.all(SET)
                .forEach((key, places) -> places.forEach(place ->
                        forms.computeIfAbsent(key, none -> new TreeSet<>()).add(place.form())));
        assertThat(forms).hasSizeGreaterThan(200);
        List<String> codes = codes(page);
        forms.forEach((key, where) -> assertThat(codes).as("field %s", key).contains(key));
        assertThat(text).doesNotContain("undefined");
    }

    @Test
    void theDictionarySaysWhoSeesAFieldAndWhy() throws Exception {
        Document page = html(page("fields.html"));
        assertThat(byId(page, "diagnosisGroup").getTextContent())
                .contains(
                        "Kirjaa: terveydenhuolto.",
                        "15 §: työvoimaviranomainen, sosiaalihuolto, Kela.",
                        "Luovutuslupa, laki 703/2023: sosiaalihuolto.",
                        "Kirjallinen suostumus tai Suullinen suostumus yhteen asiointikertaan: kaikki muut osapuolet.",
                        "Mitä etuuksia kannattaa tarkistaa: Sairausryhmä");
        assertThat(byId(page, "specialSupport").getTextContent())
                .contains("Kenelle tehtävä kuuluu: Tarvitaanko erityistä tukea?");
        assertThat(byId(page, "questionToKela").getTextContent())
                .contains("Näytetään vastaanottajalle perusteesta riippumatta", "Viesti: Kelalta kysyttiin");
        assertThat(byId(page, "service1").getTextContent()).contains("service6", "Suunnitelman palvelut");
    }

    @Test
    void theOverviewTellsEveryPhaseAndWhatCanHappenBesideThem() {
        String picture = page("overview.svg");
        String words = picture.replaceAll("</text>\\s*<text[^>]*>", " ");
        path().getModelElementsByType(CallActivity.class)
                .forEach(call -> assertThat(words).contains(call.getName()));
        path().getModelElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .forEach(when -> assertThat(words).contains(when.getName()));
        assertThat(words)
                .containsSubsequence(
                        "1. Lähetteen käsittely",
                        "2. Suostumus ja asiakkuuden alku",
                        "3. Alkukartoitus",
                        "4. Asiakassuunnitelma",
                        "5. Seuranta",
                        "6. Päättäminen")
                .contains("Lakisääteinen: 3 kuukautta (Laki 381/2023 4 §)")
                .as("who acts on a limit that is passed")
                .contains("asian koordinoija (verkoston johto)");
    }

    /** The pages say where values of tables come from: of no value that Java does not tell, and of each that it does. */
    @Test
    void whatTheApplicationComputesHasItsWords() {
        Set<String> computed = words("computed.").keySet();
        Set<String> read = new TreeSet<>();
        Set<String> answered = new TreeSet<>();
        SET.decisions().values().stream().map(Table::of).forEach(table -> {
            table.inputs().forEach(input -> read.addAll(input.names()));
            table.outputs().forEach(output -> answered.add(output.name()));
        });
        assertThat(read).as("a table reads it").containsAll(computed);
        assertThat(computed)
                .allSatisfy(name ->
                        assertThat(asking()).as("Java tells it").anyMatch(java -> java.contains('"' + name + '"')));
        read.removeIf(name -> answered.contains(name) || !SET.fields(name).isEmpty());
        read.removeIf(name -> asking().noneMatch(java -> java.contains('"' + name + '"')));
        assertThat(computed).as("what Java tells and a table reads").containsAll(read);
    }

    /** Steps that ask a table are beans, and ask just that table. */
    @Test
    void whoAsksATableIsThere() {
        Set<String> steps = SET.drawings().values().stream()
                .flatMap(drawing -> drawing.getModelElementsByType(ServiceTask.class).stream())
                .map(BaseElement::getId)
                .collect(Collectors.toSet());
        words("asked.").forEach((table, asking) -> {
            assertThat(tables()).contains(table);
            for (String step : asking.split(" ")) {
                assertThat(steps).as(table).contains(step);
                String bean = step.substring(0, 1).toUpperCase(Locale.ROOT) + step.substring(1) + ".java";
                Path file =
                        java().filter(each -> each.endsWith(bean)).findFirst().orElseThrow();
                assertThat(read(Objects.requireNonNull(file.getParent())))
                        .as("%s asks %s", step, table)
                        .anyMatch(java -> text(java).contains('"' + table + '"'));
            }
        });
        Set<String> told = new TreeSet<>(words("asked.").keySet());
        told.addAll(words("asker.").keySet());
        assertThat(tables())
                .containsAll(told)
                .allSatisfy(table -> assertThat(page(table + ".html"))
                        .as("who asks %s", table)
                        .containsPattern("(?s)Kuka kysyy taululta.*?<li>"));
    }

    private static Map<String, String> words(String prefix) {
        ResourceBundle texts = ResourceBundle.getBundle("texts.documents", Locale.forLanguageTag("fi"));
        return texts.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), texts::getString));
    }

    /** The texts of the packages that ask tables. */
    private static Stream<String> asking() {
        return java().filter(file -> Stream.of("kela", "referral", "sharing", "routing", "deadlines")
                        .anyMatch(name -> file.toString().contains("/" + name + "/")))
                .map(ModelDocumentsTest::text);
    }

    private static Stream<Path> java() {
        return read(Path.of("src/main/java/fi/tyokykypolku")).stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> read(folder).stream());
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** At 900 pixels no text is smaller than a page's own, and none runs out of its box. */
    @Test
    void theOverviewIsReadAt900Pixels() {
        String picture = page("overview.svg");
        assertThat(picture).contains("width=\"900\"", "viewBox=\"0 0 900 ");
        assertThat(Pattern.compile("(\\d+)px").matcher(picture).results().map(size -> Integer.parseInt(size.group(1))))
                .allMatch(size -> size >= 15);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void standsAlone(String name) throws Exception {
        String page = page(name);
        assertThat(page).doesNotContain("<script", "src=\"http", "@import", "url(http", "<link");
        if (name.endsWith(".html")) {
            assertThat(page)
                    .contains("<html lang=\"fi\">", "<title>", "<caption>", "<th scope=\"col\">", "<th scope=\"row\">");
            NodeList links = html(page).getElementsByTagName("a");
            for (int i = 0; i < links.getLength(); i++) {
                leads(name, ((Element) links.item(i)).getAttribute("href"));
            }
        } else {
            assertThat(html(page).getDocumentElement().getTagName()).isEqualTo("svg");
        }
    }

    private static void leads(String from, String href) throws Exception {
        String[] parts = href.split("#", 2);
        String to = parts[0].isEmpty() ? from : parts[0];
        assertThat(DOCUMENTS.containsKey(to) || Files.exists(SHIPPED.resolve(to)))
                .as("%s leads to %s", from, href)
                .isTrue();
        if (parts.length > 1) {
            assertThat(byId(html(page(to)), parts[1]))
                    .as("%s leads to %s", from, href)
                    .isNotNull();
        }
    }

    private static final Map<String, Document> READ = new HashMap<>();

    /** The pages are also well-formed XML but for the few elements that HTML leaves open. */
    private static Document html(String page) throws Exception {
        Document known = READ.get(page);
        if (known == null) {
            String closed = page.replaceFirst("^<!DOCTYPE html>", "")
                    .replaceAll("(?s)<style>.*?</style>", "")
                    .replaceAll("<((?:meta|col|img|br)\\b[^>]*?)/?>", "<$1/>");
            known = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(closed)));
            READ.put(page, known);
        }
        return known;
    }

    private static Element byId(Document page, String id) {
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("id").equals(id)) {
                return (Element) all.item(i);
            }
        }
        throw new AssertionError("Nothing has the id " + id);
    }

    private static List<String> codes(Document page) {
        List<String> codes = new ArrayList<>();
        NodeList all = page.getElementsByTagName("code");
        for (int i = 0; i < all.getLength(); i++) {
            codes.add(all.item(i).getTextContent());
        }
        return codes;
    }
}
