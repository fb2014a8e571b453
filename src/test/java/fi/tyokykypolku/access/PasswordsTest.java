package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.StandardEnvironment;

/** Signing in tells nothing, and nobody locks a colleague out. */
@ProcessTest
@DisplayName("Kirjautuminen salasanalla")
class PasswordsTest {
    private static final String ANNA = "anna";
    private static final String PAGE = "/camunda/api/admin/auth/user/default/login/tasklist";
    private static final List<String> INTERFACES = List.of("/engine-rest/user/anna/profile", "/api/cases/none");

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl configuration;
    private final int port;

    PasswordsTest(@Autowired ProcessEngine engine, @LocalServerPort int port) {
        this.identity = engine.getIdentityService();
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.port = port;
    }

    @BeforeEach
    void anna() {
        User user = identity.newUser(ANNA);
        user.setPassword(Visitor.PASSWORD);
        identity.saveUser(user);
        identity.createMembership(ANNA, Role.CASEWORKER.group());
    }

    @AfterEach
    void noAnna() {
        identity.deleteUser(ANNA);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("väärä salasana, tuntematon käyttäjä ja liian monta yritystä saavat saman vastauksen")
    void sameAnswer() {
        Set<String> answers = new TreeSet<>();
        answers.add(atThePage("nobody", "wrong", "203.0.113.1"));
        for (int i = 0; i <= Throttle.PER_USER; i++) {
            answers.add(atThePage(ANNA, "wrong", "203.0.113.1"));
        }
        answers.add(atThePage(ANNA, Visitor.PASSWORD, "203.0.113.1"));
        assertThat(answers).singleElement().asString().startsWith("401");
    }

    @Test
    @DisplayName("ei lukitse työtoveria muualla, ja lukko aukeaa ajan kuluttua")
    void nobodyLocksAColleagueOut() {
        for (int i = 0; i < Throttle.PER_USER; i++) {
            assertThat(atAnInterface(INTERFACES.get(i % 2), "wrong", "203.0.113.2"))
                    .isEqualTo(401);
        }
        for (String path : INTERFACES) {
            assertThat(atAnInterface(path, Visitor.PASSWORD, "203.0.113.2")).isEqualTo(401);
            assertThat(atAnInterface(path, Visitor.PASSWORD, "203.0.113.3")).isNotEqualTo(401);
        }
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "203.0.113.2")).startsWith("401");
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "203.0.113.3")).startsWith("200");
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + Throttle.MEMORY.toMillis() + 1000));
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "203.0.113.2")).startsWith("200");
    }

    @Test
    @DisplayName("sulkee osoitteen, josta on kokeiltu monta nimeä")
    void manyNamesFromOneAddress() {
        for (int i = 0; i < Throttle.PER_ADDRESS; i++) {
            atThePage("name" + i, "wrong", "203.0.113.4");
        }
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "203.0.113.4")).startsWith("401");
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "203.0.113.5")).startsWith("200");
    }

    @Test
    @DisplayName("ei usko osoitetta, jonka kertoo joku muu kuin välityspalvelin")
    void aForwardedAddressIsTheProxysWord() throws IOException {
        for (int i = 0; i < Throttle.PER_USER; i++) {
            assertThat(fromElsewhere("wrong", "203.0.113." + (20 + i))).isEqualTo(401);
        }
        assertThat(fromElsewhere(Visitor.PASSWORD, "203.0.113.30"))
                .as("its own address has been counted")
                .isEqualTo(401);
        assertThat(atAnInterface(INTERFACES.get(0), Visitor.PASSWORD, "203.0.113.20"))
                .as("and the forged one has not")
                .isNotEqualTo(401);
    }

    /** From an address that no proxy has. */
    private int fromElsewhere(String password, String forwarded) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName("127.0.0.2"), 0)) {
            String head = "GET " + INTERFACES.get(0) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: " + Visitor.basic(ANNA, password) + "\r\nX-Forwarded-For: " + forwarded
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
        }
    }

    @Test
    @DisplayName("esittelyssä ei usko ketään välityspalvelinta, ellei sitä ole nimetty")
    void noProxyOfADemonstration() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("demo");
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("server.tomcat.remoteip.internal-proxies"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @DisplayName("tyhjänä tai väärässä muodossa on kielto eikä virhe")
    @CsvSource({
        "application/x-www-form-urlencoded, ''",
        "application/x-www-form-urlencoded, username=anna",
        "application/x-www-form-urlencoded, password=demo",
        "application/x-www-form-urlencoded, username=&password=",
        "application/json, {}",
        "text/plain, username=anna&password=demo",
        ","
    })
    void emptySignIn(@Nullable String type, @Nullable String body) {
        Visitor visitor = Visitor.nobody(port);
        visitor.get("/camunda/app/tasklist/default/");
        HttpResponse<String> answer = visitor.send(
                "POST",
                PAGE,
                body,
                type == null
                        ? Map.of("X-Forwarded-For", "203.0.113.6")
                        : Map.of("Content-Type", type, "X-Forwarded-For", "203.0.113.6"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("tekee saman työn, oli käyttäjää tai ei")
    void unknownUsersCostTheSame() {
        PasswordManager before = configuration.getPasswordManager();
        List<String> hashed = new ArrayList<>();
        configuration.setPasswordManager(new PasswordManager(
                new Sha512HashDigest() {
                    @Override
                    public String encrypt(String password) {
                        hashed.add(password);
                        return super.encrypt(password);
                    }
                },
                List.of()));
        try {
            assertThat(atThePage(ANNA, "wrong", "203.0.113.7")).startsWith("401");
            assertThat(hashed).singleElement().asString().startsWith("wrong");
            hashed.clear();
            assertThat(atThePage("nobody", "wrong", "203.0.113.7")).startsWith("401");
            assertThat(hashed).singleElement().asString().startsWith("wrong");
        } finally {
            configuration.setPasswordManager(before);
        }
    }

    private String atThePage(String user, String password, String address) {
        Visitor visitor = Visitor.nobody(port);
        visitor.get("/camunda/app/tasklist/default/");
        HttpResponse<String> answer = visitor.send(
                "POST",
                PAGE,
                "username=" + user + "&password=" + password,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address));
        return answer.statusCode() + " " + answer.body().replaceFirst("\"timestamp\":\"[^\"]*\"", "");
    }

    private int atAnInterface(String path, String password, String address) {
        return Visitor.nobody(port)
                .send(
                        "GET",
                        path,
                        null,
                        Map.of("Authorization", Visitor.basic(ANNA, password), "X-Forwarded-For", address))
                .statusCode();
    }
}
