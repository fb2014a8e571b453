package fi.tyokykypolku.access;

import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.engine.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Users for demonstration, all with the password {@code demo}. */
@Component
@Profile("demo")
class DemoUsers {
    private static final Logger LOG = LoggerFactory.getLogger(DemoUsers.class);
    private static final String PASSWORD = "demo";
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("employment", List.of(Role.CASEWORKER.group(), "employment39"));
        GROUPS.put("employment2", List.of(Role.CASEWORKER.group(), "employment39", "employment39lead"));
        GROUPS.put("social", List.of(Role.CASEWORKER.group(), "social08", "social08socialworker", "social08lead"));
        GROUPS.put("health", List.of(Role.CASEWORKER.group(), "health08", "health08lead"));
        GROUPS.put("kela", List.of(Role.CASEWORKER.group(), "kela03"));
        GROUPS.put("kela2", List.of(Role.CASEWORKER.group(), "kela03", "kela03lead"));
        GROUPS.put("employment1", List.of(Role.CASEWORKER.group(), "employment01"));
        GROUPS.put("kela5", List.of(Role.CASEWORKER.group(), "kela05"));
        GROUPS.put("manager", List.of(Role.MANAGER.group()));
        GROUPS.put("kelamanager", List.of(Role.MANAGER.group(), "kela03manager"));
        GROUPS.put("designer", List.of(Role.DESIGNER.group()));
        GROUPS.put("designer2", List.of(Role.DESIGNER.group()));
        GROUPS.put("admin", List.of(Role.ADMIN.group()));
        GROUPS.put("referrer", List.of(Role.REFERRER.group()));
    }

    private final IdentityService identity;
    private final People people;

    DemoUsers(ProcessEngine engine, People people) {
        this.identity = engine.getIdentityService();
        this.people = people;
        LOG.warn("Demonstration: users with a known password, on this machine only");
    }

    @Order(3)
    @EventListener(PostDeployEvent.class)
    void setUp() {
        GROUPS.forEach((id, groups) -> {
            if (identity.createUserQuery().userId(id).count() == 0) {
                User user = identity.newUser(id);
                user.setPassword(PASSWORD);
                user.setFirstName("Esimerkki");
                user.setLastName(id);
                identity.saveUser(user);
                people.answersAt(id, "000 000 0000");
                groups.forEach(group -> identity.createMembership(id, group));
            }
        });
    }
}
