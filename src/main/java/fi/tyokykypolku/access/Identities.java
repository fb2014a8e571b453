package fi.tyokykypolku.access;

import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;

/** Writes users and groups also where the engine itself only reads them, as in production ({@link ProvidedUsers}). */
@Component
class Identities {
    private final CommandExecutor commands;

    Identities(ProcessEngine engine) {
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    /** Changes all of it or nothing. */
    void change(Consumer<DbIdentityServiceProvider> change) {
        commands.execute(context -> {
            change.accept(new DbIdentityServiceProvider());
            return null;
        });
    }
}
