package fi.tyokykypolku.nodes;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Sets the gate before the database, and what answers when it is shut. */
@Configuration
class NodeSetup {
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
        DatabaseGate gate = database instanceof DatabaseGate own ? own : new DatabaseGate(database);
        FilterRegistrationBean<Unavailable> filter = new FilterRegistrationBean<>(new Unavailable(gate, node));
        // Outside of all that asks the database, the sessions among them.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        return filter;
    }
}
