package fi.tyokykypolku.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * The engine's authorisations as this house uses them: rights are granted, never revoked, and a user's groups are taken as they are.
 * The engine asks the table of all rights for both with every command otherwise, and that table grows with the tasks of the country.
 */
public final class Grants implements SessionFactory {
    @Override
    public Class<?> getSessionType() {
        return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
        return new Manager();
    }

    private static final class Manager extends AuthorizationManager {
        // A manager serves one command. The form's door and the engine ask the same for one completion.
        private final Set<Asked> granted = new HashSet<>();

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
            if (!check.isDisjunctive() || !check.getCompositeChecks().isEmpty()) {
                return super.isAuthorized(user, groups, check);
            }
            Asked asked = Asked.of(user, groups, check);
            if (granted.contains(asked)) {
                return true;
            }
            boolean isGranted = super.isAuthorized(user, groups, check);
            if (isGranted) {
                granted.add(asked);
            }
            return isGranted;
        }

        @Override
        public Authorization createNewAuthorization(int type) {
            if (type == Authorization.AUTH_TYPE_REVOKE) {
                throw new BadUserRequestException(
                        "Oikeuksia vain annetaan: poista annettu oikeus sen sijaan, että kieltäisit sen");
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
