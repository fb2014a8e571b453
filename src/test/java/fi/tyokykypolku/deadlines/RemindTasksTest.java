package fi.tyokykypolku.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import java.time.Instant;
import java.util.Date;
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

    private int priorityAt(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
        reminders.remind();
        return when.health.task("assessHealth").getPriority();
    }
}
