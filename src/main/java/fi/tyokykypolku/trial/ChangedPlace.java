package fi.tyokykypolku.trial;

import fi.tyokykypolku.models.Change.Act;
import fi.tyokykypolku.models.Change.Detail;
import fi.tyokykypolku.models.Difference;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A row or an element that a change touches and that a case can come to.
 *
 * @param model id of the table or process
 * @param modelName its name
 * @param element id of the row or element
 * @param name the row's number in its table, or the element's name
 */
public record ChangedPlace(String model, String modelName, String element, String name, Kind kind) {
    /** What it is. */
    public enum Kind {
        ROW,
        ELEMENT
    }

    /** What a case leaves where it came to a row or an element. */
    static String key(String model, String element) {
        return model + " " + element;
    }

    String key() {
        return key(model, element);
    }

    /** What differs between two sets: of what is removed, the place it had. */
    static List<ChangedPlace> between(Map<String, byte[]> before, Map<String, byte[]> after) {
        Read old = new Read(before);
        Read now = new Read(after);
        return Difference.between(before, after).stream()
                .filter(change ->
                        change.act() != Act.MOVED && change.details().stream().anyMatch(Detail::counts))
                .flatMap(change ->
                        (change.act() == Act.REMOVED ? old : now).place(change.file(), change.element()).stream())
                .toList();
    }

    /** Each file is read once. */
    private static final class Read {
        private final Map<String, byte[]> files;
        private final Map<String, ModelInstance> read = new HashMap<>();

        Read(Map<String, byte[]> files) {
            this.files = files;
        }

        Optional<ChangedPlace> place(String file, String id) {
            if (file.endsWith(".form")) {
                return Optional.empty();
            }
            ModelInstance model = read.computeIfAbsent(file, this::model);
            ModelElementInstance found = model.getModelElementById(id);
            if (found instanceof Rule rule
                    && rule.getParentElement() instanceof DecisionTable table
                    && table.getParentElement() instanceof Decision decision) {
                int number = List.copyOf(table.getRules()).indexOf(rule) + 1;
                return Optional.of(
                        new ChangedPlace(decision.getId(), decision.getName(), id, String.valueOf(number), Kind.ROW));
            }
            if (model instanceof BpmnModelInstance drawing
                    && (found instanceof FlowNode || found instanceof SequenceFlow)) {
                Process process =
                        drawing.getModelElementsByType(Process.class).iterator().next();
                String name = found.getAttributeValue("name");
                return Optional.of(new ChangedPlace(
                        process.getId(),
                        process.getName(),
                        id,
                        name == null || name.isBlank() ? id : name.replaceAll("\\s+", " "),
                        Kind.ELEMENT));
            }
            return Optional.empty();
        }

        private ModelInstance model(String file) {
            ByteArrayInputStream content = new ByteArrayInputStream(Objects.requireNonNull(files.get(file)));
            return file.endsWith(".dmn") ? Dmn.readModelFromStream(content) : Bpmn.readModelFromStream(content);
        }
    }
}
