package fi.tyokykypolku.trial;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.jspecify.annotations.Nullable;

/** What the newest drawings say about their elements. */
final class Drawings {
    private final RepositoryService repository;
    private final Map<String, BpmnModelInstance> drawings = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> processes = new HashMap<>();

    Drawings(RepositoryService repository) {
        this.repository = repository;
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            processes.put(definition.getKey(), named(definition.getName(), definition.getKey()));
            drawing(definition.getId())
                    .getModelElementsByType(FlowElement.class)
                    .forEach(element -> labels.put(element.getId(), named(element.getName(), element.getId())));
        }
    }

    /**
     * A way at a gateway.
     *
     * @param question label of the gateway
     * @param answer label of the arrow
     */
    record Choice(String gateway, String question, String answer) {}

    /** What an arrow answers, when it leaves a gateway with several ways. */
    Optional<Choice> choice(String definition, String arrow) {
        return drawing(definition).getModelElementById(arrow) instanceof SequenceFlow flow
                        && flow.getSource() instanceof Gateway gateway
                        && gateway.getOutgoing().size() > 1
                ? Optional.of(new Choice(
                        gateway.getId(),
                        named(gateway.getName(), gateway.getId()),
                        named(flow.getName(), label(flow.getTarget().getId()))))
                : Optional.empty();
    }

    /** Whether an arrow leaves what the application does by itself. */
    boolean isOfService(String definition, String arrow) {
        return drawing(definition).getModelElementById(arrow) instanceof SequenceFlow flow
                && flow.getSource() instanceof ServiceTask;
    }

    /** The gateway that waited for this event and others. */
    Optional<String> eventChosen(String definition, String element) {
        return drawing(definition).getModelElementById(element) instanceof FlowNode node
                ? node.getIncoming().stream()
                        .map(SequenceFlow::getSource)
                        .filter(EventBasedGateway.class::isInstance)
                        .map(FlowNode::getId)
                        .findFirst()
                : Optional.empty();
    }

    /** The task or step on which a timer sits. */
    Optional<String> host(String definition, String timer) {
        return drawing(definition).getModelElementById(timer) instanceof BoundaryEvent event
                ? Optional.of(event.getAttachedTo().getId())
                : Optional.empty();
    }

    /** Whether it is the end of a process, and not only of what a timer or an event begins beside it. */
    boolean endsProcess(String definition, String element) {
        return drawing(definition).getModelElementById(element) instanceof EndEvent end
                && end.getParentElement() instanceof Process
                && end.getIncoming().stream().noneMatch(flow -> flow.getSource() instanceof BoundaryEvent);
    }

    /** Id of the process. */
    String key(String definition) {
        return repository.getProcessDefinition(definition).getKey();
    }

    /** Name of a process. */
    String name(String process) {
        return processes.getOrDefault(process, process);
    }

    /** Name of an element; its id when it has none. */
    String label(String element) {
        return labels.getOrDefault(element, element);
    }

    private BpmnModelInstance drawing(String definition) {
        return drawings.computeIfAbsent(definition, repository::getBpmnModelInstance);
    }

    private static String named(@Nullable String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name.replaceAll("\\s+", " ");
    }
}
