package fi.tyokykypolku.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Who calls must be heard, and who listens must be called: messages, escalations, errors and signals. */
final class Calls {
    /** Messages that the application sends by itself, or when told at its interface. */
    private static final Set<String> SENT = Set.of(
            "consentWithdrawn",
            "reviewRequested",
            "municipalityChanged",
            "clientWithdrew",
            "kelaQuestionAsked",
            "kelaDecisionReceived");

    private final ModelSet set;
    private final Objections found;
    private final Map<String, ModelElementInstance> thrown = new HashMap<>();
    private final Map<String, ModelElementInstance> caught = new HashMap<>();
    private final Set<String> caughtAll = new HashSet<>();

    Calls(ModelSet set, Objections found) {
        this.set = set;
        this.found = found;
    }

    void check() {
        set.all(EscalationEventDefinition.class)
                .forEach(each -> note(
                        "escalation",
                        each,
                        each.getEscalation() == null
                                ? null
                                : each.getEscalation().getEscalationCode()));
        set.all(ErrorEventDefinition.class)
                .forEach(each -> note(
                        "error",
                        each,
                        each.getError() == null ? null : each.getError().getErrorCode()));
        set.all(SignalEventDefinition.class)
                .forEach(each -> note(
                        "signal",
                        each,
                        each.getSignal() == null ? null : each.getSignal().getName()));
        thrown.forEach((call, event) -> found.require(
                caught.containsKey(call) || caughtAll.contains(call.replaceFirst(" .*", "")),
                DrawingRules.file(event),
                DrawingRules.owner(event.getParentElement()),
                HouseRule.CALL_UNHEARD,
                call.replaceFirst("\\w+ ", "")));
        caught.forEach((call, event) -> found.require(
                // An error may come from the application.
                thrown.containsKey(call) || call.startsWith("error "),
                DrawingRules.file(event),
                DrawingRules.owner(event.getParentElement()),
                HouseRule.NEVER_THROWN,
                call.replaceFirst("\\w+ ", "")));
        messages();
    }

    private void note(String kind, ModelElementInstance definition, @Nullable String code) {
        boolean catches = definition.getParentElement() instanceof CatchEvent;
        if (code == null || code.isEmpty()) {
            if (catches && kind.equals("error")) {
                caughtAll.add(kind);
            } else {
                found.add(
                        DrawingRules.file(definition),
                        DrawingRules.owner(definition.getParentElement()),
                        HouseRule.CALL_NAMELESS);
            }
        } else {
            (catches ? caught : thrown).put(kind + " " + code, definition);
        }
    }

    private void messages() {
        Set<String> sent = new HashSet<>(SENT);
        set.forms().values().stream()
                .flatMap(form -> form.fields().stream())
                .forEach(field ->
                        sent.add(field.path("properties").path("raises").asText("")));
        Set<String> heard = new HashSet<>();
        Stream.concat(
                        set.all(MessageEventDefinition.class).stream()
                                .filter(each -> each.getParentElement() instanceof CatchEvent)
                                .map(each -> new Heard(each, each.getMessage())),
                        set.all(ReceiveTask.class).stream().map(each -> new Heard(each, each.getMessage())))
                .forEach(each -> {
                    String name = each.message() == null ? null : each.message().getName();
                    String file = DrawingRules.file(each.element());
                    String owner = DrawingRules.owner(
                            each.element() instanceof ReceiveTask
                                    ? each.element()
                                    : each.element().getParentElement());
                    if (name == null || name.isEmpty()) {
                        found.add(file, owner, HouseRule.CALL_NAMELESS);
                    } else {
                        heard.add(name);
                        found.require(sent.contains(name), file, owner, HouseRule.NEVER_SENT, name);
                    }
                });
        if (!set.drawings().isEmpty()) {
            SENT.stream()
                    .filter(name -> !heard.contains(name))
                    .forEach(name -> found.add("bpmn", name, HouseRule.MESSAGE_LOST, name));
        }
    }

    private record Heard(
            ModelElementInstance element, @Nullable Message message) {}
}
