package fi.tyokykypolku.access;

import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.vault.PersonId;
import java.time.Clock;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Checks the demo users' passwords, for the web applications and the interfaces alike: throttled, and an unknown user as slowly as a
 * known one. The engine's own lock is not used: whoever knows a name could lock its owner out.
 */
@Component
@Profile("demo")
class Passwords extends AbstractProcessEnginePlugin implements SessionFactory {
    private final Throttle throttle;

    Passwords(Clock clock) {
        this.throttle = new Throttle(clock);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(this);
    }

    @Override
    public Class<?> getSessionType() {
        return Throttled.class;
    }

    @Override
    public Session openSession() {
        return new Throttled(throttle);
    }

    private static final class Throttled extends DbIdentityServiceProvider {
        private final Throttle throttle;

        Throttled(Throttle throttle) {
            this.throttle = throttle;
        }

        @Override
        public boolean checkPassword(@Nullable String userId, @Nullable String password) {
            String name = Objects.toString(userId, "");
            String address = address();
            if (!throttle.isOpen(name, address)) {
                return false;
            }
            UserEntity user = Claims.mayBeUser(name) ? findUserById(name) : null;
            boolean right = isRight(Objects.toString(password, ""), user);
            if (right) {
                throttle.succeeded(name, address);
            } else {
                throttle.failed(name, address);
            }
            return right;
        }

        private boolean isRight(String password, @Nullable UserEntity user) {
            if (user == null) {
                String unused = Context.getProcessEngineConfiguration()
                        .getPasswordManager()
                        .encrypt(password);
                return false;
            }
            return matchPassword(password, user);
        }

        @Override
        public IdentityOperationResult saveUser(User user) {
            refusePersonId(user.getId());
            return super.saveUser(user);
        }

        @Override
        public IdentityOperationResult saveGroup(Group group) {
            refusePersonId(group.getId());
            return super.saveGroup(group);
        }

        @Override
        public IdentityOperationResult saveTenant(Tenant tenant) {
            refusePersonId(tenant.getId());
            return super.saveTenant(tenant);
        }

        private static void refusePersonId(@Nullable String id) {
            if (id != null && PersonId.isIn(id)) {
                throw new BadUserRequestException(new Sentences("access").say("personIdInId"));
            }
        }

        private static String address() {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                    ? request.getRequest().getRemoteAddr()
                    : "";
        }
    }
}
