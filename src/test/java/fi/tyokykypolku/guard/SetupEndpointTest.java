package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Role;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-77226: nobody makes themselves an administrator. */
@ProcessTest
@DisplayName("Ensimmäisen ylläpitäjän luonti")
class SetupEndpointTest {
    private static final String INTRUDER = "intruder";
    private static final String BODY = "{\"profile\":{\"id\":\"" + INTRUDER
            + "\",\"firstName\":\"a\",\"lastName\":\"b\"},\"credentials\":{\"password\":\"Long-enough-1\"}}";

    private final IdentityService identity;
    private final int port;

    SetupEndpointTest(@Autowired ProcessEngine engine, @LocalServerPort int port) {
        this.identity = engine.getIdentityService();
        this.port = port;
    }

    @ParameterizedTest
    @DisplayName("on suljettu keneltä tahansa, kirjoitettiinpa osoite miten tahansa")
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/x/%2e%2e/setup/default/user/create",
                "/camunda/api/admin/setup/none/user/create"
            })
    void closed(String path) {
        assertRefused(path);
    }

    @Test
    @DisplayName("on suljettu myös, kun ylläpitäjiä ei ole")
    void closedWithoutAdministrators() {
        List<String> administrators = members();
        assertThat(administrators).isNotEmpty();
        administrators.forEach(user -> identity.deleteMembership(user, Role.ADMIN.group()));
        try {
            assertRefused("/camunda/api/admin/setup/default/user/create");
        } finally {
            administrators.forEach(user -> identity.createMembership(user, Role.ADMIN.group()));
        }
        assertThat(members()).containsExactlyInAnyOrderElementsOf(administrators);
    }

    private List<String> members() {
        return identity.createUserQuery().memberOfGroup(Role.ADMIN.group()).list().stream()
                .map(User::getId)
                .toList();
    }

    private void assertRefused(String path) {
        Visitor nobody = Visitor.nobody(port);
        nobody.get("/camunda/app/welcome/default/");
        for (String method : List.of("POST", "GET", "PUT", "DELETE", "OPTIONS")) {
            assertThat(nobody.send(method, path, BODY, Map.of("Content-Type", "application/json"))
                            .statusCode())
                    .as(method + " " + path)
                    .isIn(400, 403, 404);
        }
        assertThat(identity.createUserQuery().userId(INTRUDER).count()).isZero();
    }
}
