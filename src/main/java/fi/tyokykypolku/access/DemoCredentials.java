package fi.tyokykypolku.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/** The demo users' passwords: the web applications ask for them themselves, the interfaces by HTTP Basic. */
@Component
@Profile("demo")
class DemoCredentials implements Credentials {
    private final ObjectProvider<ProcessEngine> engine;

    DemoCredentials(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public void atWebApplications(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                SignIn.paths("/camunda/api/admin/auth/user/{engine}/login/{application}"))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.FORBIDDEN), AnyRequestMatcher.INSTANCE));
    }

    @Override
    public void atInterfaces(HttpSecurity http) throws Exception {
        http.authenticationProvider(new EngineUsers(engine)).httpBasic(Customizer.withDefaults());
    }

    /** Checks passwords with the engine's users; their groups are their authorities. */
    private record EngineUsers(ObjectProvider<ProcessEngine> engine) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication given) {
            IdentityService identity = engine.getObject().getIdentityService();
            String user = given.getName();
            if (!identity.checkPassword(user, String.valueOf(given.getCredentials()))) {
                throw new BadCredentialsException("Wrong user or password");
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    user,
                    null,
                    groups(identity, user).stream()
                            .map(SimpleGrantedAuthority::new)
                            .toList());
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }

        private static List<String> groups(IdentityService identity, String user) {
            return identity.createGroupQuery().groupMember(user).unlimitedList().stream()
                    .map(Group::getId)
                    .toList();
        }
    }
}
