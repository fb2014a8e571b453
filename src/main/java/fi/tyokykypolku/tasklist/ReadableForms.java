package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses a deployment, as a whole, with a form that no case could be shown: not JSON, a field without a category, an option list that
 * neither the deployment nor the directory has.
 */
public final class ReadableForms implements Deployer {
    private final Directory directory;

    public ReadableForms(Directory directory) {
        this.directory = directory;
    }

    /** @throws BadUserRequestException naming what is wrong in each form, in the reader's language */
    @Override
    public void deploy(DeploymentEntity deployment) {
        // The engine comes back here to load an old deployment, and must not lose what it once took.
        if (!deployment.isNew()) {
            return;
        }
        Map<String, String> texts = new HashMap<>();
        deployment.getResources().forEach((file, resource) -> {
            if (DeployedForms.isForm(file)) {
                texts.put(file, new String(resource.getBytes(), StandardCharsets.UTF_8));
            }
        });
        try {
            DeployedForms.Deployed unused = DeployedForms.Deployed.of(texts, directory, Language.FINNISH);
        } catch (IllegalArgumentException e) {
            throw new BadUserRequestException(
                    new Sentences("tasklist").say("notDeployed", String.valueOf(e.getMessage())), e);
        }
    }
}
