package fi.tyokykypolku;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Variable;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.OptionLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The drawings and forms of the repository, read from their folders as their designers left them. */
final class Models {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static final String START_FORM = "newReferral";

    /** Processes that are started by hand, with the form each is started with. */
    static final Map<String, String> STARTED_BY_HAND = Map.of("workability", START_FORM, "notice", "newNotice");

    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");

    // A name after a dot is a member of the one before it.
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_]\\w*");

    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "not", "empty", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "execution");

    private static final Map<Path, String> UNREADABLE = new TreeMap<>();

    private static final Map<String, BpmnModelInstance> PROCESSES =
            read("bpmn", path -> Bpmn.readModelFromFile(path.toFile()));

    private static final OptionLists LISTS =
            new OptionLists(ShippedDirectory.get().lists()).with(text(Path.of("forms", "lists.form")));

    private static final Map<String, FormSchema> FORMS = read("forms", file -> FormSchema.parse(text(file), LISTS));

    private Models() {}

    /** What is wrong with the files that cannot be read at all; the others are tested without them. */
    static Map<Path, String> unreadable() {
        return UNREADABLE;
    }

    /** The drawings by file name without its ending. */
    static Map<String, BpmnModelInstance> processes() {
        return PROCESSES;
    }

    /** The forms, as the application reads them, by file name without its ending. */
    static Map<String, FormSchema> forms() {
        return FORMS;
    }

    static BpmnModelInstance process(String file) {
        return requireNonNull(PROCESSES.get(file), file);
    }

    static FormSchema form(String file) {
        return requireNonNull(FORMS.get(file), file);
    }

    static FormField field(String form, String key) {
        return requireNonNull(form(form).fields().get(key), key);
    }

    /** The type of a process variable; nothing's where there is no such variable. */
    static Class<?> type(String variable) {
        Variable<?> declared = CaseVariables.all().get(variable);
        return declared == null ? Void.class : declared.type();
    }

    /** Every component of a form, those in groups too, as its designer left it. */
    static List<JsonNode> components(String form) {
        return componentsOf(text(Path.of("forms", form + ".form")));
    }

    /** Every component of a form, those in groups too, as the browser gets it. */
    static List<JsonNode> served(String form) {
        return componentsOf(form(form).json());
    }

    private static List<JsonNode> componentsOf(String form) {
        try {
            List<JsonNode> found = new ArrayList<>();
            collect(new ObjectMapper().readTree(form).path("components"), found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field of every form with that key. */
    static List<FormField> fields(String key) {
        return FORMS.values().stream()
                .map(form -> form.fields().get(key))
                .filter(field -> field != null)
                .toList();
    }

    /** Every element of that kind in all drawings. */
    static <T extends ModelElementInstance> List<T> all(Class<T> kind) {
        return PROCESSES.values().stream()
                .flatMap(model -> model.getModelElementsByType(kind).stream())
                .toList();
    }

    static Set<String> userTasks() {
        return all(UserTask.class).stream().map(UserTask::getId).collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** The file that draws an element. */
    static String file(ModelElementInstance element) {
        BpmnModelInstance model = (BpmnModelInstance) element.getModelInstance();
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    /** An attribute of the engine's own namespace; empty where it is missing. */
    static String camunda(ModelElementInstance element, String attribute) {
        String value = element.getAttributeValueNs(CAMUNDA, attribute);
        return value == null ? "" : value;
    }

    /** Every expression in a drawing, without its braces, by the place where it stands. */
    static Map<String, String> expressions(BpmnModelInstance model) {
        Map<String, String> found = new LinkedHashMap<>();
        visit(model.getDefinitions().getDomElement(), file(model.getDefinitions()), found);
        return found;
    }

    /** The names an expression reads, without those of the language, its texts and its members. */
    static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(STRING.matcher(expression).replaceAll("''")).results().forEach(name -> names.add(name.group()));
        names.removeAll(WORDS);
        return names;
    }

    /** The texts an expression or a cell compares with. */
    static List<String> texts(String expression) {
        return STRING.matcher(expression)
                .results()
                .map(text -> text.group().substring(1, text.group().length() - 1))
                .toList();
    }

    private static void visit(DomElement element, String place, Map<String, String> found) {
        String id = element.getAttribute("id");
        String here = id == null ? place : place + " > " + id;
        for (String attribute : List.of(
                "delegateExpression", "collection", "sourceExpression", "businessKey", "calledElement", "expression")) {
            keep(element.getAttribute(CAMUNDA, attribute), here + "@" + attribute, found);
            keep(element.getAttribute(attribute), here + "@" + attribute, found);
        }
        if (element.getChildElements().isEmpty()) {
            keep(element.getTextContent(), here + "/" + element.getLocalName(), found);
        }
        element.getChildElements().forEach(child -> visit(child, here, found));
    }

    private static void keep(String text, String place, Map<String, String> found) {
        if (text != null && (text.contains("${") || text.contains("#{"))) {
            found.put(place + "#" + found.size(), text.strip().replaceAll("^[$#]\\{|}$", ""));
        }
    }

    private static void collect(JsonNode components, List<JsonNode> found) {
        components.forEach(component -> {
            found.add(component);
            collect(component.path("components"), found);
        });
    }

    private static <T> Map<String, T> read(String folder, Function<Path, T> reader) {
        Map<String, T> read = new TreeMap<>();
        for (Path file : ModelFiles.in(folder)) {
            if (OptionLists.isDefinedIn(file.toString())) {
                continue;
            }
            try {
                read.put(file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""), reader.apply(file));
            } catch (ModelException | IllegalArgumentException | UncheckedIOException e) {
                UNREADABLE.put(file, e.toString());
            }
        }
        return read;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
