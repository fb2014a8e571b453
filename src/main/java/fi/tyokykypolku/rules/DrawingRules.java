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
import org.camunda.bpm.model.bpmn.instance.Activity;
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
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
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
    static final String HISTORY = "P1461D";

    /** Processes that are started by hand, with the form each is started with. */
    static final Map<String, String> BY_HAND = Map.of(CaseVariables.PATH, "newReferral", "notice", "newNotice");

    /** Steps over several tasks that have a limit of their own. */
    static final Set<String> OTHER_CLOCKS = Set.of("planning", "awaitDecision");

    static final Set<String> ELSEWHERE = Set.of(
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
    private static final String CONSULTATION = "CONSULTATION";
    private static final String OVERDUE = "Overdue";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^{}]+}", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("!?(\\w+)\\.(\\w+)\\(execution(?:, '(\\w+)')?\\)");
    private static final Pattern TEXT_COMPARED = Pattern.compile("\\w+ *(?:==|!=) *(?:'[^']*'|\"[^\"]*\")");
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
        several();
        phases();
        forks();
        jobs();
        set.drawings().values().forEach(this::paths);
        new Handover(set, found).check();
        new Calls(set, found).check();
    }

    static String file(ModelElementInstance element) {
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
            typed(in, in.getCamundaTarget(), in.getCamundaSourceExpression());
            found.require(!"all".equals(in.getCamundaVariables()), file(in), owner(in), HouseRule.ALL_VARIABLES);
        }
        for (CamundaInputParameter given : set.all(CamundaInputParameter.class)) {
            variable(given, given.getCamundaName());
            if (PHASE.equals(given.getCamundaName())) {
                phase(given, given.getTextContent().strip());
            }
            typed(given, given.getCamundaName(), given.getTextContent());
        }
        for (CamundaOut out : set.all(CamundaOut.class)) {
            typed(out, out.getCamundaTarget(), out.getCamundaSourceExpression());
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

    static String owner(ModelElementInstance element) {
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
            sameConditions(gateway);
            if (gateway instanceof ExclusiveGateway exclusive) {
                meetingConditions(exclusive);
                SequenceFlow open = exclusive.getDefault();
                found.require(
                        open != null && gateway.getOutgoing().contains(open),
                        file,
                        gateway.getId(),
                        HouseRule.NO_DEFAULT);
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
            found.require(
                    flow.getSource() instanceof ExclusiveGateway || flow.getSource() instanceof InclusiveGateway,
                    file,
                    flow.getId(),
                    HouseRule.CONDITION_PLACE);
            String condition = flow.getConditionExpression().getTextContent().strip();
            if (!isExpression(condition, file, flow.getId())) {
                continue;
            }
            String expression = bare(condition);
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
            if (TEXT_COMPARED.matcher(expression).matches()) {
                Texts.texts(expression).stream()
                        .filter(value -> !values(name).contains(value))
                        .forEach(value -> found.add(file, flow.getId(), HouseRule.CONDITION_VALUE, name, value));
            }
        }
    }

    /** What is no expression is a text to the engine, which then fails or goes by its letters. */
    private void requireExpression(String text, String file, String place) {
        found.require(EXPRESSION.matcher(text).matches(), file, place, HouseRule.EXPRESSION, text);
    }

    /** The same; whether it is one that can be read. */
    private boolean isExpression(String text, String file, String place) {
        requireExpression(text, file, place);
        return !found.has(file, place, HouseRule.EXPRESSION);
    }

    /** Flags and numbers that a call or a step is given. */
    private void typed(ModelElementInstance given, @Nullable String target, @Nullable String value) {
        Variable<?> declared = target == null ? null : CaseVariables.all().get(target);
        if (declared != null
                && value != null
                && !value.isBlank()
                && declared.type() != String.class
                && !PHASE.equals(target)) {
            requireExpression(value.strip(), file(given), owner(given));
        }
    }

    private static boolean isTyped(String expression, String name) {
        Variable<?> declared = CaseVariables.all().get(name);
        Class<?> type = declared == null ? Void.class : declared.type();
        if (type == Boolean.class) {
            return expression.matches("(?:! *|not )?\\w+|\\w+ *(?:==|!=) *(?:true|false)");
        }
        return type == Integer.class
                ? expression.matches("\\w+ *(?:==|!=|>=|<=|>|<) *[0-9]+")
                : TEXT_COMPARED.matcher(expression).matches();
    }

    private Set<String> values(String name) {
        Set<String> values = set.values(name);
        if (name.equals(CaseVariables.TRACK.name())) {
            values.addAll(TableRules.answers(set, "supportTrack", name));
        }
        return values;
    }

    /** Two arrows of a gateway that ask the same. */
    private void sameConditions(Gateway gateway) {
        Map<String, SequenceFlow> asked = new HashMap<>();
        for (SequenceFlow flow : gateway.getOutgoing()) {
            String condition = flow.getConditionExpression() == null
                    ? ""
                    : flow.getConditionExpression().getTextContent().replaceAll("\\s+", "");
            SequenceFlow other = condition.isEmpty() ? null : asked.putIfAbsent(condition, flow);
            if (other != null) {
                found.add(file(flow), flow.getId(), HouseRule.CONDITION_TWICE, other.getId());
            }
        }
    }

    /** Two arrows that one value takes: which of them is taken hangs on the order in the file. */
    private void meetingConditions(ExclusiveGateway gateway) {
        Map<String, SequenceFlow> taken = new HashMap<>();
        for (SequenceFlow flow : gateway.getOutgoing()) {
            String condition = bare(condition(flow)).strip();
            if (!TEXT_COMPARED.matcher(condition).matches()) {
                continue;
            }
            String name = Texts.names(condition).iterator().next();
            boolean but = condition.contains("!=");
            List<String> asked = Texts.texts(condition);
            Stream.concat(values(name).stream(), asked.stream())
                    .distinct()
                    .filter(value -> asked.contains(value) != but)
                    .forEach(value -> {
                        SequenceFlow other = taken.putIfAbsent(name + " = " + value, flow);
                        if (other != null && !condition(other).equals(condition(flow))) {
                            found.add(file(flow), flow.getId(), HouseRule.CONDITIONS_MEET, value, other.getId());
                        }
                    });
        }
    }

    /** A task that goes to each of several organisations is done once for each of them. */
    private void several() {
        for (MultiInstanceLoopCharacteristics loop : set.all(MultiInstanceLoopCharacteristics.class)) {
            String collection = camunda(loop, "collection");
            Matcher call = CALL.matcher(collection.replaceAll("^[$#]\\{|}$", ""));
            boolean right = CaseVariables.PARTY.name().equals(camunda(loop, "elementVariable"))
                    && call.matches()
                    && beans.answersSeveral(call.group(1), call.group(2));
            boolean counted = collection.isEmpty() && loop.getLoopCardinality() != null;
            boolean text = !collection.isEmpty()
                    && !isExpression(collection.strip(), file(loop), owner(loop.getParentElement()));
            if (loop.getCompletionCondition() != null) {
                requireExpression(
                        loop.getCompletionCondition().getTextContent().strip(),
                        file(loop),
                        owner(loop.getParentElement()));
            }
            found.require(right || counted || text, file(loop), owner(loop.getParentElement()), HouseRule.SEVERAL);
        }
        Set<String> parties = TableRules.routedTo(set, "PARTY");
        set.all(UserTask.class).stream()
                .filter(task -> parties.contains(task.getId()) && !isWithParty(task))
                .forEach(task -> found.add(file(task), task.getId(), HouseRule.NO_PARTY, task.getId()));
        Set<String> consulted = TableRules.routedTo(set, "CONSULTED");
        set.all(UserTask.class).stream()
                .filter(task -> consulted.contains(task.getId()) && isWithoutConsultation(task))
                .forEach(task -> found.add(file(task), task.getId(), HouseRule.NOBODY_CONSULTED, task.getId()));
    }

    /** Whether a case can come to a task by a way on which nobody was named to be consulted. */
    private static boolean isWithoutConsultation(UserTask task) {
        Set<FlowNode> reached = new HashSet<>();
        BpmnModelInstance drawing = (BpmnModelInstance) task.getModelInstance();
        Deque<FlowNode> left = new ArrayDeque<>();
        drawing.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getIncoming().isEmpty())
                .forEach(left::push);
        while (!left.isEmpty()) {
            FlowNode node = left.pop();
            if (reached.add(node)) {
                node.getOutgoing().stream()
                        .filter(flow -> !isConsultation(flow))
                        .forEach(flow -> left.push(flow.getTarget()));
            }
        }
        return reached.contains(task);
    }

    /** Whether an arrow is taken only when the referral was answered as a question. */
    private static boolean isConsultation(SequenceFlow flow) {
        List<String> asked = flow.getSource().getOutgoing().stream()
                .map(DrawingRules::condition)
                .filter(condition -> Texts.names(condition).contains(CaseVariables.REFERRAL_OUTCOME.name()))
                .toList();
        String own = condition(flow);
        return own.isEmpty()
                ? !asked.isEmpty()
                        && asked.stream().noneMatch(each -> Texts.texts(each).contains(CONSULTATION))
                : asked.contains(own) && Texts.texts(own).contains(CONSULTATION) && !own.contains("!=");
    }

    /** An expression without its braces. */
    private static String bare(String expression) {
        return expression.replaceAll("^\\$\\{|}$", "");
    }

    private static String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent().strip();
    }

    private static boolean isWithParty(ModelElementInstance task) {
        for (ModelElementInstance at = task; at != null; at = at.getParentElement()) {
            if (at instanceof Activity activity
                    && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics) {
                return true;
            }
        }
        return false;
    }

    /** Every phase must be told to the case by some call or step. */
    private void phases() {
        if (!set.drawings().containsKey(CaseVariables.PATH)) {
            return;
        }
        Set<String> told = new HashSet<>();
        set.all(CamundaIn.class).stream()
                .filter(in -> PHASE.equals(in.getCamundaTarget()))
                .forEach(in -> told.add(String.valueOf(in.getCamundaSourceExpression())));
        set.all(CamundaInputParameter.class).stream()
                .filter(given -> PHASE.equals(given.getCamundaName()))
                .forEach(given -> told.add(given.getTextContent().strip()));
        Arrays.stream(Phase.values())
                .map(Enum::name)
                .filter(phase -> !told.contains(phase))
                .forEach(phase -> found.add(CaseVariables.PATH + ".bpmn", "", HouseRule.PHASE_UNTOLD, phase));
    }

    /** Only a service may be left to the engine's own workers; what people see goes on at once, and one step of a case at a time. */
    private void jobs() {
        set.drawings()
                .values()
                .forEach(drawing -> drawing.getModelElementsByType(BaseElement.class)
                        .forEach(element -> {
                            for (String attribute : List.of("asyncBefore", "asyncAfter")) {
                                found.require(
                                        !camunda(element, attribute).equals("true") || element instanceof ServiceTask,
                                        file(element),
                                        owner(element),
                                        HouseRule.JOB,
                                        attribute);
                            }
                            found.require(
                                    !camunda(element, "exclusive").equals("false"),
                                    file(element),
                                    owner(element),
                                    HouseRule.JOB,
                                    "exclusive");
                        }));
    }

    private void forks() {
        set.all(FlowNode.class).stream()
                .filter(node -> !(node instanceof Gateway) && node.getOutgoing().size() > 1)
                .forEach(node -> found.add(file(node), node.getId(), HouseRule.FORK));
    }

    private void paths(BpmnModelInstance drawing) {
        Map<ModelElementInstance, List<FlowNode>> scopes = drawing.getModelElementsByType(FlowNode.class).stream()
                .collect(Collectors.groupingBy(FlowNode::getParentElement));
        scopes.values().forEach(nodes -> {
            Paths paths = Paths.of(nodes);
            paths.waiting().forEach(node -> found.add(file(node), node.getId(), HouseRule.WAITS_FOR_EVER));
            paths.twice().forEach(node -> found.add(file(node), node.getId(), HouseRule.GOES_ON_TWICE));
            nodes.stream()
                    .filter(node -> node instanceof BoundaryEvent event && !event.cancelActivity())
                    .filter(node -> !paths.returns((BoundaryEvent) node).isEmpty())
                    .forEach(node -> found.add(file(node), node.getId(), HouseRule.RETURNS_TO_PATH));
        });
    }

    private void timers() {
        Set<String> clocks = new TreeSet<>();
        set.all(UserTask.class).forEach(task -> clocks.add(task.getId()));
        Set<String> others = new TreeSet<>(OTHER_CLOCKS);
        for (BoundaryEvent event : set.all(BoundaryEvent.class)) {
            if (event.getEventDefinitions().stream().noneMatch(TimerEventDefinition.class::isInstance)) {
                continue;
            }
            String host = event.getAttachedTo().getId();
            TimerEventDefinition timer = (TimerEventDefinition)
                    event.getEventDefinitions().iterator().next();
            others.remove(host);
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
        set.all(Activity.class).stream()
                .filter(step -> others.contains(step.getId()))
                .forEach(step -> found.add(file(step), step.getId(), HouseRule.TIMER_MISSING, step.getId()));
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
