package fi.tyokykypolku.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Lets the models of before count again after each test that has deployed others. Drawings are taken away after the last test only: with
 * them goes the history that the clocks are compared with.
 */
public final class ModelsBefore implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private Set<String> before = Set.of();

    @Override
    public void beforeAll(ExtensionContext tests) {
        before = deployments(repository(tests)).stream().map(Deployment::getId).collect(Collectors.toSet());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        RepositoryService repository = repository(test);
        List<ProcessDefinition> newest =
                repository.createProcessDefinitionQuery().latestVersion().list();
        for (Deployment deployment : deployments(repository)) {
            if (before.contains(deployment.getId())) {
                continue;
            }
            List<ProcessDefinition> drawn = newest.stream()
                    .filter(each -> each.getDeploymentId().equals(deployment.getId()))
                    .toList();
            boolean drawings = repository
                            .createProcessDefinitionQuery()
                            .deploymentId(deployment.getId())
                            .count()
                    > 0;
            if (!drawings) {
                repository.deleteDeployment(deployment.getId(), true, true, true);
            }
            drawn.forEach(each -> deployAgain(repository, each));
        }
        SpringExtension.getApplicationContext(test)
                .getBean(JdbcClient.class)
                .sql("update tkp_model_proposal set status = 'WITHDRAWN' where status = 'WAITING'")
                .update();
    }

    private void deployAgain(RepositoryService repository, ProcessDefinition changed) {
        repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(changed.getKey())
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .filter(each -> before.contains(each.getDeploymentId()))
                .findFirst()
                .ifPresent(good -> {
                    List<String> names = repository.getDeploymentResourceNames(good.getDeploymentId()).stream()
                            .filter(name -> name.equals(good.getResourceName()) || name.endsWith(".form"))
                            .toList();
                    repository
                            .createDeployment()
                            .name("before")
                            .addDeploymentResourcesByName(good.getDeploymentId(), names)
                            .deploy();
                });
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        ManagementService management = SpringExtension.getApplicationContext(tests)
                .getBean(ProcessEngine.class)
                .getManagementService();
        management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), true));
        RepositoryService repository = repository(tests);
        deployments(repository).stream()
                .map(Deployment::getId)
                .filter(id -> !before.contains(id))
                .forEach(id -> repository.deleteDeployment(id, true, true, true));
    }

    private static List<Deployment> deployments(RepositoryService repository) {
        return repository.createDeploymentQuery().list();
    }

    private static RepositoryService repository(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test)
                .getBean(ProcessEngine.class)
                .getRepositoryService();
    }
}
