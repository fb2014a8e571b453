package fi.tyokykypolku.rules;

import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Variable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What each drawing must be like, and what the drawings must be like together. */
final class DrawingRules {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String HISTORY = "P1461D";

    /** Processes that are started by hand, with the form each is started with. */
    static final Map<String, String> BY_HAND = Map.of(CaseVariables.PATH, "newReferral", "notice", "newNotice");

    /** Steps over several tasks that have a limit of their own. */
    private static final Set<String> OTHER_CLOCKS = Set.of("planning", "awaitDecision");

    private static final Set<String> ELSEWHERE = Set.of(
            "class",
            "assignee",
            "candidateGroups",
            "candidateUsers",
            "dueDate",
            "followUpDate",
            "priority",
            "expression",
            "formKey",
            "resource",
            "type");

    private static final String PHASE = CaseVariables.PHASE.name();
    private static final String OVERDUE = "Overdue";
    private static final Pattern CALL = Pattern.compile("!?(\\w+)\\.(\\w+)\\(execution(?:, '(\\w+)')?\\)");
    private static final Pattern TOGETHER = Pattern.compile(".*(?:&&|\\|\\||\\band\\b|\\bor\\b).*", Pattern.DOTALL);

    private final ModelSet set;
    private final Beans beans;
    private final Objections found;

    DrawingRules(ModelSet set, Beans beans, Objections found) {
        this.set = set;
        this.beans = beans;
        this.found = found;
    }

    void check() {
        set.drawings().forEach(this::process);
        idsAndLabels();
        tasks();
        services();
        expressions();
        variables();
        gateways();
        conditions();
        timers();
        calls();
        messages();
        reached();
    }

    private static String file(ModelElementInstance element) {
        BpmnModelInstance model = (BpmnModelInstance) element.getModelInstance();
        return model.getModelElementsByType(Process.class).stream()
                        .map(BaseElement::getId)
                        .findFirst()
                        .orElse("?")
                + ".bpmn";
    }

    private static String camunda(ModelElementInstance element, String attribute) {
        String value = element.getAttributeValueNs(CAMUNDA, attribute);
        return value == null ? "" : value;
    }

    /** Ids of the forms of a drawing. */
    static Set<String> forms(BpmnModelInstance drawing) {
        return Stream.concat(
                        drawing.getModelElementsByType(UserTask.class).stream(),
                        drawing.getModelElementsByType(StartEvent.class).stream())
                .map(node -> camunda(node, "formRef"))
                .filter(form -> !form.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void process(String name, BpmnModelInstance drawing) {
        List<Process> processes = List.copyOf(drawing.getModelElementsByType(Process.class));
        String file = name + ".bpmn";
        found.require(
                processes.size() == 1 && name.equals(processes.get(0).getId()), file, "", HouseRule.DRAWING_NAME, name);
        for (Process process : processes) {
            String id = process.getId();
            found.require(process.isExecutable(), file, id, HouseRule.NOT_EXECUTABLE);
            found.require(label(process.getName()), file, id, HouseRule.LABEL);
            found.require(
                    HISTORY.equals(process.getCamundaHistoryTimeToLiveString()), file, id, HouseRule.HISTORY, HISTORY);
            boolean byHand = BY_HAND.containsKey(id);
            found.require(
                    process.isCamundaStartableInTasklist() == byHand,
                    file,
                    id,
                    byHand ? HouseRule.BY_HAND : HouseRule.NOT_BY_HAND);
        }
        Set<String> drawn = new HashSet<>();
        drawing.getModelElementsByType(BpmnShape.class).forEach(shape -> {
            if (shape.getBpmnElement() != null) {
                drawn.add(shape.getBpmnElement().getId());
            }
        });
        drawing.getModelElementsByType(FlowNode.class)
                .forEach(node -> found.require(drawn.contains(node.getId()), file, node.getId(), HouseRule.NOT_DRAWN));
    }

    private static boolean label(@Nullable String name) {
        return name != null && Texts.isLabel(name);
    }

    private void idsAndLabels() {
        for (FlowNode node : set.all(FlowNode.class)) {
            String file = file(node);
            found.require(node.getId().matches("[a-z][A-Za-z]+"), file, node.getId(), HouseRule.ID);
            boolean merge = node instanceof Gateway && node.getOutgoing().size() == 1;
            if (!merge) {
                found.require(label(node.getName()), file, node.getId(), HouseRule.LABEL);
            }
            for (String attribute : ELSEWHERE) {
                found.require(camunda(node, attribute).isEmpty(), file, node.getId(), HouseRule.ELSEWHERE, attribute);
            }
        }
    }

    private void tasks() {
        Map<String, String> drawnIn = new HashMap<>();
        for (UserTask task : set.all(UserTask.class)) {
            String file = file(task);
            String id = task.getId();
            String other = drawnIn.put(id, file);
            if (other != null) {
                found.add(file, id, HouseRule.TASK_TWICE, other);
            }
            found.require(camunda(task, "formRef").equals(id), file, id, HouseRule.TASK_FORM, id);
            found.require(camunda(task, "formRefBinding").equals("deployment"), file, id, HouseRule.FORM_BINDING);
            found.require(set.forms().containsKey(id), file, id, HouseRule.FORM_MISSING, id);
        }
        for (StartEvent start : set.all(StartEvent.class)) {
            String form = camunda(start, "formRef");
            if (!form.isEmpty()) {
                found.require(
                        form.equals(BY_HAND.get(file(start).replace(".bpmn", ""))),
                        file(start),
                        start.getId(),
                        HouseRule.START_FORM,
                        form);
            }
            String expected = BY_HAND.get(file(start).replace(".bpmn", ""));
            if (expected != null && start.getParentElement() instanceof Process) {
                found.require(
                        expected.equals(camunda(start, "formRef"))
                                && camunda(start, "formRefBinding").equals("deployment"),
                        file(start),
                        start.getId(),
                        HouseRule.START_FORM,
                        expected);
                found.require(
                        set.forms().containsKey(expected),
                        file(start),
                        start.getId(),
                        HouseRule.FORM_MISSING,
                        expected);
            }
        }
    }

    private void services() {
        for (ServiceTask task : set.all(ServiceTask.class)) {
            found.require(
                    camunda(task, "delegateExpression").equals("${" + task.getId() + "}"),
                    file(task),
                    task.getId(),
                    HouseRule.SERVICE_NAME,
                    task.getId());
            found.require(beans.isDelegate(task.getId()), file(task), task.getId(), HouseRule.SERVICE, task.getId());
        }
    }

    private void expressions() {
        for (Map.Entry<String, BpmnModelInstance> drawing : set.drawings().entrySet()) {
            visit(drawing.getValue().getDefinitions().getDomElement(), drawing.getKey() + ".bpmn", "");
        }
    }

    private void visit(DomElement element, String file, String place) {
        String id = element.getAttribute("id");
        String here = id == null ? place : id;
        for (String attribute :
                List.of("collection", "sourceExpression", "businessKey", "calledElement", "expression")) {
            expression(element.getAttribute(CAMUNDA, attribute), file, here);
            expression(element.getAttribute(attribute), file, here);
        }
        if (element.getChildElements().isEmpty()) {
            expression(element.getTextContent(), file, here);
        }
        element.getChildElements().forEach(child -> visit(child, file, here));
    }

    private void expression(@Nullable String text, String file, String place) {
        if (text == null || !(text.contains("${") || text.contains("#{"))) {
            return;
        }
        String expression = text.strip().replaceAll("^[$#]\\{|}$", "");
        Matcher call = CALL.matcher(expression);
        if (call.matches()) {
            found.require(
                    beans.answers(call.group(1), call.group(2), call.group(3) == null ? 1 : 2),
                    file,
                    place,
                    HouseRule.CALL_UNKNOWN,
                    expression);
            return;
        }
        Texts.names(expression).stream()
                .filter(name -> !CaseVariables.all().containsKey(name)
                        && !CaseVariables.engineOwn().contains(name))
                .forEach(name -> found.add(file, place, HouseRule.VARIABLE, name));
    }

    private void variables() {
        for (CamundaIn in : set.all(CamundaIn.class)) {
            Stream.of(in.getCamundaSource(), in.getCamundaTarget()).forEach(name -> variable(in, name));
            if (PHASE.equals(in.getCamundaTarget())) {
                phase(in, in.getCamundaSourceExpression());
            }
            found.require(!"all".equals(in.getCamundaVariables()), file(in), owner(in), HouseRule.ALL_VARIABLES);
        }
        for (CamundaInputParameter given : set.all(CamundaInputParameter.class)) {
            variable(given, given.getCamundaName());
            if (PHASE.equals(given.getCamundaName())) {
                phase(given, given.getTextContent().strip());
            }
        }
        for (CamundaOut out : set.all(CamundaOut.class)) {
            Stream.of(out.getCamundaSource(), out.getCamundaTarget()).forEach(name -> variable(out, name));
            found.require(!"all".equals(out.getCamundaVariables()), file(out), owner(out), HouseRule.ALL_VARIABLES);
        }
    }

    private void phase(ModelElementInstance element, @Nullable String told) {
        found.require(
                Arrays.stream(Phase.values()).map(Enum::name).anyMatch(name -> name.equals(told)),
                file(element),
                owner(element),
                HouseRule.PHASE,
                String.valueOf(told));
    }

    private void variable(ModelElementInstance element, @Nullable String name) {
        if (name != null && !name.isEmpty()) {
            found.require(
                    CaseVariables.all().containsKey(name), file(element), owner(element), HouseRule.VARIABLE, name);
        }
    }

    private static String owner(ModelElementInstance element) {
        for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
            if (at instanceof BaseElement named && named.getId() != null) {
                return named.getId();
            }
        }
        return "";
    }

    private void gateways() {
        for (Gateway gateway : set.all(Gateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            String file = file(gateway);
            if (!(gateway instanceof EventBasedGateway)) {
                found.require(
                        gateway.getName() != null && gateway.getName().endsWith("?"),
                        file,
                        gateway.getId(),
                        HouseRule.QUESTION);
                gateway.getOutgoing()
                        .forEach(flow ->
                                found.require(label(flow.getName()), file, flow.getId(), HouseRule.ANSWER_LABEL));
            }
            if (gateway instanceof ExclusiveGateway exclusive) {
                SequenceFlow open = exclusive.getDefault();
                found.require(open != null, file, gateway.getId(), HouseRule.NO_DEFAULT);
                for (SequenceFlow flow : gateway.getOutgoing()) {
                    found.require(
                            flow.equals(open) == (flow.getConditionExpression() == null),
                            file,
                            flow.getId(),
                            HouseRule.CONDITION_MISSING);
                }
            } else if (gateway instanceof InclusiveGateway) {
                gateway.getOutgoing()
                        .forEach(flow -> found.require(
                                flow.getConditionExpression() != null,
                                file,
                                flow.getId(),
                                HouseRule.CONDITION_MISSING));
            }
        }
    }

    private void conditions() {
        for (SequenceFlow flow : set.all(SequenceFlow.class)) {
            if (flow.getConditionExpression() == null) {
                continue;
            }
            String file = file(flow);
            found.require(flow.getSource() instanceof Gateway, file, flow.getId(), HouseRule.CONDITION_PLACE);
            String condition = flow.getConditionExpression().getTextContent().strip();
            String expression = condition.replaceAll("^\\$\\{|}$", "");
            Matcher call = CALL.matcher(expression);
            if (call.matches()) {
                boolean known = call.group(3) == null
                        || Arrays.stream(Organisation.values()).map(Enum::name).anyMatch(call.group(3)::equals);
                found.require(
                        known && beans.answersYesOrNo(call.group(1), call.group(2)),
                        file,
                        flow.getId(),
                        HouseRule.CONDITION,
                        condition);
                continue;
            }
            Set<String> names = Texts.names(expression);
            String name = names.isEmpty() ? "" : names.iterator().next();
            found.require(
                    names.size() == 1 && !TOGETHER.matcher(expression).matches() && isTyped(expression, name),
                    file,
                    flow.getId(),
                    HouseRule.CONDITION,
                    condition);
            if (expression.matches("\\w+ == '[^']*'")) {
                Texts.texts(expression).stream()
                        .filter(value -> !values(name).contains(value))
                        .forEach(value -> found.add(file, flow.getId(), HouseRule.CONDITION_VALUE, name, value));
            }
        }
    }

    private static boolean isTyped(String expression, String name) {
        Variable<?> declared = CaseVariables.all().get(name);
        Class<?> type = declared == null ? Void.class : declared.type();
        return expression.equals(name)
                ? type == Boolean.class
                : expression.matches("\\w+ == '[A-Z_0-9]+'")
                        || expression.matches("\\w+ >= [0-9]+") && type == Integer.class;
    }

    private Set<String> values(String name) {
        Set<String> values = set.values(name);
        if (name.equals(CaseVariables.TRACK.name())) {
            values.addAll(TableRules.answers(set, "supportTrack", name));
        }
        return values;
    }

    private void timers() {
        Set<String> clocks = new TreeSet<>();
        set.all(UserTask.class).forEach(task -> clocks.add(task.getId()));
        for (BoundaryEvent event : set.all(BoundaryEvent.class)) {
            if (event.getEventDefinitions().stream().noneMatch(TimerEventDefinition.class::isInstance)) {
                continue;
            }
            String host = event.getAttachedTo().getId();
            TimerEventDefinition timer = (TimerEventDefinition)
                    event.getEventDefinitions().iterator().next();
            boolean right = (clocks.remove(host) || OTHER_CLOCKS.contains(host))
                    && event.getId().equals(host + OVERDUE)
                    && !event.cancelActivity()
                    && timer.getTimeDate() != null
                    && timer.getTimeDate().getTextContent().strip().equals("${deadlines.overdue(execution)}")
                    && event.getOutgoing().size() == 1;
            found.require(right, file(event), event.getId(), HouseRule.TIMER, host);
        }
        for (UserTask task : set.all(UserTask.class)) {
            found.require(
                    !clocks.contains(task.getId()), file(task), task.getId(), HouseRule.TIMER_MISSING, task.getId());
        }
        for (TimerEventDefinition timer : set.all(TimerEventDefinition.class)) {
            found.require(
                    timer.getTimeDuration() == null
                            && timer.getTimeCycle() == null
                            && timer.getTimeDate() != null
                            && timer.getTimeDate()
                                    .getTextContent()
                                    .strip()
                                    .matches("\\$\\{deadlines\\.\\w+\\(execution\\)}"),
                    file(timer),
                    owner(timer.getParentElement()),
                    HouseRule.TIME_IN_DRAWING);
        }
    }

    private void calls() {
        Set<String> called = new HashSet<>(BY_HAND.keySet());
        for (CallActivity call : set.all(CallActivity.class)) {
            String target = call.getCalledElement() == null ? "" : call.getCalledElement();
            called.add(target);
            found.require(set.drawings().containsKey(target), file(call), call.getId(), HouseRule.CALLED, target);
            boolean withCase = call.getExtensionElements() != null
                    && call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                            .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
            found.require(withCase, file(call), call.getId(), HouseRule.WITHOUT_CASE);
        }
        set.drawings().keySet().stream()
                .filter(name -> !called.contains(name))
                .forEach(name -> found.add(name + ".bpmn", "", HouseRule.NEVER_CALLED));
    }

    private void messages() {
        Map<String, String> starts = new HashMap<>();
        for (StartEvent start : set.all(StartEvent.class)) {
            if (!(start.getParentElement() instanceof Process)) {
                continue;
            }
            start.getChildElementsByType(MessageEventDefinition.class).forEach(definition -> {
                String name = definition.getMessage() == null
                        ? ""
                        : String.valueOf(definition.getMessage().getName());
                String other = starts.put(name, file(start));
                if (other != null) {
                    found.add(file(start), start.getId(), HouseRule.MESSAGE_TWICE, name, other);
                }
            });
        }
        Set<String> names = new HashSet<>();
        for (Message message : set.all(Message.class)) {
            names.add(message.getName());
            found.require(
                    message.getName() != null && message.getId().equals("Message_" + message.getName()),
                    file(message),
                    message.getId(),
                    HouseRule.MESSAGE_NAME);
        }
        set.forms()
                .forEach((name, form) -> form.fields().forEach(field -> {
                    String raised = field.path("properties").path("raises").asText("");
                    found.require(
                            raised.isEmpty() || names.contains(raised),
                            name + ".form",
                            field.path("key").asText(),
                            HouseRule.MESSAGE_UNHEARD,
                            raised);
                }));
        for (SubProcess process : set.all(SubProcess.class)) {
            if (process.triggeredByEvent()) {
                process.getChildElementsByType(StartEvent.class)
                        .forEach(start -> found.require(
                                !start.isInterrupting(), file(process), process.getId(), HouseRule.INTERRUPTS));
            }
        }
    }

    private void reached() {
        for (FlowNode node : set.all(FlowNode.class)) {
            boolean whenever = node instanceof SubProcess process && process.triggeredByEvent();
            found.require(
                    !node.getIncoming().isEmpty()
                            || node instanceof StartEvent
                            || node instanceof BoundaryEvent
                            || whenever,
                    file(node),
                    node.getId(),
                    HouseRule.UNREACHED);
            found.require(
                    !node.getOutgoing().isEmpty() || node instanceof EndEvent || whenever,
                    file(node),
                    node.getId(),
                    HouseRule.DEAD_END);
        }
        loops();
    }

    /** What has a way in, but none from a start: a ring of its own. */
    private void loops() {
        Set<FlowNode> reached = new HashSet<>();
        set.all(FlowNode.class).stream()
                .filter(node -> node instanceof StartEvent
                        || node instanceof BoundaryEvent
                        || node instanceof SubProcess process && process.triggeredByEvent())
                .forEach(node -> follow(node, reached));
        set.all(FlowNode.class).stream()
                .filter(node -> !reached.contains(node) && !node.getIncoming().isEmpty())
                .forEach(node -> found.add(file(node), node.getId(), HouseRule.UNREACHED));
    }

    private static void follow(FlowNode from, Set<FlowNode> reached) {
        Deque<FlowNode> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            FlowNode node = left.pop();
            if (reached.add(node)) {
                node.getOutgoing().forEach(flow -> left.push(flow.getTarget()));
            }
        }
    }
}
