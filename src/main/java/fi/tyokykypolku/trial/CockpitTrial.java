package fi.tyokykypolku.trial;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** Serves the files of the page of trials; what the page asks is {@code /api/models/trials}. */
@Path("plugin/" + TrialPlugin.ID)
public class CockpitTrial extends AbstractCockpitPluginRootResource {
    public CockpitTrial() {
        super(TrialPlugin.ID);
    }
}
