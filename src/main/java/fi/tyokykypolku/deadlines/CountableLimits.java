package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.texts.Sentences;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/**
 * Refuses a deployment, as a whole, whose time limits cannot all be counted: the newest table counts for every running case at once, so
 * that one slip in it would stop them.
 */
public final class CountableLimits implements Deployer {
    /** @throws BadUserRequestException naming every row, in the reader's language */
    @Override
    public void deploy(DeploymentEntity deployment) {
        // The engine comes back here to load an old deployment, and must not lose what it once took.
        if (!deployment.isNew()) {
            return;
        }
        List<String> errors = deployment.getResources().entrySet().stream()
                .filter(file -> file.getKey().toLowerCase(Locale.ROOT).endsWith(".dmn"))
                .flatMap(file -> errors(file.getValue().getBytes()).stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new BadUserRequestException(new Sentences("deadlines").say("notDeployed", String.join("; ", errors)));
        }
    }

    /**
     * Whether a limit can be counted.
     *
     * @param limit a period of ISO 8601, with a minus where it is counted back
     * @param calendar CAL, WORK5 or ARKI6
     */
    public static boolean isCountable(String limit, String calendar) {
        return Limit.countable(limit.replaceFirst("^-", ""), calendar).isPresent();
    }

    private static List<String> errors(byte[] table) {
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(table));
            return model.getModelElementById(CheckLimits.DEADLINES) == null ? List.of() : CheckLimits.errors(model);
        } catch (DmnModelException e) {
            // The engine's own parser says what is wrong.
            return List.of();
        }
    }
}
