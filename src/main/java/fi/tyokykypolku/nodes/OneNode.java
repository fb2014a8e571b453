package fi.tyokykypolku.nodes;

import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets one node do what is done once, and the others leave it: whoever comes first takes the lock of that work in the database, by the
 * database's clock. A node that is lost with a lock leaves the work to the next night, which does it all.
 */
@Configuration
@EnableSchedulerLock(defaultLockAtMostFor = "PT4H")
class OneNode {
    @Bean
    LockProvider locks(DataSource database) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(database))
                .withTableName("tkp_lock")
                .usingDbTime()
                .build());
    }
}
