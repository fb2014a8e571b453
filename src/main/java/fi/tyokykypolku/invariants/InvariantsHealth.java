package fi.tyokykypolku.invariants;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** The health of the application is {@code DEGRADED} while the last check has found a violation; everything runs on. */
@Component("nightlyCheckResult")
class InvariantsHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final LastCheck last;

    InvariantsHealth(LastCheck last, MeterRegistry registry) {
        super("The result of the nightly check cannot be read");
        this.last = last;
        Gauge.builder(
                        "tyokykypolku.check.violations",
                        last,
                        check -> check.read().violations())
                .description("Violations of invariants that the last nightly check has found")
                .register(registry);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        CheckResult result = last.read();
        health.status(result.whole() ? Status.UP : DEGRADED)
                .withDetail("checkedAt", String.valueOf(result.checkedAt()))
                .withDetail("cases", result.cases())
                .withDetail("violations", result.violations());
        if (result.invariant() != null) {
            health.withDetail("invariant", result.invariant()).withDetail("place", String.valueOf(result.place()));
        }
    }
}
