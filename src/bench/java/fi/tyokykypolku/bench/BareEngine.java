package fi.tyokykypolku.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Camunda as shipped, with the product's models and forms and none of its code: no case file, no
 * listeners, no checks, no authorisation. The delegates set only the variables that gateways read
 * during a {@link Walk}.
 */
@SpringBootApplication
public class BareEngine {
    static final List<String> USERS = List.of("employment", "social", "health", "kela");

    private static final Duration NEVER_IN_A_RUN = Duration.ofDays(60);

    @Bean
    ApplicationRunner users(IdentityService identity) {
        return arguments -> USERS.forEach(id -> {
            User user = identity.newUser(id);
            user.setPassword(Session.PASSWORD);
            identity.saveUser(user);
        });
    }

    @Bean
    JavaDelegate decideTrack() {
        return setting(Map.of("track", "TYM"));
    }

    @Bean
    JavaDelegate acceptReferral() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate recordContact() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate openCustomership() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate startAssessment() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate decideKela() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate inviteParties() {
        return setting(Map.of("planAgreed", true));
    }

    @Bean
    JavaDelegate adoptPlan() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate scheduleReview() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate passNotice() {
        return execution -> execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation("reviewRequested")
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .correlate();
    }

    @Bean
    JavaDelegate recordReview() {
        return setting(Map.of());
    }

    @Bean
    JavaDelegate archiveCase() {
        return setting(Map.of());
    }

    private static JavaDelegate setting(Map<String, Object> variables) {
        return execution -> execution.setVariables(variables);
    }

    @Bean
    Deadlines deadlines() {
        return new Deadlines();
    }

    @Bean
    Parties parties() {
        return new Parties();
    }

    @Bean
    Kela kela() {
        return new Kela();
    }

    /** Answers the models' timers. */
    public static final class Deadlines {
        public Date overdue(DelegateExecution execution) {
            return Date.from(Instant.now().plus(NEVER_IN_A_RUN));
        }

        public Date reviewOpens(DelegateExecution execution) {
            return overdue(execution);
        }
    }

    /** Answers the models' multi-instances and gateways. */
    public static final class Parties {
        public List<String> of(DelegateExecution execution) {
            return List.of("EMPLOYMENT", "SOCIAL", "HEALTH", "KELA");
        }

        public List<String> withAction(DelegateExecution execution) {
            return of(execution);
        }

        public List<String> withOpenAction(DelegateExecution execution) {
            return withAction(execution);
        }

        public boolean include(DelegateExecution execution, String organisation) {
            return of(execution).contains(organisation);
        }

        public boolean haveOpenCase(DelegateExecution execution) {
            return false;
        }
    }

    /** Answers the models' gateways about Kela. */
    public static final class Kela {
        public boolean hasNewApplication(DelegateExecution execution) {
            return false;
        }

        public boolean needsExplaining(DelegateExecution execution) {
            return false;
        }
    }
}
