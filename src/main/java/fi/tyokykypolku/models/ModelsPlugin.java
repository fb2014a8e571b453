package fi.tyokykypolku.models;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Makes Cockpit serve the page of models, from {@code plugin-webapp/models}. */
public class ModelsPlugin extends AbstractCockpitPlugin {
    static final String ID = "models";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(CockpitModels.class);
    }
}
