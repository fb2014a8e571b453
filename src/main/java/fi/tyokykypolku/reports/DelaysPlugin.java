package fi.tyokykypolku.reports;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Makes Cockpit serve the reports and the page that shows them, from {@code plugin-webapp/delays}. */
public class DelaysPlugin extends AbstractCockpitPlugin {
    static final String ID = "delays";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(CockpitDelays.class);
    }
}
