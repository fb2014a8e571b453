package fi.tyokykypolku.trial;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Makes Cockpit serve the page of trials, from {@code plugin-webapp/trial}. */
public class TrialPlugin extends AbstractCockpitPlugin {
    static final String ID = "trial";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(CockpitTrial.class);
    }
}
