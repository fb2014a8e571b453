package fi.tyokykypolku.wiring;

import fi.tyokykypolku.access.Grants;
import fi.tyokykypolku.access.OwnTasks;
import fi.tyokykypolku.access.TaskRights;
import fi.tyokykypolku.deadlines.CountableLimits;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Decisions;
import fi.tyokykypolku.engine.Deployments;
import fi.tyokykypolku.feel.Feel;
import fi.tyokykypolku.guard.Expressions;
import fi.tyokykypolku.guard.ModelCheck;
import fi.tyokykypolku.guard.NoScripts;
import fi.tyokykypolku.rules.NewestCounts;
import fi.tyokykypolku.tasklist.Cards;
import fi.tyokykypolku.tasklist.FormDoor;
import fi.tyokykypolku.tasklist.GuardedForms;
import fi.tyokykypolku.tasklist.GuardedTasks;
import fi.tyokykypolku.tasklist.GuardedVariables;
import fi.tyokykypolku.tasklist.ReadableForms;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the engine hold no client data and run no code but ours: own history level, guarded services, no scripts. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineSetup extends AbstractProcessEnginePlugin {
    private final ObjectProvider<FormDoor> door;
    private final ObjectProvider<Cards> cards;
    private final ObjectProvider<Decisions> decisions;
    private final ListableBeanFactory beans;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Deployments.Watch watch;

    EngineSetup(
            ObjectProvider<FormDoor> door,
            ObjectProvider<Cards> cards,
            ObjectProvider<Decisions> decisions,
            ListableBeanFactory beans,
            Directory directory,
            JdbcClient jdbc,
            Deployments.Watch watch,
            // Before the engine: it must not touch a database that is not ours to touch.
            DatabaseSeal seal) {
        this.door = door;
        this.cards = cards;
        this.decisions = decisions;
        this.beans = beans;
        this.directory = directory;
        this.jdbc = jdbc;
        this.watch = watch;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        TaskQueryFlags.tell();
        List<HistoryLevel> levels = configuration.getCustomHistoryLevels() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomHistoryLevels());
        levels.add(new CaseHistoryLevel());
        configuration.setCustomHistoryLevels(levels);
        configuration.setTaskService(new GuardedTasks(door));
        configuration.setRuntimeService(new GuardedVariables(cards));
        configuration.setFormService(new GuardedForms(door));
        configuration.setResourceAuthorizationProvider(new TaskRights());
        Expressions expressions = new Expressions(beans);
        configuration.setExpressionManager(expressions);
        ModelCheck harmless = new ModelCheck(expressions);
        configuration.setCustomPreDeployers(List.of(harmless, new ReadableForms(directory), new CountableLimits()));
        configuration.setDeploymentHandlerFactory(new NewestCounts());
        // What must not be read at all is told before what could be drawn better.
        Deployments deployments = new Deployments(decisions, harmless::deploy, watch);
        configuration.setCustomSessionFactories(
                List.of(new Grants(jdbc), new OwnTasks(), deployments, deployments.ofDrawings()));
        configuration.setScriptEngineResolver(new NoScripts());
        DefaultDmnEngineConfiguration tables =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(Feel.factory());
        configuration.setDmnEngineConfiguration(tables);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setCmmnEnabled(false);
        // A form filled in wrongly is no error of the program; jobs and interfaces log their own failures.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        List<CommandInterceptor> outermost = new ArrayList<>();
        outermost.add(new ConflictRetry());
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            outermost.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(outermost);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        OwnTasks.teach(configuration);
    }
}
