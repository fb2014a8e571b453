package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Engine;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells when the engine's jobs are not done in time: clocks would still be right, but nobody would be reminded. */
@Component("jobBacklog")
class JobBacklogHealth implements HealthIndicator {
    /** Far longer than the job executor ever rests. */
    static final Duration STUCK = Duration.ofMinutes(15);

    private final Engine engine;
    private final CaseFile caseFile;

    JobBacklogHealth(Engine engine, CaseFile caseFile) {
        this.engine = engine;
        this.caseFile = caseFile;
    }

    @Override
    public Health health() {
        return engine.asSystem(services -> {
            var executor = ((ProcessEngineConfigurationImpl) services.getProcessEngineConfiguration()).getJobExecutor();
            boolean works = executor != null && executor.isActive();
            long stuck = services.getManagementService()
                    .createJobQuery()
                    .executable()
                    .duedateLowerThan(Date.from(caseFile.now().minus(STUCK)))
                    .count();
            // Another machine may do the jobs; then they are done.
            Health.Builder health = stuck > 0 ? Health.down() : Health.up();
            return health.withDetail("jobExecutorActive", works)
                    .withDetail("jobsOverdue", stuck)
                    .build();
        });
    }
}
