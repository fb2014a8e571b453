package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.CaseVariables;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives every new task its due and reminder date, and lifts it in the worklist when it is late. */
@Component
class DateTasks {
    private static final String OVERDUE = "Overdue";
    private static final int LIFTED = 80;

    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;

    DateTasks(Deadlines deadlines, ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.events = events;
    }

    @Order(2)
    @EventListener(condition = "#task.eventName == 'create'")
    void date(DelegateTask task) {
        Term term = deadlines.term(CaseVariables.caseId(task), task.getTaskDefinitionKey());
        task.setDueDate(Deadlines.end(term.due()));
        task.setFollowUpDate(
                Date.from(term.reminder().atStartOfDay(CaseFile.ZONE).toInstant()));
        events.publishEvent(new TaskDated(task, term));
    }

    @EventListener(
            condition = "#execution.eventName == 'start' and #execution.currentActivityId != null"
                    + " and #execution.currentActivityId.endsWith('Overdue')")
    void lift(DelegateExecution execution) {
        String activity = execution.getCurrentActivityId();
        String late = activity.substring(0, activity.length() - OVERDUE.length());
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(late)
                .list()) {
            tasks.setPriority(task.getId(), LIFTED);
        }
    }
}
