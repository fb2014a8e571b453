package fi.tyokykypolku.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/**
 * Follows all paths through one process or sub-process at once: where branches that run at the same time are merged as if only one did,
 * what follows is done twice; where branches of which one runs are waited for as if all did, the case stands for ever.
 */
final class Paths {
    private static final int STATES = 4_000;

    private final Collection<FlowNode> nodes;
    private final Set<FlowNode> waiting = new HashSet<>();
    private final Set<FlowNode> twice = new HashSet<>();

    private Paths(Collection<FlowNode> nodes) {
        this.nodes = nodes;
    }

    /** @param nodes what stands directly in one process or sub-process */
    static Paths of(Collection<FlowNode> nodes) {
        Paths paths = new Paths(nodes);
        paths.follow();
        return paths;
    }

    /** Gateways that wait for what never comes. */
    Set<FlowNode> waiting() {
        return waiting;
    }

    /** Where two branches meet that run at the same time. */
    Set<FlowNode> twice() {
        return twice;
    }

    /** What a branch beside the path leads to, though the path goes there itself. */
    Set<FlowNode> returns(BoundaryEvent beside) {
        Set<FlowNode> path = new HashSet<>();
        nodes.stream()
                .filter(node ->
                        node instanceof StartEvent || node instanceof BoundaryEvent event && event.cancelActivity())
                .forEach(node -> path.addAll(after(node)));
        Set<FlowNode> both = new HashSet<>(after(beside));
        both.retainAll(path);
        both.removeIf(node ->
                node instanceof EndEvent end && end.getEventDefinitions().isEmpty());
        return both;
    }

    private static Set<FlowNode> after(FlowNode from) {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            left.pop().getOutgoing().stream()
                    .map(SequenceFlow::getTarget)
                    .filter(reached::add)
                    .forEach(left::push);
        }
        return reached;
    }

    private void follow() {
        Deque<Set<String>> left = new ArrayDeque<>();
        Set<Set<String>> seen = new HashSet<>();
        nodes.stream().filter(StartEvent.class::isInstance).forEach(start -> {
            Set<String> begin = new TreeSet<>();
            start.getOutgoing().forEach(flow -> put(begin, flow));
            left.push(begin);
        });
        while (!left.isEmpty() && seen.size() < STATES) {
            Set<String> state = left.pop();
            if (seen.add(state)) {
                List<Set<String>> next = next(state);
                if (next.isEmpty() && !state.isEmpty()) {
                    nodes.stream()
                            .filter(node -> node.getIncoming().stream().anyMatch(flow -> state.contains(flow.getId())))
                            .forEach(waiting::add);
                }
                next.forEach(left::push);
            }
        }
    }

    private List<Set<String>> next(Set<String> state) {
        List<Set<String>> next = new ArrayList<>();
        for (FlowNode node : nodes) {
            List<SequenceFlow> come = node.getIncoming().stream()
                    .filter(flow -> state.contains(flow.getId()))
                    .toList();
            if (come.isEmpty()) {
                continue;
            }
            boolean together = node instanceof ParallelGateway || node instanceof InclusiveGateway;
            if (node instanceof ParallelGateway
                            && come.size() < node.getIncoming().size()
                    || node instanceof InclusiveGateway && moreMayCome(state, node)) {
                continue;
            }
            for (List<SequenceFlow> taken :
                    together ? List.of(come) : come.stream().map(List::of).toList()) {
                Set<String> rest = new TreeSet<>(state);
                taken.forEach(flow -> rest.remove(flow.getId()));
                leave(node).forEach(flows -> {
                    Set<String> after = new TreeSet<>(rest);
                    flows.forEach(flow -> put(after, flow));
                    next.add(after);
                });
            }
        }
        return next;
    }

    /** Whether another branch can still come to a gateway that waits for those that run. */
    private boolean moreMayCome(Set<String> state, FlowNode gateway) {
        return nodes.stream()
                .flatMap(node -> node.getIncoming().stream())
                .filter(flow -> state.contains(flow.getId()))
                .map(SequenceFlow::getTarget)
                .anyMatch(target -> !target.equals(gateway) && after(target).contains(gateway));
    }

    private void put(Set<String> state, SequenceFlow flow) {
        if (!state.add(flow.getId())) {
            twice.add(flow.getTarget());
        }
    }

    /** The ways on from a node: of each one the arrows that are taken together. */
    private List<List<SequenceFlow>> leave(FlowNode node) {
        List<SequenceFlow> out = List.copyOf(node.getOutgoing());
        if (node instanceof EndEvent) {
            return List.of(List.of());
        }
        if (node instanceof ExclusiveGateway || node instanceof EventBasedGateway) {
            return out.stream().map(List::of).toList();
        }
        if (node instanceof InclusiveGateway && out.size() > 1) {
            // One, and all: what goes wrong with some goes wrong with these.
            return Stream.concat(out.stream().map(List::of), Stream.of(out)).toList();
        }
        if (node instanceof Gateway) {
            return List.of(out);
        }
        List<List<SequenceFlow>> ways = new ArrayList<>();
        ways.add(out);
        nodes.stream()
                .filter(each -> each instanceof BoundaryEvent event
                        && event.cancelActivity()
                        && node.equals(event.getAttachedTo()))
                .forEach(event -> ways.add(List.copyOf(event.getOutgoing())));
        return ways;
    }
}
