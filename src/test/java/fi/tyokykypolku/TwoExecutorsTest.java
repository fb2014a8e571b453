package fi.tyokykypolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.tyokykypolku.casework.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;

/** Two nodes of the application look for what is due, on one database. */
@ProcessTest
class TwoExecutorsTest extends Scenario {
    private static final List<String> PARTS =
            List.of("assessEmployment", "assessSocial", "assessHealth", "assessBenefits");

    @Test
    void aLimitThatIsOverIsNotedOnce() {
        given.aCaseAt("assessHealth");
        List<String> open = then.openTasks();
        when.theClockShows(when.health.task("assessHealth").getDueDate().toInstant());
        List<JobExecutor> two = Stream.of(executor(), executor()).toList();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        JobExecutor none = configuration.getJobExecutor();
        // What is acquired is executed only while the engine's own executor is active.
        configuration.setJobExecutor(two.get(0));
        two.forEach(JobExecutor::start);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> then.isNothingDue());
        } finally {
            two.forEach(JobExecutor::shutdown);
            configuration.setJobExecutor(none);
        }
        assertThat(open).isNotEmpty();
        for (String part : PARTS) {
            boolean waits = open.stream().anyMatch(task -> task.startsWith(part + "@"));
            assertThat(then.times(part + "Overdue")).as(part).isEqualTo(waits ? 1 : 0);
            assertThat(then.times(part + "Delayed")).as(part).isEqualTo(waits ? 1 : 0);
        }
        then.isLate("assessHealth");
    }

    private JobExecutor executor() {
        JobExecutor executor = new DefaultJobExecutor();
        executor.setWaitTimeInMillis(20);
        executor.registerProcessEngine((ProcessEngineImpl) engine);
        return executor;
    }
}
