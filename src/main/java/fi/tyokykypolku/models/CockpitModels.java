package fi.tyokykypolku.models;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** Serves the files of the page of models; what the page asks is {@code /api/models}. */
@Path("plugin/" + ModelsPlugin.ID)
public class CockpitModels extends AbstractCockpitPluginRootResource {
    public CockpitModels() {
        super(ModelsPlugin.ID);
    }
}
