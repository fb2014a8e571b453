package fi.tyokykypolku.nodes;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has the pool try every connection before it gives it away. HikariCP 6.3 trusts one that was used within half a second, and so does a busy node
 * with all of its connections: behind a network that swallows everything, twenty requests would hang for the two minutes of
 * {@code socketTimeout} and all others wait for them. The try is one round to the database. Named in {@code META-INF/spring.factories}, for
 * the pool reads the setting once.
 */
final class AliveAlways implements ApplicationListener<ApplicationStartingEvent> {
    private static final String MILLISECONDS_TRUSTED = "com.zaxxer.hikari.aliveBypassWindowMs";

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        if (System.getProperty(MILLISECONDS_TRUSTED) == null) {
            System.setProperty(MILLISECONDS_TRUSTED, "0");
        }
    }
}
