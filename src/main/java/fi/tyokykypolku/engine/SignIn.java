package fi.tyokykypolku.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who may knock at which door. The web applications sign their users in themselves; all other paths ask for a password. */
@Configuration
class SignIn {
    private static final String CONTENT = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        // Their interfaces run in a servlet of their own, which a plain path pattern does not see.
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(
                        path.matcher("/camunda/**"),
                        path.matcher("/"),
                        path.matcher("/favicon.ico"),
                        // The sign-in page looks for it; asked for a password, the browser would open a window and
                        // wait.
                        path.matcher("/camunda-welcome")))
                .authorizeHttpRequests(requests -> requests
                        // Makes an administrator of whoever asks while there is none (CVE-2026-77226).
                        .requestMatchers(path.matcher("/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Whatever is no form is read as a mistake of the server's.
                        .requestMatchers(new AndRequestMatcher(
                                path.matcher("/camunda/api/admin/auth/user/{engine}/login/{application}"),
                                new NegatedRequestMatcher(SignIn::isForm)))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                // The web applications bring their own protection against forged requests.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers(headers).cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain interfaces(
            HttpSecurity http, AuthenticationProvider users, ObjectProvider<ProcessEngine> engine) throws Exception {
        return http.authenticationProvider(users)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers("/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml")
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/error")
                        .denyAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Access.ADMIN)
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No session, no cookie: there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(SignIn::headers)
                .addFilterAfter(new EngineIdentity(engine), AuthorizationFilter.class)
                .build();
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = Objects.toString(request.getContentType(), "");
        return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** On every answer; the pages of the web applications bring a content security policy of their own, which then stands. */
    private static HeadersConfigurer<HttpSecurity> headers(HeadersConfigurer<HttpSecurity> headers) {
        return headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** Once it is known who asks, right before the interface. */
    @Bean
    FilterRegistrationBean<Reach> reach(ObjectProvider<ProcessEngine> engine) {
        FilterRegistrationBean<Reach> reach = new FilterRegistrationBean<>(new Reach(engine));
        // Filters by servlet come after all filters by path, the web applications' own among them.
        reach.setServletNames(List.of(
                "Engine Api",
                "Cockpit Api",
                "Admin Api",
                "Tasklist Api",
                "Welcome Api",
                CamundaJerseyResourceConfig.class.getName()));
        return reach;
    }

    /** After sign-in, before anything of the engine. */
    @Bean
    FilterRegistrationBean<QueryGuard> queryGuard() {
        FilterRegistrationBean<QueryGuard> guard = new FilterRegistrationBean<>(new QueryGuard());
        guard.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        guard.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return guard;
    }

    @Bean
    AuthenticationProvider users(ObjectProvider<ProcessEngine> engine) {
        return new EngineUsers(engine);
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

    /** Lets the engine know for the length of a request who is signed in. */
    private static final class EngineIdentity extends OncePerRequestFilter {
        private final ObjectProvider<ProcessEngine> engine;

        EngineIdentity(ObjectProvider<ProcessEngine> engine) {
            this.engine = engine;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Authentication user = SecurityContextHolder.getContext().getAuthentication();
            IdentityService identity = engine.getObject().getIdentityService();
            if (user != null && user.isAuthenticated()) {
                identity.setAuthentication(
                        user.getName(),
                        user.getAuthorities().stream()
                                .map(authority -> authority.getAuthority())
                                .toList());
            }
            try {
                chain.doFilter(request, response);
            } finally {
                identity.clearAuthentication();
            }
        }
    }
}
