package fi.tyokykypolku.access;

import fi.tyokykypolku.texts.Sentences;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine's authorisations as this house uses them: rights are granted, never revoked, a user's groups are taken as they are, and
 * whoever is a candidate for a task may read it and work on it. The engine would keep a row for every task of the country, and ask that
 * table for groups and revocations with every command.
 */
public final class Grants implements SessionFactory {
    private static final int TASK = Resources.TASK.resourceType();

    /** The engine builds a statement of its own for each such question, of ten times the text. */
    private static final String GRANTED = """
            select resource_type_, resource_id_, perms_ from act_ru_authorization
            where type_ <> :revoke and resource_type_ in (:types) and resource_id_ in (:ids)
                and (resource_type_ <> %d or resource_id_ = '*') and (user_id_ in (:users) or group_id_ in (:groups))
            """.formatted(TASK);

    /** What the engine grants a candidate, where variables have a permission of their own. */
    private static final int WORK =
            Permissions.READ.getValue() | Permissions.UPDATE.getValue() | TaskPermissions.READ_VARIABLE.getValue();

    /** Follows it when a task is asked about. */
    private static final String CANDIDATE = """
            union all
            select %d, task_id_, %d from act_ru_identitylink
            where task_id_ in (:ids) and type_ = 'candidate' and (user_id_ = :user or group_id_ in (:groups))
            """.formatted(TASK, WORK);

    private final JdbcClient jdbc;

    /** @param jdbc of the engine's database, within whose transactions it asks */
    public Grants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Class<?> getSessionType() {
        return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
        return new Manager(jdbc);
    }

    private static final class Manager extends AuthorizationManager {
        private final JdbcClient jdbc;

        // A manager serves one command. The form's door and the engine ask the same for one completion.
        private final Set<Asked> granted = new HashSet<>();

        Manager(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** A right that somebody has. */
        private record Right(int type, String id, int permissions) {
            boolean allows(PermissionCheck check) {
                return type == check.getResourceType()
                        && (id.equals(Authorization.ANY) || id.equals(check.getResourceId()))
                        && (permissions & check.getPerms()) == check.getPerms();
            }
        }

        /** What one may do to one thing. */
        private record Asked(String user, List<String> groups, List<List<@Nullable Object>> permissions) {
            static Asked of(String user, List<String> groups, CompositePermissionCheck check) {
                return new Asked(
                        user,
                        List.copyOf(groups),
                        check.getAllPermissionChecks().stream()
                                .map(one -> Arrays.<@Nullable Object>asList(
                                        one.getResourceType(), one.getResourceId(), one.getPerms()))
                                .toList());
            }
        }

        @Override
        public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
            // Where one of some permissions is enough, and none is asked in another way.
            if (!check.isDisjunctive()
                    || !check.getCompositeChecks().isEmpty()
                    || check.getAtomicChecks().stream().anyMatch(one -> one.getResourceIdQueryParam() != null)) {
                return super.isAuthorized(user, groups, check);
            }
            Asked asked = Asked.of(user, groups, check);
            if (granted.contains(asked)) {
                return true;
            }
            boolean isGranted = isGranted(user, groups, check.getAtomicChecks());
            if (isGranted) {
                granted.add(asked);
            }
            return isGranted;
        }

        private boolean isGranted(String user, List<String> groups, List<PermissionCheck> checks) {
            Set<Integer> types = new TreeSet<>();
            Set<String> ids = new TreeSet<>(Set.of(Authorization.ANY));
            for (PermissionCheck check : checks) {
                types.add(check.getResourceType());
                Optional.ofNullable(check.getResourceId()).ifPresent(ids::add);
            }
            List<Right> rights = jdbc.sql(types.contains(TASK) ? GRANTED + CANDIDATE : GRANTED)
                    .param("user", user)
                    .param("revoke", Authorization.AUTH_TYPE_REVOKE)
                    .param("types", types)
                    .param("ids", ids)
                    .param("users", List.of(user, Authorization.ANY))
                    // No group has an empty name.
                    .param("groups", groups.isEmpty() ? List.of("") : groups)
                    .query((row, n) -> new Right(row.getInt(1), row.getString(2), row.getInt(3)))
                    .list();
            for (PermissionCheck check : checks) {
                if (rights.stream().anyMatch(right -> right.allows(check))) {
                    return true;
                }
                if (check.getAuthorizationNotFoundReturnValue() != null) {
                    return check.getAuthorizationNotFoundReturnValue() == 1;
                }
            }
            return false;
        }

        @Override
        public Authorization createNewAuthorization(int type) {
            if (type == Authorization.AUTH_TYPE_REVOKE) {
                throw new BadUserRequestException(new Sentences("access").say("grantsOnly"));
            }
            return super.createNewAuthorization(type);
        }

        @Override
        public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
            return groups == null ? List.of() : groups;
        }

        @Override
        protected boolean isRevokeAuthCheckEnabled(String user, List<String> groups) {
            return false;
        }
    }
}
