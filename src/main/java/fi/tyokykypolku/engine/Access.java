package fi.tyokykypolku.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import fi.tyokykypolku.directory.Directory;
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
import org.springframework.stereotype.Component;

/**
 * The groups and what each may do. All is denied that is not granted here; the right to a task comes from the worklist the task
 * lies on.
 */
@Component
class Access {
    /** Everyone who works on a worklist. */
    static final String CASEWORKER = "caseworker";
    /** Sees counts, ages and elements in Cockpit, no client facts. */
    static final String MANAGER = "manager";
    /** Deploys and reads models, sees no cases. */
    static final String DESIGNER = "designer";

    /** Other systems that bring referrals; see {@code intake}. */
    static final String REFERRER = "referrer";

    static final String ADMIN = "camunda-admin";

    private final Directory directory;
    private final IdentityService identity;
    private final Identities identities;
    private final AuthorizationService authorization;

    Access(Directory directory, ProcessEngine engine, Identities identities) {
        this.directory = directory;
        this.identity = engine.getIdentityService();
        this.identities = identities;
        this.authorization = engine.getAuthorizationService();
    }

    @Order(1)
    @EventListener(PostDeployEvent.class)
    void setUp() {
        Set<String> known = identity.createGroupQuery().unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        group(known, ADMIN, "Ylläpito", "SYSTEM");
        group(known, CASEWORKER, "Asiakastyöntekijät", "ROLE");
        group(known, MANAGER, "Esihenkilöt", "ROLE");
        group(known, DESIGNER, "Prosessisuunnittelijat", "ROLE");
        group(known, REFERRER, "Lähettävät järjestelmät", "ROLE");
        for (Worklist worklist : directory.worklists()) {
            group(known, worklist.id(), worklist.nameFi(), "WORKLIST");
        }
        // Opens no task: only says whose delays a manager sees in detail.
        directory
                .managers()
                .forEach((group, worklist) -> group(known, group, worklist.nameFi() + ", esihenkilöt", "ROLE"));
        grant(CASEWORKER, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        for (String process : List.of("workability", "notice")) {
            grant(
                    CASEWORKER,
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        grant(CASEWORKER, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        grant(
                CASEWORKER,
                Resources.DECISION_DEFINITION,
                Authorization.ANY,
                Permissions.READ,
                Permissions.CREATE_INSTANCE);
        grant(MANAGER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                MANAGER,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE);
        grant(MANAGER, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(DESIGNER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(DESIGNER, Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE, Permissions.READ);
        grant(DESIGNER, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
        grant(
                DESIGNER,
                Resources.DECISION_DEFINITION,
                Authorization.ANY,
                Permissions.READ,
                Permissions.CREATE_INSTANCE);
        grant(DESIGNER, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        for (Resources resource : Resources.values()) {
            grant(ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
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
    void grant(String group, Resource resource, String id, Permission... permissions) {
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
