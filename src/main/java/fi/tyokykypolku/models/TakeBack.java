package fi.tyokykypolku.models;

import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.engine.TableFailed;
import fi.tyokykypolku.models.ModelLog.Event;
import fi.tyokykypolku.models.ModelLog.Note;
import fi.tyokykypolku.rules.DeployedModels;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes back a table that fails while it is asked: the version that answered counts again, as a new version, and the health of the
 * application is {@code DEGRADED} until somebody deploys the table anew.
 */
@Component("tables")
class TakeBack implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBack.class);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Engine engine;
    private final ModelLog log;
    private final JdbcClient jdbc;
    private final TaskExecutor executor;
    private final TransactionTemplate transaction;

    TakeBack(
            Engine engine,
            ModelLog log,
            JdbcClient jdbc,
            @Qualifier("taskScheduler") TaskExecutor executor,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.log = log;
        this.jdbc = jdbc;
        this.executor = executor;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What was taken back.
     *
     * @param table id of the decision
     * @param why what its failure said
     */
    record TakenBack(String table, String failed, String answered, String why) {}

    // Apart from the case that has met the failure: whatever becomes of that case, the table is taken back.
    @EventListener
    void failed(TableFailed event) {
        LOG.error(
                "The table {} fails ({}: {}); {} answered in its place",
                event.decision(),
                event.failed(),
                event.why(),
                event.answered());
        executor.execute(() -> takeBack(event));
    }

    private void takeBack(TableFailed event) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!isNewest(event)) {
                    // Somebody has mended it meanwhile.
                    return;
                }
                String deployment =
                        engine.asSystem(processEngine -> deploy(event, processEngine.getRepositoryService()));
                log.write(new Note(
                        Event.TAKEN_BACK,
                        null,
                        null,
                        deployment,
                        null,
                        event.failed(),
                        new TakenBack(event.decision(), event.failed(), event.answered(), event.why())));
            });
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node has taken {} back", event.failed(), e);
        }
    }

    private boolean isNewest(TableFailed event) {
        return engine.asSystem(processEngine -> processEngine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(event.decision())
                .latestVersion()
                .singleResult()
                .getId()
                .equals(event.failed()));
    }

    private static String deploy(TableFailed event, RepositoryService repository) {
        Map<String, byte[]> files = DeployedModels.of(repository, repository.getDecisionDefinition(event.answered()));
        DeploymentBuilder deployment = repository.createDeployment().name(event.decision());
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }

    @Override
    public Health health() {
        // Until the table has a version that came after the one that was put in the place of the failed.
        List<String> failed = jdbc.sql("""
                        select l.subject from tkp_model_log l
                            join act_re_decision_def d on d.deployment_id_ = l.deployment_id
                            where l.event = 'TAKEN_BACK' and not exists (select 1 from act_re_decision_def n
                                where n.key_ = d.key_ and n.version_ > d.version_)
                            group by l.subject
                        """).query(String.class).list();
        return failed.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("takenBack", failed).build();
    }
}
