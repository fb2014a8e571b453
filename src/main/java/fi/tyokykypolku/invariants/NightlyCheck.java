package fi.tyokykypolku.invariants;

import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.KeyProperties;
import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads every night whether the invariants hold, raises an alarm at the first violation and keeps the result. */
@Component
class NightlyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    /** So many violations are told in the log; the command {@code --check} tells more. */
    private static final int TOLD = 20;

    private final Invariants invariants;
    private final UseLog useLog;
    private final KeyProperties keys;
    private final LastCheck last;
    private final Clock clock;

    NightlyCheck(Invariants invariants, UseLog useLog, KeyProperties keys, LastCheck last, Clock clock) {
        this.invariants = invariants;
        this.useLog = useLog;
        this.keys = keys;
        this.last = last;
        this.clock = clock;
    }

    // After retention, and when the engine's own clean-up is nearly over.
    @Scheduled(cron = "${tyokykypolku.check.cron:0 0 4 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "check", lockAtMostFor = "PT4H", lockAtLeastFor = "PT2M")
    void everyNight() {
        run();
    }

    /** Checks everything now. */
    void run() {
        Findings findings = new Findings();
        long cases = invariants.check(clock.instant(), findings::add);
        UseLog.Verdict verdict = useLog.verify();
        if (!verdict.whole()) {
            findings.add(new Violation(Invariant.USE_LOG_WHOLE, "tkp_use_log", verdict.fault(keys)));
        }
        last.keep(clock.instant(), cases, findings.count, findings.first);
        LOG.info("Every invariant was checked: {} cases, {} violations", cases, findings.count);
    }

    private final class Findings {
        private long count;
        private @Nullable Violation first;

        void add(Violation violation) {
            if (first == null) {
                first = violation;
                last.alarm(violation);
            }
            count++;
            if (count <= TOLD) {
                LOG.error("An invariant does not hold: {}", violation);
            }
        }
    }
}
