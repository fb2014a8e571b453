package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;

/** What a session may hold comes back as it was; anything else is not even made. */
class SessionTextTest {
    @Test
    void whoIsSignedInComesBack() {
        UserAuthentication user = new UserAuthentication("anna", "default");
        user.setGroupIds(new ArrayList<>(List.of("employment39")));
        Authentications all = new Authentications();
        all.addOrReplace(user);
        Authentications again =
                (Authentications) SessionText.read("a", SessionText.write(all)).orElseThrow();
        assertThat(again.getAuthentications()).singleElement().satisfies(read -> {
            assertThat(read.getIdentityId()).isEqualTo("anna");
            assertThat(read.getGroupIds()).containsExactly("employment39");
        });
        SecurityContextImpl context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "anna", null, AuthorityUtils.createAuthorityList("employment39")));
        assertThat(SessionText.read("b", SessionText.write(context))).contains(context);
        assertThat(SessionText.read("c", SessionText.write(Instant.EPOCH))).contains(Instant.EPOCH);
    }

    @Test
    void otherClassesAreNotRead() {
        for (Object other : List.of(
                new File("x"),
                new ArrayList<>(List.of(new File("x"))),
                new HashMap<>(Map.of("x", new File("x"))),
                new InetSocketAddress(1))) {
            assertThat(SessionText.read("x", SessionText.write(other))).isEmpty();
        }
    }

    @Test
    void whatIsNoObjectIsNotReadEither() {
        assertThat(SessionText.read("x", "AAAA")).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        Object engine = new StandaloneInMemProcessEngineConfiguration();
        assertThatThrownBy(() -> SessionText.write(engine)).hasMessageContaining("StandaloneInMem");
    }

    @Test
    void attributesAreOneText() {
        Map<String, String> attributes = Map.of("SPRING_SECURITY_CONTEXT", "AA==", "a b", "BB==");
        assertThat(SessionText.split(SessionText.join(attributes))).isEqualTo(attributes);
        assertThat(SessionText.split("")).isEmpty();
    }
}
