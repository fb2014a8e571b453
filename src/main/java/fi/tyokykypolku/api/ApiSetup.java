package fi.tyokykypolku.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Directory;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the interface into Spring's web layer and names it in its description. */
@Configuration
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Työkykypolku",
                        version = "1",
                        description = "Rajapinta muille järjestelmille: lähetteet, asian tilanne ja viestit asialle."
                                + " Virheet ovat muotoa application/problem+json (RFC 9457), tekstit otsakkeen"
                                + " Accept-Language kielellä (fi, sv, en), muuten suomeksi."),
        security = {@SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "basic")})
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "Tuotannossa.")
@SecurityScheme(name = "basic", type = SecuritySchemeType.HTTP, scheme = "basic", description = "Vain esittelyssä.")
public class ApiSetup implements WebMvcConfigurer {
    public static final String ROOT = "/api";

    private static final String CASE = ROOT + "/cases/*";

    private final BodyReader reader;
    private final Gate gate;

    ApiSetup(ObjectMapper json, Validator validator, Directory directory, CaseFile caseFile, Gate gate) {
        this.reader = new BodyReader(json, validator, directory, caseFile);
        this.gate = gate;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, reader);
    }

    @Override
    public void addFormatters(FormatterRegistry formats) {
        formats.addConverter(String.class, CaseId.class, ApiSetup::caseId);
        // Spring's own would take a day as it is written in the caller's language.
        formats.addConverter(String.class, LocalDate.class, ApiSetup::day);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(rightFirst((path, caller) -> gate.openToReferrer(caller)))
                .addPathPatterns(ROOT + "/referrals");
        interceptors
                .addInterceptor(rightFirst((path, caller) -> gate.openUses(caller)))
                .addPathPatterns(ROOT + "/uses");
        interceptors.addInterceptor(rightFirst(onCase(gate::openUses))).addPathPatterns(CASE + "/uses");
        interceptors.addInterceptor(rightFirst(onCase(gate::openToKela))).addPathPatterns(CASE + "/kela-decisions");
        interceptors
                .addInterceptor(rightFirst(onCase(gate::openToSender)))
                .addPathPatterns(CASE + "/*")
                .excludePathPatterns(CASE + "/uses", CASE + "/kela-decisions");
        interceptors.addInterceptor(new QueryText()).addPathPatterns(ROOT + "/**");
    }

    /** Whoever has no right learns nothing from what would be wrong with the body: it is not read at all. */
    private static HandlerInterceptor rightFirst(BiConsumer<Map<?, ?>, Caller> right) {
        return new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
                right.accept(path, Caller.of((Authentication) request.getUserPrincipal()));
                return true;
            }
        };
    }

    private static BiConsumer<Map<?, ?>, Caller> onCase(BiConsumer<CaseId, Caller> right) {
        return (path, caller) -> right.accept(caseId(String.valueOf(path.get("caseId"))), caller);
    }

    private static @Nullable LocalDate day(String written) {
        return written.isEmpty()
                ? null
                : IsoDay.of(written).orElseThrow(() -> new IllegalArgumentException(IsoDay.message()));
    }

    /** What cannot be an id is one of no case. */
    private static CaseId caseId(String written) {
        return CaseId.parse(written).orElseThrow(ProblemException::unknownCase);
    }

    // Before the filters of security, whose refusals it words.
    @Bean
    FilterRegistrationBean<ProblemFilter> refusals(ObjectMapper json) {
        FilterRegistrationBean<ProblemFilter> filter = new FilterRegistrationBean<>(new ProblemFilter(json));
        filter.addUrlPatterns(ROOT + "/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }
}
