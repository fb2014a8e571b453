package fi.tyokykypolku.nodes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.application.SpringProcessApplication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Deploys the models, and what follows from that, before the port opens, and closes the port before it takes the engine away. Camunda 7.24
 * deploys when the port is open, and takes the engine away while requests are still under way.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartAndStop implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
    /** Spring Boot opens the port 1024 before this one. */
    private static final int BEFORE_THE_PORT = WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;

    private final ApplicationContext context;
    private final ObjectProvider<SpringProcessApplication> processes;
    private final ProcessEngine engine;
    private final LifecycleProperties limits;
    private volatile boolean running;

    StartAndStop(
            ApplicationContext context,
            ObjectProvider<SpringProcessApplication> processes,
            ProcessEngine engine,
            LifecycleProperties limits) {
        this.context = context;
        this.processes = processes;
        this.engine = engine;
        this.limits = limits;
    }

    @Override
    public void start() {
        // As what Camunda waits for; deployed once, it lets the real one pass.
        processes.forEach(application -> application.onApplicationEvent(new ContextRefreshedEvent(context)));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_PORT;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() != context) {
            return;
        }
        JobExecutor jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (jobs != null && jobs.isActive()) {
            // Takes no new jobs; those under way are finished.
            jobs.shutdown();
        }
        // There is none in a command, and in a start that fails.
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            finish(web.getWebServer());
        }
    }

    private void finish(WebServer server) {
        CountDownLatch done = new CountDownLatch(1);
        server.shutDownGracefully(result -> done.countDown());
        try {
            boolean unused = done.await(limits.getTimeoutPerShutdownPhase().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
