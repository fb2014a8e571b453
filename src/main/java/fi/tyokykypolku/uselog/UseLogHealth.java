package fi.tyokykypolku.uselog;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** The health of the application is {@code DEGRADED} as long as the head of the use log carries a wrong seal; everything runs on. */
@Component("useLogHead")
class UseLogHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final UseChain chain;

    UseLogHealth(UseChain chain) {
        super("The head of the use log cannot be read");
        this.chain = chain;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        UseHead.State state = chain.state();
        if (state == UseHead.State.SEALED) {
            health.up();
        } else {
            health.status(DEGRADED).withDetail("head", state);
        }
    }
}
