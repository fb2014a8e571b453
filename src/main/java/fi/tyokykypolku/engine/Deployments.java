package fi.tyokykypolku.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentManager;
import org.springframework.beans.factory.ObjectProvider;

/** Forgets which versions of the tables are the newest as soon as models come or go. */
public final class Deployments implements SessionFactory {
    private final ObjectProvider<Decisions> decisions;
    private final Consumer<DeploymentEntity> before;

    /** @param before looks at what is deployed before anything of it is kept, and may add to it or refuse it */
    public Deployments(ObjectProvider<Decisions> decisions, Consumer<DeploymentEntity> before) {
        this.decisions = decisions;
        this.before = before;
    }

    @Override
    public Class<?> getSessionType() {
        return DeploymentManager.class;
    }

    @Override
    public Session openSession() {
        return new Manager();
    }

    private final class Manager extends DeploymentManager {
        @Override
        public void insertDeployment(DeploymentEntity deployment) {
            before.accept(deployment);
            super.insertDeployment(deployment);
            forget();
        }

        @Override
        public void deleteDeployment(
                String deploymentId, boolean cascade, boolean skipCustomListeners, boolean skipIoMappings) {
            super.deleteDeployment(deploymentId, cascade, skipCustomListeners, skipIoMappings);
            forget();
        }

        private void forget() {
            getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(
                            TransactionState.COMMITTED, context -> decisions.ifAvailable(Decisions::forget));
        }
    }
}
