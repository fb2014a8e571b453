package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task rises in its worklist as its day comes. */
@ProcessTest
class RemindTasksTest extends Scenario {
    @Autowired
    private RemindTasks reminders;

    @Test
    void aTaskRisesOnItsDayToRemindAndOnceMoreWhenItIsLate() {
        given.aCaseAt("assessHealth");
        Task task = when.health.task("assessHealth");
        Instant day = task.getFollowUpDate().toInstant();
        assertThat(priorityAt(day.minusMillis(1))).isEqualTo(Task.PRIORITY_NORMAL);
        assertThat(priorityAt(day)).isEqualTo(RemindTasks.REMINDED);
        when.workingDaysPass(40);
        int late = when.health.task("assessHealth").getPriority();
        assertThat(late).isGreaterThan(RemindTasks.REMINDED);
        reminders.remind();
        assertThat(when.health.task("assessHealth").getPriority()).isEqualTo(late);
    }

    /** As when somebody is changing it, or the night is cut short. */
    @Test
    void aTaskThatCannotBeLiftedHoldsUpNoOtherAndIsLiftedTheNextTime() {
        List<Task> tasks = Stream.of(1, 2, 3)
                .map(n -> {
                    given.aCaseAt("assessHealth");
                    return when.health.task("assessHealth");
                })
                .sorted(Comparator.comparing(Task::getId))
                .toList();
        Task first = tasks.get(0);
        ClockUtil.setCurrentTime(first.getFollowUpDate());
        jdbc.sql("alter table act_ru_task add constraint held check (id_ <> '%s' or priority_ = 50)"
                        .formatted(first.getId()))
                .update();
        try {
            reminders.remind();
        } finally {
            jdbc.sql("alter table act_ru_task drop constraint held").update();
        }
        assertThat(priorities(tasks)).containsExactly(Task.PRIORITY_NORMAL, RemindTasks.REMINDED, RemindTasks.REMINDED);
        reminders.remind();
        assertThat(priorities(tasks)).containsOnly(RemindTasks.REMINDED);
    }

    private List<Integer> priorities(List<Task> tasks) {
        return tasks.stream()
                .map(task -> engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task.getId())
                        .singleResult()
                        .getPriority())
                .toList();
    }

    private int priorityAt(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
        reminders.remind();
        return when.health.task("assessHealth").getPriority();
    }
}
