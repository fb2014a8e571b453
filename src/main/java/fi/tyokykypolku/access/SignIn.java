package fi.tyokykypolku.access;

import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.guard.QueryGuard;
import fi.tyokykypolku.guard.Reach;
import fi.tyokykypolku.guard.RefusedTasks;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/** Security filter chains, for the demonstration and for production alike. {@link Credentials} decides how a user authenticates. */
@Configuration
class SignIn {
    private static final String CONTENT = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Pattern FILE = Pattern.compile(
            "/(?:camunda/(?:app|lib|assets)|webjars)/[\\w./-]+\\.(?:css|eot|gif|ico|js|json|map|otf|png|svg|ttf|woff2?)");

    /** A timer for every security filter of every request tells nobody anything, and takes its time. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** No chain here asks which controller would answer: Spring Security would look for it before every request. */
    @Bean
    static BeanPostProcessor noLookForControllers(ApplicationContext context) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HandlerMappingIntrospector ? new NoLook(context) : bean;
            }
        };
    }

    private static final class NoLook extends HandlerMappingIntrospector {
        NoLook(ApplicationContext context) {
            setApplicationContext(context);
            afterPropertiesSet();
        }

        @Override
        public Filter createCacheFilter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }

    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http, Credentials credentials) throws Exception {
        http.securityMatcher(paths(
                        "/camunda/**",
                        "/webjars/chart.js/**",
                        "/",
                        "/favicon.ico",
                        "/sign-in/**",
                        "/logout",
                        // The sign-in page looks for it; asked for a password, the browser would open a window and
                        // wait.
                        "/camunda-welcome"))
                .authorizeHttpRequests(requests -> requests
                        // Makes an administrator of whoever asks while there is none (CVE-2026-77226).
                        .requestMatchers(paths("/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Whatever is no form is read as a mistake of the server's.
                        .requestMatchers(new AndRequestMatcher(
                                paths("/camunda/api/admin/auth/user/{engine}/login/{application}"),
                                new NegatedRequestMatcher(SignIn::isForm)))
                        .denyAll()
                        .requestMatchers(paths("/favicon.ico", "/sign-in/*.html"))
                        .permitAll()
                        .requestMatchers(SignIn::isFile)
                        .permitAll())
                // Whoever signs in comes back to the page they asked for; of anything else a session keeps nothing.
                .requestCache(cache -> cache.requestCache(pages()))
                .logout(logout -> logout.logoutRequestMatcher(SignIn::isLogout).logoutSuccessUrl("/camunda/"));
        credentials.atWebApplications(http);
        return http
                // The web applications bring their own protection against forged requests.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers(headers)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        // What a form holds must not stay in the browser.
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                paths("/camunda/api/**"), new CacheControlHeadersWriter())))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain interfaces(HttpSecurity http, Credentials credentials, ObjectProvider<ProcessEngine> engine)
            throws Exception {
        credentials.atInterfaces(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(paths("/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"))
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(paths("/error"))
                        .denyAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Role.ADMIN.group())
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        // Whoever follows a link from Tasklist keeps the session: what Tasklist asks for at that
                        // moment still brings its old name.
                        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                // No session, no cookie: there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(SignIn::headers)
                .addFilterBefore(new WebSession(engine), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineIdentity(engine), AuthorizationFilter.class)
                .build();
    }

    /** A link, for it may lead on to the provider; no other website can follow it in someone's name. */
    private static boolean isLogout(HttpServletRequest request) {
        return paths("/logout").matches(request) && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** The web applications' interfaces run in a servlet of their own, which a plain path pattern does not see. */
    static RequestMatcher paths(String... patterns) {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                Stream.of(patterns).<RequestMatcher>map(path::matcher).toList());
    }

    /** A file of the web applications, the same for everybody: it is served without a session. */
    static boolean isFile(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod())
                && FILE.matcher(request.getRequestURI()).matches();
    }

    private static RequestCache pages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/camunda/app/**"));
        return cache;
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
    FilterRegistrationBean<Reach> reach(ObjectProvider<ProcessEngine> engine, ObjectProvider<RefusedTasks> refused) {
        FilterRegistrationBean<Reach> reach = new FilterRegistrationBean<>(new Reach(engine, refused));
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
