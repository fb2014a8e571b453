package fi.tyokykypolku.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.Directory;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the interface into Spring's web layer and names it in its description. */
@Configuration
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Työkykypolku",
                        version = "1",
                        description = "Rajapinta muille järjestelmille: lähetteet, asian tilanne ja viestit asialle."
                                + " Virheet ovat muotoa application/problem+json (RFC 9457), tekstit suomeksi."),
        security = {@SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "basic")})
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "Tuotannossa.")
@SecurityScheme(name = "basic", type = SecuritySchemeType.HTTP, scheme = "basic", description = "Vain esittelyssä.")
class ApiSetup implements WebMvcConfigurer {
    static final String ROOT = "/api";

    private final BodyReader reader;

    ApiSetup(ObjectMapper json, Validator validator, Directory directory, CaseFile caseFile) {
        this.reader = new BodyReader(json, validator, directory, caseFile);
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, reader);
    }

    // Before the filters of security, whose refusals it words.
    @Bean
    FilterRegistrationBean<Refusals> refusals(ObjectMapper json) {
        FilterRegistrationBean<Refusals> filter = new FilterRegistrationBean<>(new Refusals(json));
        filter.addUrlPatterns(ROOT + "/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }
}
