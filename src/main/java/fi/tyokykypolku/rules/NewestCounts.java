package fi.tyokykypolku.rules;

import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.DeploymentHandler;
import org.camunda.bpm.engine.repository.DeploymentHandlerFactory;
import org.camunda.bpm.engine.repository.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a person deploys is a duplicate only of the newest there is. The engine compares with the last deployment of the same name: who
 * sends the good models again, after others came under another name, would be told 200 and change nothing.
 *
 * <p>What the application deploys itself is compared as ever: a start must not undo what a designer has changed since.
 */
public final class NewestCounts implements DeploymentHandlerFactory {
    @Override
    public DeploymentHandler buildDeploymentHandler(ProcessEngine engine) {
        return new DefaultDeploymentHandler(engine) {
            private @Nullable Map<String, byte[]> newest;

            @Override
            public boolean shouldDeployResource(Resource sent, Resource existing) {
                CommandContext context = Context.getCommandContext();
                if (context == null || context.getAuthenticatedUserId() == null) {
                    return super.shouldDeployResource(sent, existing);
                }
                return !Arrays.equals(
                        DeployedModels.bytes(sent), newest(context).get(ModelSet.file(sent.getName())));
            }

            private Map<String, byte[]> newest(CommandContext context) {
                Map<String, byte[]> known = newest;
                if (known == null) {
                    known = context.runWithoutAuthorization(() -> DeployedModels.newest(engine.getRepositoryService()));
                    newest = known;
                }
                return known;
            }
        };
    }
}
