package fi.tyokykypolku.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * In production the provider says who is who: no interface of the engine adds or changes a user or a group, no password is right,
 * and nobody is asked to set up a first administrator.
 */
@Component
@Profile("!demo")
class ProvidedUsers extends AbstractProcessEnginePlugin implements SessionFactory {
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(this);
    }

    @Override
    public Class<?> getSessionType() {
        return ReadOnly.class;
    }

    @Override
    public Session openSession() {
        return new ReadOnly();
    }

    private static final class ReadOnly extends DbReadOnlyIdentityServiceProvider {
        @Override
        public boolean checkPassword(String user, String password) {
            return false;
        }
    }
}
