package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the drawings can be read: everything drawn, nothing on top of anything, the path from left to right. */
class DrawingsTest {

    static Collection<String> files() {
        return Models.processes().keySet();
    }

    /** A rectangle of the drawing. */
    private record Box(double x, double y, double width, double height) {
        static Box of(BaseElement element) {
            var bounds = ((BpmnShape) element.getDiagramElement()).getBounds();
            return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        }

        double middle() {
            return x + width / 2;
        }

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean contains(Box other) {
            return x <= other.x
                    && y <= other.y
                    && other.x + other.width <= x + width
                    && other.y + other.height <= y + height;
        }

        boolean touches(Waypoint point) {
            return point.getX() >= x - 1
                    && point.getX() <= x + width + 1
                    && point.getY() >= y - 1
                    && point.getY() <= y + height + 1;
        }

        /** Whether a horizontal or vertical line runs through the inside. */
        boolean crossedBy(Waypoint from, Waypoint to) {
            return Math.min(from.getX(), to.getX()) < x + width - 1
                    && Math.max(from.getX(), to.getX()) > x + 1
                    && Math.min(from.getY(), to.getY()) < y + height - 1
                    && Math.max(from.getY(), to.getY()) > y + 1;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyElementIsDrawnInItsUsualSize(String file) {
        List<String> faults = new ArrayList<>();
        for (FlowNode node : elements(file, FlowNode.class)) {
            DiagramElement drawn = node.getDiagramElement();
            if (!(drawn instanceof BpmnShape)) {
                faults.add(node.getId() + " is not drawn");
                continue;
            }
            Box box = Box.of(node);
            boolean usual = node instanceof Event
                    ? box.width() == 36 && box.height() == 36
                    : node instanceof Gateway
                            ? box.width() == 50 && box.height() == 50
                            : node instanceof SubProcess
                                    ? box.width() >= 200 && box.height() >= 120
                                    : box.width() >= 100 && box.height() >= 80;
            if (!usual || box.x() < 0 || box.y() < 0) {
                faults.add(node.getId() + " has the bounds " + box);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFlowIsDrawnFromItsSourceToItsTarget(String file) {
        List<String> faults = new ArrayList<>();
        for (SequenceFlow flow : elements(file, SequenceFlow.class)) {
            BpmnEdge edge = flow.getDiagramElement();
            if (edge == null) {
                faults.add(flow.getId() + " is not drawn");
                continue;
            }
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            if (!Box.of(flow.getSource()).touches(points.get(0))
                    || !Box.of(flow.getTarget()).touches(points.get(points.size() - 1))) {
                faults.add(name(flow) + " hangs in the air");
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFlowRunsAroundTheOtherElements(String file) {
        List<String> faults = new ArrayList<>();
        for (SequenceFlow flow : elements(file, SequenceFlow.class)) {
            List<Waypoint> points = List.copyOf(flow.getDiagramElement().getWaypoints());
            for (FlowNode node : siblings(flow)) {
                for (int i = 1; i < points.size(); i++) {
                    if (!node.equals(flow.getSource())
                            && !node.equals(flow.getTarget())
                            && !isHost(flow.getSource(), node)
                            && Box.of(node).crossedBy(points.get(i - 1), points.get(i))) {
                        faults.add(name(flow) + " runs through " + node.getId());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void thePathRunsFromLeftToRightButForLoops(String file) {
        List<String> faults = new ArrayList<>();
        for (SequenceFlow flow : elements(file, SequenceFlow.class)) {
            boolean back =
                    Box.of(flow.getTarget()).middle() < Box.of(flow.getSource()).middle() - 1;
            if (back && !leads(flow.getTarget(), flow.getSource())) {
                faults.add(name(flow) + " runs to the left");
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingLiesOnAnythingElse(String file) {
        List<BaseElement> elements = new ArrayList<>(elements(file, FlowNode.class));
        elements.addAll(elements(file, TextAnnotation.class));
        List<String> faults = new ArrayList<>();
        for (BaseElement first : elements) {
            for (BaseElement second : elements) {
                boolean siblings = first.getParentElement().equals(second.getParentElement());
                if (siblings
                        && first.getId().compareTo(second.getId()) < 0
                        && !isHost(first, second)
                        && !isHost(second, first)
                        && Box.of(first).overlaps(Box.of(second))) {
                    faults.add(first.getId() + " and " + second.getId() + " overlap");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyElementLiesInsideItsSubProcess(String file) {
        List<String> faults = new ArrayList<>();
        for (FlowNode node : elements(file, FlowNode.class)) {
            if (node.getParentElement() instanceof SubProcess around
                    && !Box.of(around).contains(Box.of(node))) {
                faults.add(node.getId() + " lies outside " + around.getId());
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBoundaryEventSitsOnTheEdgeOfItsActivity(String file) {
        for (BoundaryEvent event : elements(file, BoundaryEvent.class)) {
            Box box = Box.of(event);
            Box host = Box.of(event.getAttachedTo());
            assertThat(box.overlaps(host) && !host.contains(box))
                    .as(event.getId())
                    .isTrue();
        }
    }

    private static <T extends BaseElement> Collection<T> elements(String file, Class<T> kind) {
        return Models.process(file).getModelElementsByType(kind);
    }

    private static Collection<FlowNode> siblings(SequenceFlow flow) {
        return flow.getParentElement().getChildElementsByType(FlowNode.class);
    }

    private static boolean isHost(BaseElement event, BaseElement host) {
        return event instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(host);
    }

    /** Whether the path goes from one element to another, over the boundary events of an activity too. */
    private static boolean leads(FlowNode from, FlowNode to) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            FlowNode node = next.pop();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
                if (node instanceof Activity) {
                    node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                            .filter(event -> isHost(event, node))
                            .forEach(next::add);
                }
            }
        }
        return false;
    }

    private static String name(SequenceFlow flow) {
        return flow.getSource().getId() + " -> " + flow.getTarget().getId();
    }
}
