package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.Engine;
import java.util.Date;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lifts in the worklist, as its day comes, every task whose day to remind on has come. */
@Component
class RemindTasks {
    /** Above a task as it comes, below one that is late. */
    static final int REMINDED = 65;

    private static final Logger LOG = LoggerFactory.getLogger(RemindTasks.class);

    /** Tasks looked up at once. */
    private static final int PAGE = 200;

    private final Engine engine;
    private final CaseFile caseFile;

    RemindTasks(Engine engine, CaseFile caseFile) {
        this.engine = engine;
        this.caseFile = caseFile;
    }

    /**
     * Each task in a transaction of its own: its case is held for a moment and not for the night. A task that somebody is changing, and
     * whatever was left when the night was cut short, is lifted the next time.
     */
    @Scheduled(cron = "${tyokykypolku.reminders.cron:0 5 0 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "reminders", lockAtMostFor = "PT4H", lockAtLeastFor = "PT2M")
    void everyNight() {
        remind();
    }

    void remind() {
        Date now = new Date(caseFile.now().toEpochMilli() + 1);
        int passedOver = 0;
        for (List<Task> due = due(now, passedOver); !due.isEmpty(); due = due(now, passedOver)) {
            for (Task task : due) {
                passedOver += lift(task) ? 0 : 1;
            }
        }
    }

    // Those that have been lifted are not found any more.
    private List<Task> due(Date now, int passedOver) {
        return engine.asSystem(services -> services.getTaskService()
                .createTaskQuery()
                .followUpBefore(now)
                .taskPriority(Task.PRIORITY_NORMAL)
                .orderByTaskId()
                .asc()
                .listPage(passedOver, PAGE));
    }

    private boolean lift(Task task) {
        try {
            return engine.asSystem(services -> {
                services.getTaskService().setPriority(task.getId(), REMINDED);
                return true;
            });
        } catch (ProcessEngineException | DataAccessException e) {
            LOG.warn("{} of {} is lifted the next time", task.getTaskDefinitionKey(), task.getId(), e);
            return false;
        }
    }
}
