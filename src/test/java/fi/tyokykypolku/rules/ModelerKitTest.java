package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

/** What the kit for Camunda Modeler offers a designer is what the application and its drawings know: nothing more, nothing less. */
class ModelerKitTest {
    private static final Path KNOWN = Path.of("src/modeler/bpmnlint-plugin-tyokykypolku/known.json");
    private static final Path RIGHT = Path.of("target/known.json");
    private static final Path TEMPLATES = Path.of("src/modeler/resources/element-templates/tyokykypolku.json");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Beans beans = Beans.find();
    private final ModelSet set = ModelSet.read(ModelFiles.contents(), Map.of(), new Objections());

    @Test
    void theKitKnowsWhatTheApplicationKnows() throws IOException {
        JsonNode right = JSON.valueToTree(Map.of(
                "history", DrawingRules.HISTORY,
                "byHand", DrawingRules.BY_HAND,
                "otherClocks", DrawingRules.OTHER_CLOCKS.stream().sorted().toList(),
                "elsewhere", DrawingRules.ELSEWHERE.stream().sorted().toList(),
                "services", services(),
                "messages", messages(),
                "variables", variables(),
                "questions", questions(),
                "organisations",
                        Arrays.stream(Organisation.values()).map(Enum::name).toList(),
                "phases", Arrays.stream(Phase.values()).map(Enum::name).toList()));
        Files.writeString(RIGHT, JSON.writeValueAsString(JSON.treeToValue(right, Map.class)) + "\n");
        assertThat(JSON.readTree(KNOWN.toFile()))
                .as("copy %s to %s, then npm run build in src/modeler", RIGHT, KNOWN)
                .isEqualTo(right);
    }

    @Test
    void everyServiceAndEveryMessageCanBeChosenAndNothingElse() throws IOException {
        JsonNode templates = JSON.readTree(TEMPLATES.toFile());
        assertThat(templates.findValues("choices").stream()
                        .flatMap(choices -> choices.findValuesAsText("value").stream()))
                .containsExactlyInAnyOrderElementsOf(
                        beans.delegates().map("${%s}"::formatted).toList());
        assertThat(templates)
                .extracting(template -> template.path("id").asText())
                .filteredOn(id -> id.startsWith("tyokykypolku.message."))
                .containsExactlyInAnyOrderElementsOf(messages().keySet().stream()
                        .map("tyokykypolku.message."::concat)
                        .toList());
    }

    /** Services by name, each as the drawings call it. */
    private Map<String, String> services() {
        Map<String, String> drawn = set.all(ServiceTask.class).stream()
                .collect(Collectors.toMap(FlowNode::getId, FlowNode::getName, (one, other) -> one));
        return beans.delegates()
                .collect(Collectors.toMap(Function.identity(), drawn::get, (one, other) -> one, TreeMap::new));
    }

    /** Messages by name, each as the event that hears it is called. */
    private Map<String, String> messages() {
        Map<String, String> heard = set.all(CatchEvent.class).stream()
                .flatMap(event -> event.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> Map.entry(
                                ((MessageEventDefinition) definition)
                                        .getMessage()
                                        .getName(),
                                event.getName())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        assertThat(set.all(Message.class)).extracting(Message::getName).allMatch(heard::containsKey);
        return heard;
    }

    private static Map<String, String> variables() {
        return CaseVariables.all().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        variable -> variable.getValue().type() == Boolean.class
                                ? "flag"
                                : variable.getValue().type() == Integer.class ? "number" : "text"));
    }

    /** A way to ask: with how many values beside the execution, and whether the answer is yes or no. */
    private record Way(int values, boolean yesOrNo) {}

    private Map<String, List<Way>> questions() {
        return beans.names().stream()
                .filter(name -> !beans.isDelegate(name))
                .flatMap(name -> beans.methods(name)
                        .filter(method -> Stream.of(method.getParameterTypes())
                                .findFirst()
                                .filter(DelegateExecution.class::equals)
                                .isPresent())
                        .map(method -> Map.entry(
                                name + "." + method.getName(),
                                new Way(method.getParameterCount() - 1, method.getReturnType() == boolean.class))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
