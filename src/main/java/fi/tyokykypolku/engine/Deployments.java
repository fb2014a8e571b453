package fi.tyokykypolku.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;

/** Forgets which versions of the tables are the newest as soon as models come or go, and lets others have a look before and after. */
public final class Deployments implements SessionFactory {
    private final ObjectProvider<Decisions> decisions;
    private final Consumer<DeploymentEntity> first;
    private final Watch watch;

    /** @param first may refuse a deployment before anybody reads it */
    public Deployments(ObjectProvider<Decisions> decisions, Consumer<DeploymentEntity> first, Watch watch) {
        this.decisions = decisions;
        this.first = first;
        this.watch = watch;
    }

    /** Looks at every deployment, in its transaction. What it throws refuses it. */
    public interface Watch {
        /**
         * A deployment comes: files may be added to it before it is kept.
         *
         * @param keep keeps it and gives it an id; to be run once
         */
        void comes(DeploymentEntity deployment, Runnable keep);

        /** Something deployed is to be deleted: a deployment, or one version of a drawing. */
        void goes();
    }

    /** Lets the same look before a version of a drawing is deleted by itself. */
    public SessionFactory ofDrawings() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return ProcessDefinitionManager.class;
            }

            @Override
            public Session openSession() {
                return new Drawings();
            }
        };
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
            first.accept(deployment);
            watch.comes(deployment, () -> super.insertDeployment(deployment));
            forget();
        }

        @Override
        public void deleteDeployment(
                String deploymentId, boolean cascade, boolean skipCustomListeners, boolean skipIoMappings) {
            watch.goes();
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

    private final class Drawings extends ProcessDefinitionManager {
        @Override
        public void deleteProcessDefinition(
                ProcessDefinition processDefinition,
                String processDefinitionId,
                boolean cascadeToHistory,
                boolean cascadeToInstances,
                boolean skipCustomListeners,
                boolean skipIoMappings) {
            watch.goes();
            super.deleteProcessDefinition(
                    processDefinition,
                    processDefinitionId,
                    cascadeToHistory,
                    cascadeToInstances,
                    skipCustomListeners,
                    skipIoMappings);
        }
    }
}
