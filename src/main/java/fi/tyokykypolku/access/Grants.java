package fi.tyokykypolku.access;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
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
