package fi.tyokykypolku;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.decisions.Tables;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.engine.CaseVariables;
import java.beans.Introspector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Collaboration;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/**
 * The promise of one word in one place of every folder: drawings, tables, forms and Java name each other rightly, and nothing is
 * left that nothing uses. The forms have rules of their own in {@link FormsTest}, the looks of the drawings in
 * {@link DrawingsTest}.
 */
class ModelsTest {

    /** Clocks that run over something other than a user task. */
    private static final Set<String> OTHER_CLOCKS = Set.of("planning", "awaitDecision", "reviewDue");

    private static final Set<String> ROLES = Set.of("RECEIVER", "COORDINATOR", "CONSULTED", "PARTY");

    private static final Pattern CALL = Pattern.compile("!?(\\w+)\\.(\\w+)\\(execution(?:, '(\\w+)')?\\)");

    private static final Pattern LABEL = Pattern.compile("[A-ZÅÄÖ][^.!]*[^.!\\s]");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fi.tyokykypolku");

    private static final Map<String, JavaClass> BEANS = CODE.stream()
            .filter(type -> type.isAnnotatedWith(Component.class))
            .collect(toMap(ModelsTest::beanName, type -> type));

    @Test
    void everyFileCanBeRead() {
        assertThat(Models.unreadable()).isEmpty();
        assertThat(Models.processes()).hasSize(11);
        assertThat(Models.forms()).hasSizeGreaterThan(20);
        assertThat(Tables.models()).hasSize(8);
    }

    @Test
    void aDrawingIsNamedLikeItsOnlyProcess() {
        assertThat(Models.processes())
                .allSatisfy((file, model) -> assertThat(model.getModelElementsByType(Process.class))
                        .extracting(Process::getId)
                        .containsExactly(file));
        assertThat(faults(
                        Models.all(Process.class),
                        process -> process.isExecutable()
                                && process.getId().matches("[a-z]+")
                                && isLabel(process.getName())))
                .isEmpty();
        assertThat(Models.all(Collaboration.class)).isEmpty();
    }

    @Test
    void onlyThePathAndANoticeAreStartedByHand() {
        assertThat(Models.all(Process.class))
                .filteredOn(Process::isCamundaStartableInTasklist)
                .extracting(Process::getId)
                .containsExactlyInAnyOrderElementsOf(Models.STARTED_BY_HAND.keySet());
        assertThat(Models.all(StartEvent.class))
                .filteredOn(start -> !Models.camunda(start, "formRef").isEmpty())
                .extracting(start -> Models.camunda(start, "formRef"))
                .containsExactlyInAnyOrderElementsOf(Models.STARTED_BY_HAND.values());
    }

    @Test
    void noDrawingHoldsAScriptOrAListener() {
        assertThat(Models.all(ScriptTask.class)).isEmpty();
        assertThat(Models.all(CamundaScript.class)).isEmpty();
        assertThat(Models.processes())
                .allSatisfy((file, model) -> assertThat(
                                model.getDocument().getElementsByNameNs(Models.CAMUNDA, "taskListener"))
                        .isEmpty());
        assertThat(Models.processes())
                .allSatisfy((file, model) -> assertThat(
                                model.getDocument().getElementsByNameNs(Models.CAMUNDA, "executionListener"))
                        .isEmpty());
    }

    @Test
    void everyServiceTaskIsTheBeanOfItsName() {
        assertThat(faults(
                        Models.all(ServiceTask.class),
                        task -> Models.camunda(task, "delegateExpression").equals("${" + task.getId() + "}")
                                && BEANS.containsKey(task.getId())
                                && BEANS.get(task.getId()).isAssignableTo(JavaDelegate.class)
                                && BEANS.get(task.getId()).getSimpleName().equals(capital(task.getId()))))
                .isEmpty();
    }

    @Test
    void everyNameAnExpressionReadsIsADeclaredVariable() {
        Set<String> declared = new TreeSet<>(CaseVariables.all().keySet());
        declared.addAll(CaseVariables.engineOwn());
        List<String> faults = new ArrayList<>();
        expressions().forEach((place, expression) -> {
            if (!place.contains("@delegateExpression")
                    && !CALL.matcher(expression).matches()) {
                Models.names(expression).stream()
                        .filter(name -> !declared.contains(name))
                        .forEach(name -> faults.add(place + " reads " + name));
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyVariableHandedOverIsDeclared() {
        Set<String> names = Stream.of(
                        Models.all(CamundaIn.class).stream()
                                .flatMap(in -> Stream.of(in.getCamundaSource(), in.getCamundaTarget())),
                        Models.all(CamundaOut.class).stream()
                                .flatMap(out -> Stream.of(out.getCamundaSource(), out.getCamundaTarget())),
                        Models.all(CamundaInputParameter.class).stream().map(CamundaInputParameter::getCamundaName),
                        Models.all(CamundaOutputParameter.class).stream().map(CamundaOutputParameter::getCamundaName),
                        Models.all(MultiInstanceLoopCharacteristics.class).stream()
                                .map(loop -> Models.camunda(loop, "elementVariable")))
                .flatMap(all -> all)
                .filter(name -> name != null && !name.isEmpty())
                .collect(toCollection(TreeSet::new));
        assertThat(names).isSubsetOf(CaseVariables.all().keySet());
    }

    /** Whether a bean answers with yes or no, and knows the organisation it is asked about, if any. */
    private static boolean isAnswered(Matcher call) {
        boolean known = call.group(3) == null
                || Stream.of(Organisation.values()).map(Organisation::name).anyMatch(call.group(3)::equals);
        JavaClass bean = BEANS.get(call.group(1));
        return known
                && bean != null
                && bean.getMethods().stream()
                        .anyMatch(method -> method.getName().equals(call.group(2))
                                && method.getRawReturnType().isEquivalentTo(boolean.class));
    }

    @Test
    void aConditionIsOneComparisonWithAValueThatCanOccur() {
        Map<String, Set<String>> known = new HashMap<>();
        known.put("track", cells("supportTrack", "track"));
        List<String> faults = new ArrayList<>();
        for (SequenceFlow flow : Models.all(SequenceFlow.class)) {
            if (flow.getConditionExpression() == null) {
                continue;
            }
            String condition = flow.getConditionExpression().getTextContent();
            String expression = condition.strip().replaceAll("^\\$\\{|}$", "");
            Matcher call = CALL.matcher(expression);
            if (call.matches()) {
                if (!isAnswered(call)) {
                    faults.add(flow.getId() + ": " + condition);
                }
                continue;
            }
            Set<String> names = Models.names(expression);
            String name = names.isEmpty() ? "" : names.iterator().next();
            Set<String> values = known.getOrDefault(
                    name,
                    Models.fields(name).stream()
                            .flatMap(field -> field.choices().keySet().stream())
                            .collect(toCollection(TreeSet::new)));
            boolean one = names.size() == 1 && !expression.matches(".*(&&|\\|\\||\\band\\b|\\bor\\b).*");
            boolean typed = expression.equals(name)
                    ? Models.type(name) == Boolean.class
                    : expression.matches("\\w+ == '[A-Z_0-9]+'")
                            ? values.containsAll(Models.texts(expression))
                            : expression.matches("\\w+ >= [0-9]+") && Models.type(name) == Integer.class;
            if (!one || !typed) {
                faults.add(flow.getId() + ": " + condition);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyUserTaskAndPhaseClockHasADrawnTimerThatInterruptsNothing() {
        List<String> faults = new ArrayList<>();
        Set<String> clocks = new TreeSet<>(Models.userTasks());
        clocks.addAll(Set.of("planning", "awaitDecision"));
        for (BoundaryEvent event : Models.all(BoundaryEvent.class)) {
            if (event.getEventDefinitions().stream().noneMatch(TimerEventDefinition.class::isInstance)) {
                continue;
            }
            String host = event.getAttachedTo().getId();
            TimerEventDefinition timer = (TimerEventDefinition)
                    event.getEventDefinitions().iterator().next();
            boolean right = clocks.remove(host)
                    && event.getId().equals(host + "Overdue")
                    && !event.cancelActivity()
                    && timer.getTimeDate() != null
                    && timer.getTimeDate().getTextContent().equals("${deadlines.overdue(execution)}")
                    && event.getOutgoing().size() == 1
                    && event.getOutgoing().iterator().next().getTarget().getId().equals(host + "Delayed");
            if (!right) {
                faults.add(event.getId());
            }
        }
        assertThat(faults).isEmpty();
        assertThat(clocks).as("without a timer").isEmpty();
    }

    @Test
    void everyClockHasExactlyOneDeadlineWhateverLawIsInForce() {
        Set<String> clocks = new TreeSet<>(Models.userTasks());
        clocks.addAll(OTHER_CLOCKS);
        for (String clock : clocks) {
            for (String day : List.of("2026-11-20", "2025-01-01")) {
                assertThat(Tables.evaluate("deadlines", Map.of("slaId", clock, "referenceDate", day))
                                .results())
                        .as("%s on %s", clock, day)
                        .hasSize(1);
            }
        }
        // The others are limits of the law or of the network, written in capitals.
        assertThat(questions("deadlines", "slaId"))
                .filteredOn(clock -> !clock.matches("[A-Z0-9_]+"))
                .containsExactlyInAnyOrderElementsOf(clocks);
    }

    @Test
    void everyUserTaskIsRoutedAndEveryRouteLeadsSomewhere() {
        assertThat(questions("routing", "task")).containsExactlyInAnyOrderElementsOf(Models.userTasks());

        Set<String> organisations =
                Stream.of(Organisation.values()).map(Organisation::name).collect(toCollection(TreeSet::new));
        Set<String> used = cells("routing", "organisation");
        assertThat(used).containsAll(ROLES);
        organisations.forEach(organisation -> assertThat(used.contains(organisation) || canBecomeAParty(organisation))
                .as(organisation)
                .isTrue());
        organisations.addAll(ROLES);
        assertThat(organisations).containsAll(used);

        Directory directory = ShippedDirectory.get();
        assertThat(cells("routing", "team"))
                .isNotEmpty()
                .allSatisfy(team -> assertThat(Stream.of(Organisation.values())
                                .map(organisation -> directory.worklist(organisation, "837"))
                                .filter(list ->
                                        directory.worklist(list.id() + team).isPresent()))
                        .isNotEmpty());
    }

    @Test
    void everyCallLeadsToAProcessAndTakesTheCaseWithIt() {
        assertThat(faults(
                        Models.all(CallActivity.class),
                        call -> Models.processes().containsKey(call.getCalledElement())
                                && call
                                        .getExtensionElements()
                                        .getElementsQuery()
                                        .filterByType(CamundaIn.class)
                                        .list()
                                        .stream()
                                        .anyMatch(in ->
                                                "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()))
                                && call
                                        .getExtensionElements()
                                        .getElementsQuery()
                                        .filterByType(CamundaIn.class)
                                        .list()
                                        .stream()
                                        .noneMatch(in -> "all".equals(in.getCamundaVariables()))))
                .isEmpty();
        Set<String> called = Models.all(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .collect(toCollection(TreeSet::new));
        called.addAll(Models.STARTED_BY_HAND.keySet());
        assertThat(called).isEqualTo(Models.processes().keySet());
    }

    @Test
    void everyPhaseNamedToACalledProcessExists() {
        Stream<String> phases = Stream.concat(
                Models.all(CamundaIn.class).stream()
                        .filter(in -> "phase".equals(in.getCamundaTarget()))
                        .map(CamundaIn::getCamundaSourceExpression),
                Models.all(CamundaInputParameter.class).stream()
                        .filter(parameter -> "phase".equals(parameter.getCamundaName()))
                        .map(CamundaInputParameter::getTextContent));
        assertThat(phases)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Phase.values()).map(Phase::name).toList());
    }

    @Test
    void messagesHaveTheNamesOfTheInterface() {
        assertThat(faults(Models.all(Message.class), message -> message.getId().equals("Message_" + message.getName())))
                .isEmpty();
        Set<String> names =
                Models.all(Message.class).stream().map(Message::getName).collect(toCollection(TreeSet::new));
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "consentWithdrawn",
                        "municipalityChanged",
                        "clientWithdrew",
                        "reviewRequested",
                        "kelaDecisionReceived",
                        "kelaQuestionAsked");
        Models.processes().forEach((file, model) -> {
            Set<Message> heard = new HashSet<>();
            model.getModelElementsByType(MessageEventDefinition.class)
                    .forEach(definition -> heard.add(definition.getMessage()));
            model.getModelElementsByType(ReceiveTask.class).forEach(task -> heard.add(task.getMessage()));
            assertThat(heard).as(file).containsExactlyInAnyOrderElementsOf(model.getModelElementsByType(Message.class));
        });
        assertThat(faults(
                        Models.all(Event.class),
                        event -> event.getChildElementsByType(MessageEventDefinition.class).stream()
                                .allMatch(definition ->
                                        definition.getMessage().getName().equals(event.getId()))))
                .isEmpty();
        Models.forms().values().stream()
                .flatMap(form -> form.fields().values().stream())
                .flatMap(field -> field.raises().stream())
                .forEach(message -> assertThat(names).contains(message));
    }

    @Test
    void everyEscalationIsThrownAndCaught() {
        assertThat(faults(
                        Models.all(Escalation.class),
                        escalation -> escalation.getId().equals("Escalation_" + escalation.getName())
                                && escalation.getName().equals(escalation.getEscalationCode())))
                .isEmpty();
        Set<String> thrown = new TreeSet<>();
        Set<String> caught = new TreeSet<>();
        Models.all(EscalationEventDefinition.class)
                .forEach(definition -> (definition.getParentElement() instanceof ThrowEvent ? thrown : caught)
                        .add(definition.getEscalation().getEscalationCode()));
        assertThat(thrown).isNotEmpty().isEqualTo(caught);
    }

    @Test
    void aPassedLimitOfTheLawOrOfKelaIsReportedOnceAndNoOther() {
        Set<String> reported = Models.all(EndEvent.class).stream()
                .filter(end -> !end.getChildElementsByType(EscalationEventDefinition.class)
                        .isEmpty())
                .map(end -> end.getId().replaceFirst("Delayed$", ""))
                .collect(toCollection(TreeSet::new));
        Map<String, String> legal = new HashMap<>();
        Map<String, String> overSeveral = new HashMap<>();
        for (BoundaryEvent event : Models.all(BoundaryEvent.class)) {
            String host = event.getAttachedTo().getId();
            Map<String, Object> row = event.getId().equals(host + "Overdue") ? limit(host) : Map.of();
            if ("LEGAL".equals(row.get("kind"))) {
                legal.put(host, String.valueOf(row.get("sla")));
                if (!(event.getAttachedTo() instanceof UserTask)) {
                    overSeveral.put(String.valueOf(row.get("sla")), host);
                }
            }
        }
        // Tasks that share the clock of a step over them are reported by that step.
        Set<String> expected = legal.entrySet().stream()
                .map(step -> overSeveral.getOrDefault(step.getValue(), step.getKey()))
                .collect(toCollection(TreeSet::new));
        expected.add("awaitDecision");
        assertThat(reported).isEqualTo(expected).hasSize(3);
    }

    private static Map<String, Object> limit(String clock) {
        return Tables.evaluate("deadlines", Map.of("slaId", clock, "referenceDate", "2026-11-20"))
                .results()
                .get(0);
    }

    @Test
    void whatMayHappenAtAnyTimeInterruptsNothing() {
        List<SubProcess> whenever = Models.all(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .toList();
        assertThat(whenever).hasSize(8);
        assertThat(faults(whenever, process -> {
                    StartEvent start = process.getChildElementsByType(StartEvent.class)
                            .iterator()
                            .next();
                    return !start.isInterrupting() && process.getId().equals("when" + capital(start.getId()));
                }))
                .isEmpty();
    }

    @Test
    void everythingDrawnIsReached() {
        assertThat(faults(
                        Models.all(FlowNode.class),
                        node -> !node.getIncoming().isEmpty()
                                || node instanceof StartEvent
                                || node instanceof BoundaryEvent
                                || (node instanceof SubProcess process && process.triggeredByEvent())))
                .isEmpty();
        assertThat(faults(
                        Models.all(FlowNode.class),
                        node -> !node.getOutgoing().isEmpty()
                                || node instanceof EndEvent
                                || (node instanceof SubProcess process && process.triggeredByEvent())))
                .isEmpty();
        assertThat(faults(
                        Models.all(IntermediateCatchEvent.class),
                        event -> event.getEventDefinitions().size() == 1))
                .isEmpty();
    }

    private static boolean canBecomeAParty(String organisation) {
        return Models.fields("organisation1").stream()
                .anyMatch(field -> field.choices().containsKey(organisation));
    }

    private static boolean isLabel(@Nullable String name) {
        return name != null && LABEL.matcher(name).matches();
    }

    private static Map<String, String> expressions() {
        Map<String, String> all = new HashMap<>();
        Models.processes().values().forEach(model -> all.putAll(Models.expressions(model)));
        assertThat(all).hasSizeGreaterThan(80);
        return all;
    }

    /** What the rules of a table ask for in a column. */
    private static Set<String> questions(String decision, String input) {
        List<Input> inputs = List.copyOf(Tables.table(decision).getInputs());
        int column = Tables.inputs(decision).indexOf(input);
        assertThat(inputs.get(column).getInputExpression().getText().getTextContent())
                .contains(input);
        return Tables.table(decision).getRules().stream()
                .map(rule -> List.copyOf(rule.getInputEntries()).get(column))
                .flatMap(cell -> Models.texts(cell.getTextContent()).stream())
                .collect(toCollection(TreeSet::new));
    }

    /** What the rules of a table answer in a column. */
    private static Set<String> cells(String decision, String output) {
        List<String> columns = Tables.table(decision).getOutputs().stream()
                .map(Output::getName)
                .toList();
        return Tables.table(decision).getRules().stream()
                .map(rule -> List.copyOf(rule.getOutputEntries()).get(columns.indexOf(output)))
                .flatMap(cell -> Models.texts(cell.getTextContent()).stream())
                .collect(toCollection(TreeSet::new));
    }

    private static <T extends BaseElement> List<String> faults(List<T> elements, Predicate<T> rule) {
        assertThat(elements).isNotEmpty();
        return elements.stream()
                .filter(rule.negate())
                .map(element -> Models.file(element) + ".bpmn: " + element.getId())
                .toList();
    }

    private static String beanName(JavaClass type) {
        String name = type.getAnnotationOfType(Component.class).value();
        return name.isEmpty() ? Introspector.decapitalize(type.getSimpleName()) : name;
    }

    private static String capital(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }
}
