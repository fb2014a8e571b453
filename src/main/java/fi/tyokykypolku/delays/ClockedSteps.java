package fi.tyokykypolku.delays;

import fi.tyokykypolku.engine.Models;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The steps of the models that have a clock: those a timer {@code <id>Overdue} hangs on, user tasks apart. */
@Component
class ClockedSteps {
    private final Models models;
    /** By process definition: the steps with a clock, and whether they wait for a message. */
    private final Map<String, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    ClockedSteps(Models models) {
        this.models = models;
    }

    boolean hasClock(String definition, String element) {
        return of(definition).containsKey(element);
    }

    boolean waitsForMessage(String definition, String element) {
        return Boolean.TRUE.equals(of(definition).get(element));
    }

    private Map<String, Boolean> of(String definition) {
        return known.computeIfAbsent(
                definition,
                id -> models.withLimit(id)
                        .filter(host -> !(host instanceof UserTask))
                        .collect(Collectors.toUnmodifiableMap(Activity::getId, ReceiveTask.class::isInstance)));
    }
}
