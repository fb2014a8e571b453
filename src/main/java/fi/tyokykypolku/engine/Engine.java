package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseId;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the application use the engine on its own behalf, whoever is signed in. */
@Component
public class Engine {
    private final ObjectProvider<ProcessEngine> engine;

    Engine(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** The case that a process instance belongs to. */
    public static CaseId caseOf(ProcessInstance instance) {
        return new CaseId(instance.getBusinessKey());
    }

    /** Runs the work in the engine's transaction, or the one at hand, without the caller's limits. */
    public <T extends @Nullable Object> T asSystem(Function<ProcessEngine, T> work) {
        ProcessEngine processEngine = engine.getObject();
        return ((ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> work.apply(processEngine)));
    }
}
