package fi.tyokykypolku.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Sign-in in production: people by OpenID Connect at the provider of the organisations, other systems by its bearer tokens. The
 * web applications take their user from there and no password anywhere.
 */
@Configuration
@Profile("!demo")
class OpenId implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
    private static final String PROVIDER = "provider";
    private static final String REFUSED = "/sign-in/refused.html";
    private static final String SIGNED_OUT = "/sign-in/signed-out.html";

    private static final RequestMatcher PROBES =
            SignIn.paths("/actuator/health/liveness", "/actuator/health/readiness");

    private static final AuthorizationManager<RequestAuthorizationContext> IN_A_GROUP = AuthorizationManagers.allOf(
            AuthenticatedAuthorizationManager.authenticated(),
            (user, request) ->
                    new AuthorizationDecision(!user.get().getAuthorities().isEmpty()));

    private final SignInProperties properties;
    private final Claims claims;
    private final Clock clock;
    private final AtProvider atProvider;

    OpenId(SignInProperties properties, Claims claims, Clock clock) {
        this.properties = properties;
        this.claims = claims;
        this.clock = clock;
        this.atProvider = new AtProvider(properties);
    }

    @Override
    public void atWebApplications(HttpSecurity http) throws Exception {
        OidcClientInitiatedLogoutSuccessHandler atProviderToo = new OidcClientInitiatedLogoutSuccessHandler(provider());
        atProviderToo.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
        atProviderToo.setDefaultTargetUrl(SIGNED_OUT);
        http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(SignIn.paths("/camunda/api/admin/auth/user/*/login/*"))
                                .denyAll()
                                .anyRequest()
                                .access(IN_A_GROUP))
                .oauth2Login(login -> login.withObjectPostProcessor(new SaysWhenProviderIsAway())
                        .loginPage("/sign-in/at/" + PROVIDER)
                        .authorizationEndpoint(start -> start.baseUri("/sign-in/at"))
                        .loginProcessingUrl("/sign-in/answer/*")
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(groups()))
                        .failureHandler((request, response, e) -> {
                            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof IOException) {
                                throw new AuthenticationServiceException("The provider of sign-in does not answer", e);
                            }
                            refuse(request, response, String.valueOf(e.getMessage()));
                        }))
                .logout(logout -> logout.logoutSuccessHandler(atProviderToo))
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), SignIn.paths("/camunda/api/**"))
                        .accessDeniedHandler((request, response, e) -> refuse(request, response, "no right")))
                .addFilterBefore(new SessionLimits(properties, clock), SecurityContextHolderFilter.class);
    }

    /** As everything that answers for somebody who is away: 503 and when to try again, in place of an error and a stack trace. */
    private static final class SaysWhenProviderIsAway
            implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler((request, response, e) -> {
                throw new AuthenticationServiceException("The provider of sign-in does not answer", e);
            });
            return filter;
        }
    }

    @Override
    public void atInterfaces(HttpSecurity http) throws Exception {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setPrincipalClaimName(properties.userClaim());
        converter.setJwtGrantedAuthoritiesConverter(token -> claims.groups(token.getClaims()));
        BearerTokenResolver tokens = new DefaultBearerTokenResolver();
        http.oauth2ResourceServer(bearer -> bearer.jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                        // Whether a node is alive does not hang on the provider.
                        .bearerTokenResolver(request -> PROBES.matches(request) ? null : tokens.resolve(request)))
                // What Tasklist asks for here is done by its user, and ends with the session.
                .addFilterBefore(new SessionLimits(properties, clock), SecurityContextHolderFilter.class);
    }

    /** In place of Spring Boot's, which waits for a provider that is silent. */
    @Bean
    JwtDecoder tokens() {
        return atProvider;
    }

    /** Asked when the first person signs in: the application starts without the provider. */
    @Bean
    ClientRegistrationRepository provider() {
        return new SupplierClientRegistrationRepository(() -> {
            ClientRegistration.Builder provider = ClientRegistrations.fromOidcConfiguration(atProvider.description())
                    .registrationId(PROVIDER)
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.PHONE)
                    .redirectUri("{baseUrl}/sign-in/answer/{registrationId}")
                    .userNameAttributeName(properties.userClaim())
                    .clientSettings(ClientRegistration.ClientSettings.builder()
                            .requireProofKey(true)
                            .build());
            return new InMemoryClientRegistrationRepository(provider.build());
        });
    }

    private GrantedAuthoritiesMapper groups() {
        return authorities -> authorities.stream()
                .filter(OidcUserAuthority.class::isInstance)
                .map(OidcUserAuthority.class::cast)
                .findFirst()
                .map(user -> claims.groups(user.getAttributes()))
                .orElseThrow();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException, ServletException {
        LOG.warn("Refused: {} for {}", reason, request.getRemoteUser());
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        request.getRequestDispatcher(REFUSED).forward(request, response);
    }

    /** Lets the web applications know who is signed in, in place of their own page. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webApplicationUser() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter() {
                    @Override
                    public void init(FilterConfig ignored) {
                        authenticationProvider = new SignedIn();
                    }
                });
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    private static final class SignedIn implements AuthenticationProvider {
        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Authentication user = SecurityContextHolder.getContext().getAuthentication();
            if (user == null || user.getAuthorities().isEmpty()) {
                return AuthenticationResult.unsuccessful();
            }
            AuthenticationResult result = AuthenticationResult.successful(user.getName());
            result.setGroups(user.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .toList());
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // The page is loaded anew and sends on to the provider.
        }
    }
}
