package fi.tyokykypolku.rules;

import fi.tyokykypolku.engine.CaseVariables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompletionCondition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the drawings hand to each other: a variable that a gateway asks must have been told where it is asked. */
final class Handover {
    /** Variables that a service of the application tells. */
    private static final Map<String, String> TOLD = Map.of(
            "decideTrack", CaseVariables.TRACK.name(),
            "acceptReferral", CaseVariables.TRACK.name(),
            "inviteParties", CaseVariables.PLAN_AGREED.name(),
            "recordReview", CaseVariables.UNCHANGED_REVIEWS.name(),
            "countAttempt", CaseVariables.CONTACT_ATTEMPTS.name());

    /** Variables that the application tells wherever they are needed. */
    private static final Set<String> EVERYWHERE =
            Set.of(CaseVariables.LATE_CLOCK.name(), CaseVariables.PHASE.name(), CaseVariables.PARTY.name());

    private final ModelSet set;
    private final Objections found;

    Handover(ModelSet set, Objections found) {
        this.set = set;
        this.found = found;
    }

    void check() {
        set.drawings().forEach((name, drawing) -> {
            Set<String> told = told(name, drawing);
            Set<String> asked = asked(drawing);
            asked.removeAll(told);
            asked.forEach(variable -> found.add(name + ".bpmn", name, HouseRule.VARIABLE_UNTOLD, variable));
        });
        for (CallActivity call : set.all(CallActivity.class)) {
            BpmnModelInstance called = set.drawings().get(String.valueOf(call.getCalledElement()));
            if (called != null) {
                call(call, called);
            }
        }
    }

    private static <T extends ModelElementInstance> List<T> extensions(CallActivity call, Class<T> kind) {
        return call.getExtensionElements() == null
                ? List.of()
                : call.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(kind)
                        .list();
    }

    private void call(CallActivity call, BpmnModelInstance called) {
        String file = DrawingRules.file(call);
        Set<String> given = extensions(call, CamundaIn.class).stream()
                .map(in -> String.valueOf(in.getCamundaTarget()))
                .collect(Collectors.toSet());
        Set<String> first = first(called);
        first.removeAll(told(String.valueOf(call.getCalledElement()), called, List.of()));
        first.stream()
                .filter(variable -> !given.contains(variable))
                .forEach(variable -> found.add(file, call.getId(), HouseRule.NOT_HANDED, variable));
        Set<String> inside = told(String.valueOf(call.getCalledElement()), called);
        extensions(call, CamundaOut.class).stream()
                .map(CamundaOut::getCamundaSource)
                .filter(source -> source != null && !source.isEmpty() && !inside.contains(source))
                .forEach(source -> found.add(file, call.getId(), HouseRule.NOT_BROUGHT, source));
    }

    /** What is told within a drawing, or by those who call it. */
    private Set<String> told(String name, BpmnModelInstance drawing) {
        return told(
                name,
                drawing,
                set.all(CallActivity.class).stream()
                        .filter(call -> name.equals(call.getCalledElement()))
                        .toList());
    }

    private Set<String> told(String name, BpmnModelInstance drawing, Collection<CallActivity> callers) {
        Set<String> told = new TreeSet<>(EVERYWHERE);
        Set<String> forms = new HashSet<>(DrawingRules.forms(drawing));
        set.forms().entrySet().stream()
                .filter(form -> forms.contains(form.getKey()))
                .flatMap(form -> form.getValue().fields().stream())
                .filter(field ->
                        field.path("properties").path("steers").asText("").equals("true"))
                .forEach(field -> told.add(field.path("key").asText()));
        drawing.getModelElementsByType(ServiceTask.class).stream()
                .filter(service -> TOLD.containsKey(service.getId()))
                .forEach(service -> told.add(TOLD.get(service.getId())));
        drawing.getModelElementsByType(CamundaOut.class)
                .forEach(out -> told.add(String.valueOf(out.getCamundaTarget())));
        drawing.getModelElementsByType(CamundaInputParameter.class)
                .forEach(given -> told.add(String.valueOf(given.getCamundaName())));
        callers.stream()
                .flatMap(call -> extensions(call, CamundaIn.class).stream())
                .forEach(in -> told.add(String.valueOf(in.getCamundaTarget())));
        return told;
    }

    /** Variables that a drawing asks or hands on. */
    static Set<String> asked(BpmnModelInstance drawing) {
        List<String> texts = new ArrayList<>();
        drawing.getModelElementsByType(ConditionExpression.class).forEach(each -> texts.add(each.getTextContent()));
        drawing.getModelElementsByType(CompletionCondition.class).forEach(each -> texts.add(each.getTextContent()));
        drawing.getModelElementsByType(CamundaIn.class).stream()
                .map(CamundaIn::getCamundaSource)
                .filter(source -> source != null && !source.isEmpty())
                .forEach(source -> texts.add("${" + source + "}"));
        return variables(texts);
    }

    private static Set<String> variables(Collection<String> texts) {
        return texts.stream()
                .map(text -> text.strip().replaceAll("^[$#]\\{|}$", ""))
                .flatMap(text -> Texts.names(text).stream())
                .filter(name -> CaseVariables.all().containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the first gateway of a drawing asks, at which every case comes by. */
    private static Set<String> first(BpmnModelInstance drawing) {
        FlowNode at = drawing.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .findFirst()
                .orElse(null);
        Set<FlowNode> seen = new HashSet<>();
        while (at != null && seen.add(at) && at.getOutgoing().size() == 1) {
            at = at.getOutgoing().iterator().next().getTarget();
        }
        return at == null
                ? new TreeSet<>()
                : variables(at.getOutgoing().stream()
                        .map(SequenceFlow::getConditionExpression)
                        .filter(condition -> condition != null)
                        .map(ConditionExpression::getTextContent)
                        .toList());
    }
}
