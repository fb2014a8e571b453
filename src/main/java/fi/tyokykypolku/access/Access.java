package fi.tyokykypolku.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.directory.Worklist;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The groups and what each may do. All is denied that is not granted here; the right to a task comes from the worklist the task
 * lies on.
 */
@Component
public class Access {
    private final Directory directory;
    private final IdentityService identity;
    private final Identities identities;
    private final AuthorizationService authorization;
    private final JdbcClient jdbc;

    Access(Directory directory, ProcessEngine engine, Identities identities, JdbcClient jdbc) {
        this.directory = directory;
        this.identity = engine.getIdentityService();
        this.identities = identities;
        this.authorization = engine.getAuthorizationService();
        this.jdbc = jdbc;
    }

    @Order(1)
    @EventListener(PostDeployEvent.class)
    void setUp() {
        forgetRightsToSingleTasks();
        Set<String> known = identity.createGroupQuery().unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        group(known, Role.ADMIN.group(), "Ylläpito", "SYSTEM");
        group(known, Role.CASEWORKER.group(), "Asiakastyöntekijät", "ROLE");
        group(known, Role.MANAGER.group(), "Esihenkilöt", "ROLE");
        group(known, Role.DESIGNER.group(), "Prosessisuunnittelijat", "ROLE");
        group(known, Role.REFERRER.group(), "Lähettävät järjestelmät", "ROLE");
        for (Worklist worklist : directory.worklists()) {
            group(known, worklist.id(), worklist.nameFi(), "WORKLIST");
        }
        // Opens no task: only says whose delays a manager sees in detail.
        directory
                .managers()
                .forEach((group, worklist) -> group(known, group, worklist.nameFi() + ", esihenkilöt", "ROLE"));
        grant(Role.CASEWORKER.group(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        for (String process : List.of("workability", "notice")) {
            grant(
                    Role.CASEWORKER.group(),
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        grant(Role.CASEWORKER.group(), Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        grant(
                Role.CASEWORKER.group(),
                Resources.DECISION_DEFINITION,
                Authorization.ANY,
                Permissions.READ,
                Permissions.CREATE_INSTANCE);
        grant(Role.MANAGER.group(), Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                Role.MANAGER.group(),
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE);
        grant(Role.MANAGER.group(), Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(Role.DESIGNER.group(), Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Role.DESIGNER.group(), Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE, Permissions.READ);
        grant(
                Role.DESIGNER.group(),
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ);
        grant(
                Role.DESIGNER.group(),
                Resources.DECISION_DEFINITION,
                Authorization.ANY,
                Permissions.READ,
                Permissions.CREATE_INSTANCE);
        grant(Role.DESIGNER.group(), Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        for (Resources resource : Resources.values()) {
            grant(Role.ADMIN.group(), resource, Authorization.ANY, Permissions.ALL);
        }
    }

    /** Versions before kept a row for every task: whoever may see one is no longer asked of them. */
    private void forgetRightsToSingleTasks() {
        jdbc.sql("delete from act_ru_authorization where resource_type_ = ? and resource_id_ <> '*'")
                .param(Resources.TASK.resourceType())
                .update();
    }

    private void group(Set<String> known, String id, String name, String type) {
        if (!known.contains(id)) {
            identities.change(store -> {
                Group group = store.createNewGroup(id);
                group.setName(name);
                group.setType(type);
                store.saveGroup(group);
            });
        }
    }

    /** Grants a group exactly these permissions on a resource, in place of what it had. */
    public void grant(String group, Resource resource, String id, Permission... permissions) {
        List<Authorization> existing = authorization
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .authorizationType(AUTH_TYPE_GRANT)
                .list();
        if (existing.isEmpty()) {
            Authorization row = authorization.createNewAuthorization(AUTH_TYPE_GRANT);
            row.setGroupId(group);
            row.setResource(resource);
            row.setResourceId(id);
            row.setPermissions(permissions);
            authorization.saveAuthorization(row);
        }
    }
}
