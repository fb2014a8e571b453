package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may do what is answered as the engine answers it, from the same rights. */
@ProcessTest
class GrantsTest extends Scenario {
    private record Question(Resource resource, String id, Permission permission, Permission ofDefinition) {
        CompositePermissionCheck check(boolean definitionFirst) {
            PermissionCheckBuilder either = new PermissionCheckBuilder().disjunctive();
            if (definitionFirst) {
                either.atomicCheckForResourceId(Resources.PROCESS_DEFINITION, "workability", ofDefinition);
            }
            either.atomicCheckForResourceId(resource, id, permission);
            if (!definitionFirst) {
                either.atomicCheckForResourceId(Resources.PROCESS_DEFINITION, "workability", ofDefinition);
            }
            return either.build();
        }
    }

    @Test
    void everyUserMayDoWhatTheEngineWouldLetThemDo() {
        given.aCaseAt("assessSocial");
        when.social.claims("assessSocial");
        List<Question> questions = new ArrayList<>();
        for (Task task : engine.getTaskService().createTaskQuery().listPage(0, 10)) {
            keepRightsAsTheEngineWould(task);
            for (Permission permission : List.of(
                    Permissions.READ,
                    Permissions.UPDATE,
                    TaskPermissions.TASK_WORK,
                    TaskPermissions.READ_VARIABLE,
                    Permissions.DELETE)) {
                questions.add(
                        new Question(Resources.TASK, task.getId(), permission, ProcessDefinitionPermissions.READ_TASK));
            }
        }
        questions.add(new Question(
                Resources.APPLICATION, "tasklist", Permissions.ACCESS, ProcessDefinitionPermissions.READ_TASK));
        questions.add(new Question(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE, Permissions.CREATE_INSTANCE));
        questions.add(new Question(Resources.DEPLOYMENT, "*", Permissions.CREATE, Permissions.READ));
        questions.add(new Question(Resources.TASK, "no such task", Permissions.READ, Permissions.UPDATE));

        Map<String, Boolean> answers = new TreeMap<>();
        for (String user :
                List.of("employment", "social", "health", "kela", "manager", "designer", "admin", "nobody")) {
            List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                    .map(Group::getId)
                    .toList();
            for (Question question : questions) {
                for (boolean definitionFirst : List.of(false, true)) {
                    String told = user + " " + question + " " + definitionFirst;
                    boolean ours = ask(context -> context.getAuthorizationManager()
                            .isAuthorized(user, groups, question.check(definitionFirst)));
                    // Not in force beside ours, and asked past it.
                    boolean engines = ask(context ->
                            new AuthorizationManager().isAuthorized(user, groups, question.check(definitionFirst)));
                    assertThat(ours).as(told).isEqualTo(engines);
                    answers.put(told, ours);
                }
            }
        }
        assertThat(answers.values()).contains(true, false);
    }

    private void keepRightsAsTheEngineWould(Task task) {
        engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .forEach(link -> ask(context -> {
                    for (AuthorizationEntity right : new DefaultAuthorizationProvider()
                            .newTaskGroupIdentityLink(task, link.getGroupId(), link.getType())) {
                        context.getAuthorizationManager().insert(right);
                    }
                    return true;
                }));
    }

    @AfterEach
    void forgetThem() {
        jdbc.sql("delete from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*'")
                .update();
    }

    private <T> T ask(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }
}
