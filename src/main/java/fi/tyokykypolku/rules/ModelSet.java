package fi.tyokykypolku.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.forms.OptionLists;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Drawings, tables and forms as they would be used together, by the name of their file without its folder and ending. */
public final class ModelSet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Class<? extends ModelElementInstance>> NAMED_IN_DRAWINGS =
            List.of(FlowElement.class, Process.class, RootElement.class);
    private static final List<Class<? extends ModelElementInstance>> NAMED_IN_TABLES =
            List.of(Decision.class, DecisionTable.class, Input.class, Output.class, Rule.class);

    /** Attributes that name another element of their file. */
    private static final List<String> POINTERS = List.of(
            "sourceRef",
            "targetRef",
            "attachedToRef",
            "messageRef",
            "escalationRef",
            "errorRef",
            "signalRef",
            "default",
            "href");

    private final Map<String, BpmnModelInstance> drawings = new TreeMap<>();
    private final Map<String, DmnModelInstance> tables = new TreeMap<>();
    private final Map<String, Form> forms = new TreeMap<>();
    private final Map<String, Map<String, String>> lists = new LinkedHashMap<>();
    private final Map<String, String> own = new TreeMap<>();

    /**
     * A form as its designer left it.
     *
     * @param components all of them, those in groups included
     * @param fields components with a key, in their order
     */
    public record Form(JsonNode root, List<JsonNode> components, List<JsonNode> fields) {
        static Form of(JsonNode root) {
            List<JsonNode> components = new ArrayList<>();
            collect(root.path("components"), components);
            return new Form(
                    root,
                    Collections.unmodifiableList(components),
                    components.stream().filter(each -> each.has("key")).toList());
        }

        private static void collect(JsonNode components, List<JsonNode> found) {
            components.forEach(component -> {
                found.add(component);
                collect(component.path("components"), found);
            });
        }

        Stream<JsonNode> fields(String key) {
            return fields.stream().filter(field -> field.path("key").asText().equals(key));
        }
    }

    /**
     * Reads files that the house rules have nothing to say against, or little.
     *
     * @param files contents by file name, with or without folders
     * @param directory lists of options that no file brings
     * @throws IllegalArgumentException when one cannot be read; the message says which, in Finnish
     */
    public static ModelSet of(Map<String, byte[]> files, Map<String, Map<String, String>> directory) {
        Objections found = new Objections();
        ModelSet set = read(files, directory, found);
        found.all().stream()
                .filter(each -> each.rule() == HouseRule.UNREADABLE || each.rule() == HouseRule.NO_ID)
                .findFirst()
                .ifPresent(each -> {
                    throw new IllegalArgumentException(each.line(Locale.forLanguageTag("fi")));
                });
        return set;
    }

    /**
     * Reads files; what cannot be read is an objection, and the others are looked at without it.
     *
     * @param files texts by file name
     * @param directory lists of options that no file brings
     */
    static ModelSet read(Map<String, byte[]> files, Map<String, Map<String, String>> directory, Objections found) {
        ModelSet set = new ModelSet();
        set.lists.putAll(directory);
        Map<String, String> names = new TreeMap<>();
        new TreeMap<>(files).forEach((path, content) -> {
            String file = file(path);
            String other = names.put(file, path);
            if (other != null) {
                found.add(file, "", HouseRule.FILE_TWICE, other, path);
            }
            set.read(file, content, found);
        });
        return set;
    }

    static String file(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private void read(String file, byte[] content, Objections found) {
        String name = name(file);
        try {
            if (file.endsWith(".bpmn")) {
                BpmnModelInstance drawing = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
                named(file, drawing.getModelElementsByType(BaseElement.class), NAMED_IN_DRAWINGS, found);
                pointed(file, drawing.getDocument().getRootElement(), "", drawing, found);
                if (!found.has(HouseRule.POINTS_NOWHERE) && !found.has(HouseRule.NO_ID)) {
                    joined(drawing);
                }
                drawings.put(name, drawing);
            } else if (file.endsWith(".dmn")) {
                DmnModelInstance table = Dmn.readModelFromStream(new ByteArrayInputStream(content));
                named(file, table.getModelElementsByType(DmnElement.class), NAMED_IN_TABLES, found);
                pointed(file, table.getDocument().getRootElement(), "", table, found);
                tables.put(name, table);
            } else if (file.endsWith(".form")) {
                JsonNode root = JSON.readTree(new String(content, StandardCharsets.UTF_8));
                if (OptionLists.isDefinedIn(file)) {
                    readLists(file, root, found);
                } else {
                    forms.put(name, Form.of(root));
                }
            } else {
                found.add(file, "", HouseRule.FILE_KIND);
            }
        } catch (ModelException | JsonProcessingException e) {
            found.add(
                    file,
                    "",
                    HouseRule.UNREADABLE,
                    String.valueOf(rootMessage(e)).replaceAll("\\s+", " "));
        }
    }

    private static void named(
            String file,
            Collection<? extends ModelElementInstance> elements,
            List<Class<? extends ModelElementInstance>> kinds,
            Objections found) {
        elements.stream()
                .filter(element -> kinds.stream().anyMatch(kind -> kind.isInstance(element)))
                .filter(element -> element.getAttributeValue("id") == null)
                .forEach(element -> found.add(
                        file, "", HouseRule.NO_ID, element.getElementType().getTypeName()));
    }

    /** What points to an element that is not there: whoever follows it fails. */
    private static void pointed(String file, DomElement element, String place, ModelInstance model, Objections found) {
        String id = element.getAttribute("id");
        String here = id == null ? place : id;
        for (String attribute : POINTERS) {
            String target = element.getAttribute(attribute);
            boolean within = target != null && (!attribute.equals("href") || target.startsWith("#"));
            if (within && !target.isEmpty() && model.getModelElementById(target.replaceFirst("^#", "")) == null) {
                found.add(file, here, HouseRule.POINTS_NOWHERE, target);
            }
        }
        element.getChildElements().forEach(child -> pointed(file, child, here, model, found));
    }

    /** The engine goes by where an arrow begins and ends, not by what its elements say of it. */
    private static void joined(BpmnModelInstance drawing) {
        for (FlowNode node : drawing.getModelElementsByType(FlowNode.class)) {
            DomElement element = node.getDomElement();
            element.getChildElements().stream()
                    .filter(child -> List.of("incoming", "outgoing").contains(child.getLocalName()))
                    .forEach(element::removeChild);
        }
        for (SequenceFlow flow : drawing.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getSource() != null && flow.getTarget() != null) {
                flow.getSource().getOutgoing().add(flow);
                flow.getTarget().getIncoming().add(flow);
            }
        }
    }

    private void readLists(String file, JsonNode root, Objections found) {
        for (JsonNode field : Form.of(root).fields()) {
            String name = field.path("key").asText();
            String kind = field.path("type").asText();
            found.require(FormRules.CHOICES.contains(kind), file, name, HouseRule.FIELD_KIND, kind);
            if (field.has("values")) {
                own.put(name, field.path("label").asText());
                Map<String, String> choices = choices(field);
                Set<String> labels = new TreeSet<>(choices.values());
                found.require(choices.size() == field.path("values").size(), file, name, HouseRule.OPTION_TWICE);
                found.require(choices.keySet().stream().noneMatch(String::isBlank), file, name, HouseRule.OPTION_EMPTY);
                found.require(
                        labels.size() == choices.size() && labels.stream().noneMatch(String::isBlank),
                        file,
                        name,
                        HouseRule.OPTION_LABELS);
            }
            if (field.has("values") && lists.put(name, choices(field)) != null) {
                found.add(file, name, HouseRule.LIST_TWICE, name);
            }
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    static String name(String file) {
        return file.replaceFirst("\\.[a-z]+$", "");
    }

    static Map<String, String> choices(JsonNode field) {
        Map<String, String> choices = new LinkedHashMap<>();
        field.path("values")
                .forEach(choice -> choices.put(
                        choice.path("value").asText(), choice.path("label").asText()));
        return choices;
    }

    /** The drawings by name. */
    public Map<String, BpmnModelInstance> drawings() {
        return drawings;
    }

    /** The files of tables by name. */
    public Map<String, DmnModelInstance> tables() {
        return tables;
    }

    /** The forms by name, without that of the lists. */
    public Map<String, Form> forms() {
        return forms;
    }

    /** Lists of options by name: labels by values. */
    public Map<String, Map<String, String>> lists() {
        return lists;
    }

    /** Names of the lists that the set brings itself. */
    Set<String> own() {
        return own.keySet();
    }

    /** What a list that the set brings itself is for; empty for any other. */
    public String label(String list) {
        return own.getOrDefault(list, "");
    }

    /** Labels by values that a field offers, of its own or of the list it names. */
    public Map<String, String> offered(JsonNode field) {
        String list = field.path("valuesKey").asText("");
        return list.isEmpty() ? choices(field) : lists.getOrDefault(list, Map.of());
    }

    /** Every field with that key, in whatever form. */
    public List<JsonNode> fields(String key) {
        return forms.values().stream().flatMap(form -> form.fields(key)).toList();
    }

    /** Values that the fields with that key offer. */
    Set<String> values(String key) {
        Set<String> values = new TreeSet<>();
        fields(key).forEach(field -> values.addAll(offered(field).keySet()));
        return values;
    }

    /** Every element of that kind in all drawings. */
    public <T extends ModelElementInstance> List<T> all(Class<T> kind) {
        return drawings.values().stream()
                .flatMap(drawing -> drawing.getModelElementsByType(kind).stream())
                .toList();
    }

    /** The tables by the id of their decision. */
    public Map<String, DecisionTable> decisions() {
        Map<String, DecisionTable> decisions = new TreeMap<>();
        tables.values().stream()
                .flatMap(model -> model.getModelElementsByType(DecisionTable.class).stream())
                .forEach(table -> decisions.put(table.getParentElement().getAttributeValue("id"), table));
        return decisions;
    }
}
