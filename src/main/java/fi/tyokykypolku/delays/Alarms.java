package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.texts.ModelTexts;
import fi.tyokykypolku.texts.Sentences;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The network lead is told which limit was passed, or that a plan stands still, and what the lead answers is kept with the clock. */
@Component
public class Alarms {
    private static final Sentences SENTENCES = new Sentences("delays");
    private static final String TASK = "handleDelay";
    private static final String DELAYED = "Delayed";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final ClockTable clocks;
    private final CaseFile caseFile;
    private final Deadlines deadlines;
    private final Steps steps;
    private final ModelTexts texts;

    Alarms(ClockTable clocks, CaseFile caseFile, Deadlines deadlines, Steps steps, ModelTexts texts) {
        this.clocks = clocks;
        this.caseFile = caseFile;
        this.deadlines = deadlines;
        this.steps = steps;
        this.texts = texts;
    }

    /** An escalation carries nothing; which clock it is about goes before it. */
    @EventListener(
            condition = "#execution.eventName == 'start' and #execution.currentActivityId != null"
                    + " and #execution.currentActivityId.endsWith('Delayed')")
    void raise(DelegateExecution execution) {
        String event = execution.getCurrentActivityId();
        if (!execution
                .getBpmnModelElementInstance()
                .getChildElementsByType(EscalationEventDefinition.class)
                .isEmpty()) {
            CaseVariables.LATE_CLOCK.set(
                    execution, clock(execution, event.substring(0, event.length() - DELAYED.length())));
        }
    }

    private static String clock(DelegateExecution execution, String step) {
        ProcessEngineServices services = execution.getProcessEngineServices();
        String instance = execution.getProcessInstanceId();
        Task task = services.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(step)
                .singleResult();
        return task == null
                ? services.getRuntimeService()
                        .getActivityInstance(instance)
                        .getActivityInstances(step)[0]
                        .getId()
                : task.getId();
    }

    /** What the lead's task is about, as Markdown for its form; nothing for any other task. */
    public Optional<String> heading(String taskId, String name) {
        if (!name.equals(TASK)) {
            return Optional.empty();
        }
        DelegateTask task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
        String late = CaseVariables.LATE_CLOCK.get(task);
        return clocks.of(CaseVariables.caseId(task)).stream()
                .filter(clock -> clock.id().equals(late))
                .map(this::heading)
                .findFirst()
                .or(() -> Optional.of(SENTENCES.say("standstill")));
    }

    private String heading(CaseClock clock) {
        return SENTENCES.say(
                "late",
                texts.say(steps.label(clock.process(), clock.element())),
                DAY.format(Helsinki.dayOf(clock.dueAt())),
                texts.say(deadlines
                        .term(clock.caseId(), clock.element(), clock.startedAt())
                        .statute()));
    }

    @Order(3)
    @EventListener(condition = "#task.eventName == 'complete' and #task.taskDefinitionKey == 'handleDelay'")
    void answer(DelegateTask task) {
        caseFile.lock(CaseVariables.caseId(task));
        clocks.explain(CaseVariables.LATE_CLOCK.get(task), CaseVariables.DELAY_REASON.get(task));
    }
}
