package fi.tyokykypolku.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Condition;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What every answer carries and no answer tells. */
@ProcessTest
@DisplayName("Kovennus")
class HardeningTest {
    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html");

    private final ProcessEngine engine;
    private final String correlation;
    private final int port;

    HardeningTest(
            @Autowired ProcessEngine engine,
            @Value("${logging.pattern.correlation}") String correlation,
            @LocalServerPort int port) {
        this.engine = engine;
        this.correlation = correlation;
        this.port = port;
    }

    @ParameterizedTest
    @DisplayName("jokaisella vastauksella on suojaavat otsakkeet, ei HSTS:ää ilman TLS:ää")
    @ValueSource(
            strings = {
                "/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/setup/default/user/create",
                "/engine-rest/task",
                "/api/cases/none",
                "/v3/api-docs",
                "/actuator/health",
                "/actuator/metrics",
                "/error",
                "/nowhere"
            })
    void headers(String path) {
        Visitor nobody = Visitor.nobody(port);
        HttpResponse<String> plain = nobody.get(path);
        assertThat(plain.headers().map().keySet())
                .contains("content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy")
                .doesNotContain("strict-transport-security", "server", "x-powered-by");
        for (String header : List.of("x-frame-options", "x-content-type-options", "content-security-policy")) {
            assertThat(plain.headers().allValues(header)).as(header).hasSize(1);
        }
        assertThat(plain.headers().firstValue("content-security-policy").orElseThrow())
                .contains("frame-ancestors 'none'", "default-src");
    }

    @ParameterizedTest
    @DisplayName("jokainen eväste on SameSite, istunnon HttpOnly")
    @CsvSource({
        "GET, /",
        "GET, /camunda/app/tasklist/default/",
        "GET, /camunda/app/cockpit/default/",
        "GET, /camunda/app/tasklist/styles/user-styles.css",
        "GET, /camunda/api/engine/engine/default/task",
        "POST, /camunda/api/engine/engine/default/task",
        "POST, /camunda/api/admin/setup/default/user/create",
        "POST, /camunda/api/admin/auth/user/default/login/tasklist",
        "POST, /camunda/api/admin/auth/user/default/logout",
        "GET, /api/cases/TKP-2026-000001/consent",
        "GET, /sign-in/signed-out.html",
        "GET, /logout",
        "GET, /camunda/nowhere",
        "GET, /nowhere"
    })
    void cookies(String method, String path) {
        for (Visitor visitor : List.of(Visitor.nobody(port), Visitor.signedIn(port, "employment", "tasklist"))) {
            for (String form : List.of("username=employment&password=demo", "username=employment&password=wrong")) {
                HttpResponse<String> plain = visitor.send(
                        method,
                        path,
                        method.equals("GET") ? null : form,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
                assertThat(plain.headers().allValues("set-cookie"))
                        .allSatisfy(cookie -> assertThat(cookie.split(";\\s*"))
                                .containsOnlyOnce("SameSite=Lax")
                                .doesNotContain("Secure")
                                .is(new Condition<>(
                                        parts -> !parts[0].startsWith("JSESSIONID")
                                                || List.of(parts).contains("HttpOnly"),
                                        "HttpOnly")));
            }
        }
    }

    @Test
    @DisplayName("istunto ja tunniste ovat evästeitä, ja asetus tekee niistä Secure")
    void cookiesThereAre() throws Exception {
        assertThat(Visitor.nobody(port)
                        .get("/camunda/app/tasklist/default/")
                        .headers()
                        .allValues("set-cookie"))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID="))
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("operator", Map.of("TYOKYKYPOLKU_TLS", "true")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ServerProperties server = Binder.get(environment).bindOrCreate("server", ServerProperties.class);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        new Cookies(server)
                .doFilter(
                        new MockHttpServletRequest(),
                        answer,
                        (request, response) ->
                                ((HttpServletResponse) response).setHeader("Set-Cookie", "XSRF-TOKEN=1;path=/"));
        assertThat(answer.getHeader("Set-Cookie")).contains("Secure", "SameSite=Lax");
        assertThat(server.getServlet().getSession().getCookie().getSecure()).isTrue();
    }

    @Test
    @DisplayName("verkkosovellus ei ota vastaan pyyntöä ilman tunnistetta")
    void forgedRequestIsRefused() {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        String path = "/camunda/api/engine/engine/default/task";
        assertThat(caseworker.json("POST", path, "{}").statusCode()).isEqualTo(200);
        assertThat(caseworker
                        .send("POST", path, "{}", Map.of("Content-Type", "application/json", "X-XSRF-TOKEN", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("sivu tuo tunnisteen, joka kuuluu istuntoon")
    void aPageMendsTheToken() {
        Visitor caseworker = Visitor.signedIn(port, "employment", "tasklist");
        HttpResponse<String> page = caseworker.send("GET", "/camunda/app/tasklist/default/", null, Map.of());
        assertThat(page.headers().allValues("set-cookie"))
                .as("it has the right one")
                .isEmpty();
        HttpResponse<String> mended = caseworker.withoutToken().get("/camunda/app/tasklist/default/");
        assertThat(mended.headers().allValues("set-cookie"))
                .singleElement()
                .asString()
                .startsWith("XSRF-TOKEN=");
        assertThat(caseworker
                        .json("POST", "/camunda/api/engine/engine/default/task", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("kielto ei kerro syytä, ja sen numero on lokissa")
    @CsvSource({
        "GET, /engine-rest/user, 404",
        "GET, /camunda/api/engine/engine/default/user, 404",
        "POST, /engine-rest/task?assigneeExpression=x, 400"
    })
    void refusalsAreNumbered(String method, String path, int status) {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(Denial.class);
        log.setLevel(Level.WARN);
        log.addAppender(lines);
        lines.start();
        try {
            HttpResponse<String> answer =
                    Visitor.signedIn(port, "employment", "tasklist").json(method, path, "{}");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(status == 404 ? Denial.notThere() : Denial.notAllowed());
            assertThat(lines.list).singleElement().satisfies(line -> {
                assertThat(line.getMDCPropertyMap()).containsEntry("correlationId", number(answer));
                assertThat(line.getFormattedMessage()).startsWith("Refused with " + status + ": ");
            });
            assertThat(correlation).contains("%X{correlationId");
        } finally {
            log.detachAppender(lines);
            log.setLevel(Level.ERROR);
        }
    }

    @Test
    @DisplayName("jokainen vastaus on numeroitu, eikä numeroa voi itse antaa")
    void everyAnswerIsNumbered() {
        Visitor visitor = Visitor.signedIn(port, "employment", null);
        Set<String> numbers = new TreeSet<>();
        for (String path :
                List.of("/engine-rest/task", "/api/cases/none", "/api/cases/none", "/nowhere", "/camunda/")) {
            numbers.add(number(visitor.send("GET", path, null, Map.of(Correlation.HEADER, "mine"))));
        }
        assertThat(numbers).hasSize(5).doesNotContain("mine");
        HttpResponse<String> problem = visitor.get("/api/cases/none");
        assertThat(problem.body()).contains("\"instance\":\"urn:uuid:" + number(problem) + "\"");
    }

    private static String number(HttpResponse<String> answer) {
        return answer.headers().firstValue(Correlation.HEADER).orElseThrow();
    }

    @ParameterizedTest
    @DisplayName("virhesivu ei kerro ohjelmasta mitään")
    @ValueSource(strings = {"/nowhere", "/camunda/nowhere", "/api/nowhere", "/engine-rest/nowhere", "/error"})
    void errorPages(String path) {
        Visitor admin = Visitor.signedIn(port, "admin", null);
        for (Map<String, String> asking : List.of(BROWSER, Map.of("Accept", "application/json"))) {
            HttpResponse<String> answer = admin.send("GET", path, null, asking);
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body())
                    .doesNotContainIgnoringCase("whitelabel")
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContain("\tat ", "java.lang", "org.springframework", "trace");
        }
    }

    @Test
    @DisplayName("kone ei ota vastaan eikä pura Javan olioita")
    void noJavaObjects() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("kirjoitettu olio hylätään, lähettipä sen kuka tahansa")
    @CsvSource({
        "employment, POST, /process-definition/{workability}/submit-form",
        "admin, POST, /process-definition/{workability}/submit-form",
        "admin, POST, /process-definition/key/kelaquestion/start",
        "admin, POST, /message"
    })
    void javaObjectsAreRefused(String user, String method, String path) throws IOException {
        RuntimeService runtime = engine.getRuntimeService();
        long before = runtime.createProcessInstanceQuery().count();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of("x")));
        }
        String object = "{\"thing\":{\"type\":\"Object\",\"value\":\""
                + Base64.getEncoder().encodeToString(bytes.toByteArray())
                + "\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList\","
                + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}";
        String body = path.equals("/message")
                ? "{\"messageName\":\"consentWithdrawn\",\"processVariables\":" + object + "}"
                : "{\"variables\":" + object + "}";
        String workability = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("workability")
                .latestVersion()
                .singleResult()
                .getId();
        HttpResponse<String> answer = Visitor.signedIn(port, user, null)
                .json(method, "/engine-rest" + path.replace("{workability}", workability), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("ohjelma luettelee osansa, eikä luettelo ole verkossa")
    void billOfMaterials() throws IOException {
        try (InputStream parts = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(new String(Objects.requireNonNull(parts).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("pkg:maven/org.camunda.bpm/camunda-engine@", "pkg:maven/org.apache.tomcat.embed/");
        }
        assertThat(Visitor.signedIn(port, "admin", null)
                        .get("/actuator/sbom/application")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("valvontaan pääsee vain ylläpito, terveydentilaa kysyy kuka tahansa")
    void actuator() {
        assertThat(Visitor.nobody(port).get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(Visitor.nobody(port).get("/actuator/metrics").statusCode()).isEqualTo(401);
        assertThat(Visitor.signedIn(port, "manager", null)
                        .get("/actuator/metrics")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(port, "admin", null)
                        .get("/actuator/metrics")
                        .statusCode())
                .isEqualTo(200);
    }
}
