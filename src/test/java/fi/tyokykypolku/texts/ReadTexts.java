package fi.tyokykypolku.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.forms.FormSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The Finnish texts of the models that people read who are no designers, and which need a translation therefore: names of processes and of
 * all that is drawn; names of tables, and every piece of text in their outputs that is no code; what a form shows. What stays Finnish:
 * descriptions and documentation, the headings of a table's columns, its inputs, and names of messages and escalations, which are ids.
 */
final class ReadTexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A text in an expression. */
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A code is of capitals, or begins with a small letter; a text begins with a capital and goes on with small letters. */
    private static final Pattern SENTENCE_OR_NAME = Pattern.compile("\\p{Lu}.*\\p{Ll}.*", Pattern.DOTALL);

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private ReadTexts() {}

    static Set<String> ofDrawings() {
        Set<String> texts = new TreeSet<>();
        for (Path file : ModelFiles.in("bpmn")) {
            BpmnModelInstance drawing = Bpmn.readModelFromFile(file.toFile());
            Stream.of(
                            drawing.getModelElementsByType(Process.class).stream(),
                            drawing.getModelElementsByType(BpmnShape.class).stream()
                                    .map(BpmnShape::getBpmnElement),
                            drawing.getModelElementsByType(BpmnEdge.class).stream()
                                    .map(BpmnEdge::getBpmnElement))
                    .flatMap(each -> each)
                    .flatMap(element -> Stream.ofNullable(name(element)))
                    .forEach(texts::add);
        }
        return texts;
    }

    private static @Nullable String name(ModelElementInstance element) {
        return element.getAttributeValue("name");
    }

    static Set<String> ofTables() {
        Set<String> texts = new TreeSet<>();
        for (Path file : ModelFiles.in("dmn")) {
            DmnModelInstance tables = Dmn.readModelFromFile(file.toFile());
            tables.getModelElementsByType(Decision.class).forEach(table -> texts.add(table.getName()));
            tables.getModelElementsByType(OutputEntry.class)
                    .forEach(cell -> texts.addAll(
                            ofCell(cell.getText() == null ? "" : cell.getText().getTextContent())));
        }
        return texts;
    }

    /** The texts of an output: the whole of it, or the pieces that an expression puts together. */
    static List<String> ofCell(String expression) {
        return LITERAL.matcher(expression)
                .results()
                .map(literal -> literal.group(1))
                .filter(text -> SENTENCE_OR_NAME.matcher(text).matches())
                .toList();
    }

    static Set<String> ofForms() {
        Set<String> texts = new TreeSet<>();
        for (Path file : ModelFiles.in("forms")) {
            try {
                texts.addAll(ofForm(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** What a form or a list shows, as the application finds it; what comes from the directory has its own names in each language. */
    static Set<String> ofForm(String form) throws IOException {
        JsonNode shown = JSON.readTree(form);
        dropKeys(shown);
        Set<String> texts = new TreeSet<>();
        FormSchema.parse(shown.toString()).in(text -> {
            if (LETTER.matcher(TEMPLATE.matcher(text).replaceAll("")).find()) {
                texts.add(text);
            }
            return text;
        });
        return texts;
    }

    // Without keys there are no fields to check, and no lists to look up.
    private static void dropKeys(JsonNode part) {
        if (part instanceof ObjectNode object) {
            object.remove(List.of("key", "valuesKey"));
        }
        part.forEach(ReadTexts::dropKeys);
    }
}
