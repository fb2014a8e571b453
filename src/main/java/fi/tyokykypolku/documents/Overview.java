package fi.tyokykypolku.documents;

import fi.tyokykypolku.rules.ModelSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The path on one picture, 900 pixels wide: the phases in their order, and beside them what can happen at any time. Who works and by when
 * comes from the tables.
 */
final class Overview {
    /** The drawing that knows the order of the others. */
    static final String PATH = "workability";

    private static final int PHASE_WIDTH = 566;
    private static final int PHASE_LETTERS = 74;
    private static final int BESIDE_WIDTH = 286;
    private static final int BESIDE_LETTERS = 37;
    private static final int LINE = 19;
    private static final int GAP = 26;
    private static final int TOP = 44;

    private final ModelSet set;
    private final BpmnModelInstance path;
    private final Names names;
    private final Work work;

    Overview(ModelSet set, BpmnModelInstance path, Names names, Work work) {
        this.set = set;
        this.path = path;
        this.names = names;
        this.work = work;
    }

    /** What a box of the picture says. */
    private record Told(String title, List<Said> said) {}

    private record Said(String words, String style) {}

    /** A box with its place. */
    record Box(int x, int y, int width, int height, String style, List<Line> lines, List<Arrow> arrows) {}

    record Line(int x, int y, String words, String style) {}

    record Arrow(int x, int y, int end) {}

    /** The whole picture. */
    record Picture(String title, String description, int height, List<Box> boxes, List<Line> heads) {}

    Picture picture() {
        List<Told> phases = phases();
        List<Told> beside = beside();
        List<Box> boxes = new ArrayList<>();
        int bottom = column(boxes, phases, 8, PHASE_WIDTH, PHASE_LETTERS, GAP, "phase");
        int end = column(boxes, beside, 606, BESIDE_WIDTH, BESIDE_LETTERS, 10, "beside");
        return new Picture(
                process(path).getName(),
                names.text("overview.description"),
                Math.max(bottom, end) + 8,
                boxes,
                List.of(
                        new Line(8, 28, process(path).getName(), "head"),
                        new Line(606, 28, names.text("overview.beside"), "head")));
    }

    private static int column(List<Box> boxes, List<Told> told, int x, int width, int letters, int gap, String style) {
        int y = TOP;
        for (int i = 0; i < told.size(); i++) {
            List<Line> lines = new ArrayList<>();
            int line = y + 24;
            for (String words : Wrapped.lines(told.get(i).title(), letters - 6)) {
                lines.add(new Line(x + 14, line, words, "title"));
                line += LINE;
            }
            for (Said said : told.get(i).said()) {
                for (String words : Wrapped.lines(said.words(), letters)) {
                    lines.add(new Line(x + 14, line, words, said.style()));
                    line += LINE;
                }
            }
            int height = line - y - LINE + 12;
            boolean last = i == told.size() - 1;
            List<Arrow> arrows = style.equals("phase") && !last
                    ? List.of(new Arrow(x + width / 2, y + height, y + height + gap - 2))
                    : List.of();
            boxes.add(new Box(x, y, width, height, style, lines, arrows));
            y += height + gap;
        }
        return y - gap;
    }

    private List<Told> phases() {
        List<Told> told = new ArrayList<>();
        List<FlowNode> order = order();
        List<CallActivity> calls = order.stream()
                .filter(CallActivity.class::isInstance)
                .map(CallActivity.class::cast)
                .toList();
        for (int i = 0; i < calls.size(); i++) {
            CallActivity call = calls.get(i);
            Process called = called(call);
            List<String> elements = new ArrayList<>(called == null ? List.of() : ids(called));
            around(call).map(FlowElement::getId).forEach(elements::add);
            List<Said> said = new ArrayList<>();
            documentation(called).ifPresent(words -> said.add(new Said(words, "about")));
            work(said, called == null ? List.of() : tasks(called), elements);
            Optional<CallActivity> next = i + 1 < calls.size() ? Optional.of(calls.get(i + 1)) : Optional.empty();
            turns(call, next.map(FlowElement::getName).orElse("")).forEach(words -> said.add(new Said(words, "turn")));
            told.add(new Told(told.size() + 1 + ". " + call.getName(), said));
        }
        List<UserTask> own = order.stream()
                .filter(UserTask.class::isInstance)
                .map(UserTask.class::cast)
                .toList();
        if (!own.isEmpty()) {
            List<String> ids = own.stream().map(FlowElement::getId).toList();
            List<Said> said = new ArrayList<>();
            said.add(new Said(own.stream().map(FlowElement::getName).collect(Collectors.joining(". ")) + ".", "about"));
            work(said, ids, ids);
            own.forEach(task -> turns(task, "").forEach(words -> said.add(new Said(words, "turn"))));
            told.add(new Told(told.size() + 1 + ". " + names.of("phase", "END").orElse(""), said));
        }
        return told;
    }

    private void work(List<Said> said, List<String> tasks, Collection<String> elements) {
        String who = work.who(tasks);
        if (!who.isEmpty()) {
            said.add(new Said(names.text("overview.who") + " " + who, "who"));
        }
        work.limits(elements).forEach(limit -> said.add(new Said(limit, "limit")));
    }

    private List<Told> beside() {
        List<Told> told = new ArrayList<>();
        path.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo() instanceof SubProcess
                        && event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance))
                .forEach(event -> told.add(new Told(
                        event.getName(),
                        documentation(event).map(words -> new Said(words, "about")).stream()
                                .toList())));
        path.getModelElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .forEach(when -> told.add(new Told(when.getName(), whatHappens(when))));
        set.drawings().values().stream()
                .map(Overview::process)
                .filter(process -> process.isCamundaStartableInTasklist()
                        && !process.getId().equals(PATH))
                .forEach(process -> told.add(
                        new Told(process.getName(), List.of(new Said(names.text("overview.byHand"), "about")))));
        return told;
    }

    private List<Said> whatHappens(SubProcess when) {
        List<String> tasks = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        for (FlowNode node : when.getChildElementsByType(FlowNode.class)) {
            elements.add(node.getId());
            if (node instanceof UserTask) {
                tasks.add(node.getId());
            }
            if (node instanceof CallActivity call) {
                Process called = called(call);
                if (called != null && !reaches(call, called)) {
                    tasks.addAll(tasks(called));
                    elements.addAll(ids(called));
                }
                said.add(new Said("→ " + call.getName(), "about"));
            } else if (!(node instanceof StartEvent)
                    && node.getOutgoing().size() > 0
                    && node.getName() != null
                    && !(node instanceof Gateway)) {
                said.add(new Said("→ " + node.getName(), "about"));
            }
        }
        work(said, tasks, elements);
        return said;
    }

    // A phase of the path that is called again, as when a consent is withdrawn, does only a part of its work.
    private boolean reaches(CallActivity call, Process called) {
        return path.getModelElementsByType(CallActivity.class).stream()
                .anyMatch(other -> !other.equals(call)
                        && other.getCalledElement().equals(called.getId())
                        && around(other).noneMatch(Overview::happensBeside));
    }

    private static boolean happensBeside(FlowElement around) {
        return around instanceof SubProcess inner && inner.triggeredByEvent();
    }

    private static Process process(BpmnModelInstance drawing) {
        return drawing.getModelElementsByType(Process.class).iterator().next();
    }

    private @Nullable Process called(CallActivity call) {
        BpmnModelInstance drawing = set.drawings().get(call.getCalledElement());
        return drawing == null ? null : process(drawing);
    }

    private static List<String> tasks(Process process) {
        return process.getModelInstance() instanceof BpmnModelInstance drawing
                ? drawing.getModelElementsByType(UserTask.class).stream()
                        .map(FlowElement::getId)
                        .toList()
                : List.of();
    }

    private static List<String> ids(Process process) {
        return process.getModelInstance() instanceof BpmnModelInstance drawing
                ? drawing.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowElement::getId)
                        .toList()
                : List.of();
    }

    private static Stream<FlowElement> around(FlowElement element) {
        List<FlowElement> around = new ArrayList<>();
        ModelElementInstance parent = element.getParentElement();
        while (parent instanceof SubProcess outer) {
            around.add(outer);
            parent = outer.getParentElement();
        }
        return around.stream();
    }

    private static Optional<String> documentation(@Nullable BaseElement element) {
        return element == null
                ? Optional.empty()
                : element.getDocumentations().stream()
                        .map(ModelElementInstance::getTextContent)
                        .findFirst();
    }

    /** Nodes of the path in the order of its flows, what is inside a sub-process in its place. */
    private List<FlowNode> order() {
        List<FlowNode> done = new ArrayList<>();
        Set<FlowNode> seen = new HashSet<>();
        process(path).getChildElementsByType(StartEvent.class).forEach(start -> visit(start, seen, done));
        Collections.reverse(done);
        return done;
    }

    // The reverse of the order in which nodes are left behind: what leads to another stands before it, loops aside.
    private static void visit(FlowNode node, Set<FlowNode> seen, List<FlowNode> done) {
        if (!seen.add(node)) {
            return;
        }
        after(node).forEach(next -> visit(next, seen, done));
        if (node instanceof SubProcess inner) {
            inner.getChildElementsByType(StartEvent.class).forEach(start -> visit(start, seen, done));
        }
        done.add(node);
    }

    private static Stream<FlowNode> after(FlowNode node) {
        return node.getOutgoing().stream().map(SequenceFlow::getTarget);
    }

    /** Where the path turns after a step: the question and the answers that do not simply go on. */
    private static List<String> turns(FlowNode step, String next) {
        Deque<FlowNode> ahead = new ArrayDeque<>(after(step).toList());
        Set<FlowNode> seen = new HashSet<>();
        List<String> turns = new ArrayList<>();
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node.getOutgoing().size() > 1 && node.getName() != null) {
                Set<String> answers = new LinkedHashSet<>();
                for (SequenceFlow flow : node.getOutgoing()) {
                    String to = named(flow.getTarget());
                    if (flow.getName() != null && !to.equals(next)) {
                        answers.add(flow.getName() + " → " + to);
                    }
                }
                turns.add(node.getName() + " " + String.join(" · ", answers));
            } else if (node.getName() == null) {
                after(node).forEach(ahead::add);
            }
        }
        return turns;
    }

    /** The first node with a name, from one on. */
    private static String named(FlowNode node) {
        FlowNode at = node;
        Set<FlowNode> seen = new HashSet<>();
        while (at.getName() == null && seen.add(at) && !at.getOutgoing().isEmpty()) {
            at = at.getOutgoing().iterator().next().getTarget();
        }
        return at.getName() == null ? at.getId() : at.getName();
    }
}
