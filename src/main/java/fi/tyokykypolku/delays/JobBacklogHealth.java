package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.engine.Engine;
import java.time.Duration;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Tells when the engine's jobs are not done in time: clocks would still be right, but nobody would be reminded. */
@Component("jobBacklog")
class JobBacklogHealth implements HealthIndicator {
    /** Far longer than the job executor ever rests. */
    static final Duration STUCK = Duration.ofMinutes(15);

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Engine engine;
    private final CaseFile caseFile;
    private final boolean doesJobs;

    /** @param doesJobs whether this machine does jobs; where it leaves them to others, they are the others' health */
    JobBacklogHealth(
            Engine engine, CaseFile caseFile, @Value("${camunda.bpm.job-execution.enabled:true}") boolean doesJobs) {
        this.engine = engine;
        this.caseFile = caseFile;
        this.doesJobs = doesJobs;
    }

    @Override
    public Health health() {
        long stuck = engine.asSystem(services -> services.getManagementService()
                .createJobQuery()
                .executable()
                .duedateLowerThan(Date.from(caseFile.now().minus(STUCK)))
                .count());
        Health.Builder health = !doesJobs ? Health.unknown() : stuck > 0 ? Health.status(DEGRADED) : Health.up();
        return health.withDetail("jobsOverdue", stuck).build();
    }
}
