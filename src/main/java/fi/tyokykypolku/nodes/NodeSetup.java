package fi.tyokykypolku.nodes;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Sets the gate before the database, and what answers when it is shut. */
@Configuration
class NodeSetup {
    private static final Logger LOG = LoggerFactory.getLogger(NodeSetup.class);

    @Bean
    static BeanPostProcessor databaseGate() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new DatabaseGate(pool) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Unavailable> unavailable(DataSource database, ApplicationAvailability node) {
        FilterRegistrationBean<Unavailable> filter =
                new FilterRegistrationBean<>(new Unavailable(gate(database), node));
        // Outside of all that asks the database, the sessions among them.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        return filter;
    }

    /** Work of the clock that finds no database says so in a line: there may be one a minute, and whoever reads looks for the cause. */
    @Bean
    ThreadPoolTaskSchedulerCustomizer scheduledWork(DataSource database) {
        DatabaseGate gate = gate(database);
        return scheduler -> scheduler.setErrorHandler(failure -> {
            if (gate.isAway()) {
                LOG.warn("Scheduled work is left for the next time: {}", DatabaseGate.AWAY);
            } else {
                LOG.error("Scheduled work failed", failure);
            }
        });
    }

    private static DatabaseGate gate(DataSource database) {
        return database instanceof DatabaseGate own ? own : new DatabaseGate(database);
    }
}
