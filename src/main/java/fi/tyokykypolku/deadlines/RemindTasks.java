package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.Engine;
import java.util.Date;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.camunda.bpm.engine.task.Task;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lifts in the worklist, as its day comes, every task whose day to remind on has come. */
@Component
class RemindTasks {
    /** Above a task as it comes, below one that is late. */
    static final int REMINDED = 65;

    private final Engine engine;
    private final CaseFile caseFile;

    RemindTasks(Engine engine, CaseFile caseFile) {
        this.engine = engine;
        this.caseFile = caseFile;
    }

    @Scheduled(cron = "${tyokykypolku.reminders.cron:0 5 0 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "reminders", lockAtMostFor = "PT4H", lockAtLeastFor = "PT2M")
    void everyNight() {
        remind();
    }

    void remind() {
        engine.asSystem(services -> {
            services.getTaskService()
                    .createTaskQuery()
                    .followUpBefore(new Date(caseFile.now().toEpochMilli() + 1))
                    .taskPriority(Task.PRIORITY_NORMAL)
                    .list()
                    .forEach(task -> services.getTaskService().setPriority(task.getId(), REMINDED));
            return null;
        });
    }
}
