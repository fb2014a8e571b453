package fi.tyokykypolku.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.PlainText;
import fi.tyokykypolku.feel.Feel;
import fi.tyokykypolku.texts.Sentences;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.core.NestedExceptionUtils;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Refuses a deployment, as a whole, that holds anything but drawings, tables and forms, or a drawing or table that would run code of
 * its own: scripts, classes, connectors, listeners, other beans than the models' own. Of the engine's extensions only the listed are
 * known, so that what is not listed is refused.
 */
public final class ModelCheck implements Deployer {
    private static final Sentences SENTENCES = new Sentences("guard");
    private static final Set<String> EXTENSIONS = Set.of(
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "calledElementVersion",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "delegateExpression",
            "diagramRelationId",
            "elementVariable",
            "entry",
            "exclusive",
            "failedJobRetryTimeCycle",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "in",
            "inputOutput",
            "inputParameter",
            "inputVariable",
            "isStartableInTasklist",
            "list",
            "map",
            "mapDecisionResult",
            // Which template of Modeler an element was made with; the engine does not read it.
            "modelerTemplate",
            "modelerTemplateVersion",
            "out",
            "outputParameter",
            "priority",
            "properties",
            "property",
            "resultVariable",
            "value",
            "versionTag");

    private static final String DELEGATE = "delegateExpression";
    private static final Set<String> SCRIPTS = Set.of("script", "scriptTask");
    private static final Set<String> LANGUAGES = Set.of("language", "scriptFormat", "expressionLanguage");
    /** Camunda's extensions of BPMN and DMN, and the name the engine still knows them by. */
    private static final Pattern ENGINE = Pattern.compile("http://(?:camunda\\.org/schema/1\\.0|activiti\\.org)/.*");

    private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/.*feel.*");

    /** The word without which no FEEL calls anything outside; spares the reading of every other text. */
    private static final String EXTERNAL = "external";

    /** Where FEEL may begin within a text of a form. Its end is any that follows: FEEL may hold one itself. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(?:#(?:if|loop))?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Expressions expressions;

    public ModelCheck(Expressions expressions) {
        this.expressions = expressions;
    }

    /** @throws BadUserRequestException naming every objection, in the reader's language */
    @Override
    public void deploy(DeploymentEntity deployment) {
        Set<String> objections = new TreeSet<>();
        if (deployment.getTenantId() != null) {
            // A key would have a newest version for every tenant.
            objections.add(SENTENCES.say("tenant"));
        }
        for (ResourceEntity resource : deployment.getResources().values()) {
            look(resource.getName(), resource.getBytes())
                    .all()
                    .forEach(objection -> objections.add(resource.getName() + ": " + objection));
        }
        if (!objections.isEmpty()) {
            throw new BadUserRequestException(SENTENCES.say("notDeployed", String.join("; ", objections)));
        }
    }

    /**
     * What is wrong with a file.
     *
     * @param code in the reader's language
     * @param unreadable expressions of which nobody can tell what they would do
     */
    public record Findings(List<String> code, List<Unreadable> unreadable) {
        private Stream<String> all() {
            return Stream.concat(
                    code.stream(),
                    unreadable.stream()
                            .map(each -> (each.element().isEmpty() ? "" : each.element() + ": ")
                                    + SENTENCES.say("expressionUnread", each.expression())));
        }
    }

    /** @param element the nearest that has an id; empty for none */
    public record Unreadable(String element, String expression) {}

    /** The same for a file that is not deployed. */
    public Findings look(String file, byte[] content) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".form")) {
            return new Findings(formObjections(content), List.of());
        }
        if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
            return new Findings(List.of(SENTENCES.say("filesOnly")), List.of());
        }
        Findings found = new Findings(new ArrayList<>(), new ArrayList<>());
        try {
            inspect(parse(content), found);
        } catch (IOException | SAXException e) {
            return new Findings(List.of(SENTENCES.say("fileUnread")), List.of());
        }
        if (name.endsWith(".dmn")) {
            asTable(content).ifPresent(found.code()::add);
        }
        return found;
    }

    /** What the engine would call an error of its own, where it tells what is wrong with a process. */
    private static Optional<String> asTable(byte[] dmn) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(dmn))
                    .getModelElementsByType(DecisionTable.class)
                    .stream()
                    .flatMap(ModelCheck::uneven)
                    .findFirst();
        } catch (ModelException e) {
            return Optional.of(SENTENCES.say(
                    "notDmn",
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage())));
        }
    }

    /** Rows with a cell too many or too few, at which the engine fails. */
    private static Stream<String> uneven(DecisionTable table) {
        int inputs = table.getInputs().size();
        int outputs = table.getOutputs().size();
        return table.getRules().stream()
                .filter(rule -> rule.getInputEntries().size() != inputs
                        || rule.getOutputEntries().size() != outputs)
                .map(rule -> SENTENCES.say(
                        "uneven",
                        rule.getId(),
                        String.valueOf(rule.getInputEntries().size()),
                        String.valueOf(rule.getOutputEntries().size()),
                        String.valueOf(inputs),
                        String.valueOf(outputs)));
    }

    /** What is no JSON is refused by whoever reads the form. */
    private static List<String> formObjections(byte[] form) {
        Set<String> found = new TreeSet<>();
        try {
            inspect(JSON.readTree(form), "", found);
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(found);
    }

    private static void inspect(JsonNode node, String place, Set<String> found) {
        String at = node.path("key").asText(node.path("id").asText(place));
        node.forEach(child -> inspect(child, at, found));
        Stream.concat(Stream.of(node.asText()), node.properties().stream().map(Map.Entry::getKey))
                .flatMap(ModelCheck::plain)
                .forEach(objection -> found.add(at.isEmpty() ? objection : at + ": " + objection));
        if (node.isTextual() && node.asText().contains(EXTERNAL)) {
            String text = node.asText();
            Stream.concat(Stream.of(text), templates(text))
                    .flatMap(feel ->
                            Stream.of(feel, feel.replaceFirst("^[\\s=]*", "")).distinct())
                    .flatMap(feel -> Feel.objection(feel).stream())
                    .forEach(objection -> found.add(at.isEmpty() ? objection : at + ": " + objection));
        }
    }

    private static Stream<String> templates(String text) {
        return TEMPLATE.matcher(text)
                .results()
                .flatMap(begin -> IntStream.range(begin.end(), text.length())
                        .filter(end -> text.startsWith("}}", end))
                        .mapToObj(end -> text.substring(begin.end(), end)));
    }

    private void inspect(Element element, Findings found) {
        String local = element.getLocalName();
        if (SCRIPTS.contains(local)) {
            found.code().add(at(element) + SENTENCES.say("script"));
        } else if (isEngines(element) && !EXTENSIONS.contains(local)) {
            found.code().add(at(element) + SENTENCES.say("extension", local));
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            inspect(element, (Attr) element.getAttributes().item(i), found);
        }
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                inspect(inner, found);
            } else if (child instanceof CharacterData words && !(child instanceof Comment)) {
                // The engine reads on over a comment, too.
                text.append(words.getData());
            }
        }
        plain(text.toString()).forEach(objection -> found.code().add(at(element) + objection));
        expressions(element, text.toString(), found);
    }

    private static Stream<String> plain(String text) {
        return PlainText.isPlain(text) ? Stream.empty() : Stream.of(PlainText.message());
    }

    private void inspect(Element element, Attr attribute, Findings found) {
        String local = attribute.getLocalName();
        String value = attribute.getValue();
        plain(value).forEach(objection -> found.code().add(at(element) + local + ": " + objection));
        if (isEngines(attribute) && !EXTENSIONS.contains(local)) {
            found.code().add(at(element) + SENTENCES.say("extension", local));
        } else if (LANGUAGES.contains(local) && !FEEL.matcher(value).matches()) {
            found.code().add(at(element) + SENTENCES.say("language", value));
        } else if (isEngines(attribute) && local.equals(DELEGATE)) {
            if (!expressions.namesDelegate(value)) {
                found.code().add(at(element) + SENTENCES.say("delegate", value));
            }
        } else {
            expressions(element, value, found);
        }
    }

    private void expressions(Element element, String text, Findings found) {
        expressions
                .outOfReach(text)
                .ifPresentOrElse(
                        names -> names.forEach(
                                name -> found.code().add(at(element) + SENTENCES.say("outOfReach", name))),
                        () -> found.unreadable().add(new Unreadable(place(element), text.strip())));
        if (text.contains(EXTERNAL)) {
            Feel.objection(text).ifPresent(objection -> found.code().add(at(element) + objection));
        }
    }

    private static boolean isEngines(Node node) {
        return node.getNamespaceURI() != null
                && ENGINE.matcher(node.getNamespaceURI()).matches();
    }

    /** The nearest element that has a name in the drawing. */
    private static String place(Element element) {
        for (Node at = element; at instanceof Element named; at = at.getParentNode()) {
            if (named.hasAttribute("id")) {
                return named.getAttribute("id");
            }
        }
        return "";
    }

    private static String at(Element element) {
        String place = place(element);
        return place.isEmpty() ? "" : place + ": ";
    }

    private static Element parse(byte[] xml) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The default handler writes to the console. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // The engine's own parser minds what matters to it.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
