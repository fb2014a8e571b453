package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casework.Visitor;
import fi.tyokykypolku.directory.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
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
import org.junit.jupiter.params.provider.ValueSource;
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
    void sameAnswer() throws IOException {
        Set<String> answers = new TreeSet<>();
        answers.add(atThePage("nobody", "wrong", "127.0.113.1"));
        for (int i = 0; i <= Throttle.PER_USER; i++) {
            answers.add(atThePage(ANNA, "wrong", "127.0.113.1"));
        }
        answers.add(atThePage(ANNA, Visitor.PASSWORD, "127.0.113.1"));
        assertThat(answers).singleElement().asString().startsWith("401");
    }

    @ParameterizedTest
    @DisplayName("ei koskaan käy henkilötunnuksella: tunnukset kirjataan lokiin")
    @ValueSource(strings = {"010190-900P", "anna.010190-900P", "010190900p", "x010190A900P"})
    void noIdentityCode(String id) {
        assertThat(Claims.mayBeUser(id)).isFalse();
        assertThatThrownBy(() -> identity.saveUser(identity.newUser(id)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("id: tunnuksessa ei saa olla henkilötunnusta");
        // The engine takes letters and digits only for these, and says so first.
        assertThatThrownBy(() -> identity.saveGroup(identity.newGroup(id))).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> identity.saveTenant(identity.newTenant(id)))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(identity.createUserQuery().userId(id).count()).isZero();
    }

    @Test
    @DisplayName("ei lukitse työtoveria muualla, ja lukko aukeaa ajan kuluttua")
    void nobodyLocksAColleagueOut() throws IOException {
        for (int i = 0; i < Throttle.PER_USER; i++) {
            assertThat(atAnInterface(INTERFACES.get(i % 2), "wrong", "127.0.113.2"))
                    .isEqualTo(401);
        }
        for (String path : INTERFACES) {
            assertThat(atAnInterface(path, Visitor.PASSWORD, "127.0.113.2")).isEqualTo(401);
            assertThat(atAnInterface(path, Visitor.PASSWORD, "127.0.113.3")).isNotEqualTo(401);
        }
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "127.0.113.2")).startsWith("401");
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "127.0.113.3")).startsWith("200");
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + Throttle.MEMORY.toMillis() + 1000));
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "127.0.113.2")).startsWith("200");
    }

    @Test
    @DisplayName("sulkee osoitteen, josta on kokeiltu monta nimeä")
    void manyNamesFromOneAddress() throws IOException {
        for (int i = 0; i < Throttle.PER_ADDRESS; i++) {
            atThePage("name" + i, "wrong", "127.0.113.4");
        }
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "127.0.113.4")).startsWith("401");
        assertThat(atThePage(ANNA, Visitor.PASSWORD, "127.0.113.5")).startsWith("200");
    }

    @Test
    @DisplayName("ei vastaa sille, joka kertoo tulevansa muualta kuin mistä tulee")
    void aForwardedAddressIsNobodysWord() throws IOException {
        for (int i = 0; i <= Throttle.PER_USER; i++) {
            assertThat(send(
                                    "127.0.113.9",
                                    "GET",
                                    INTERFACES.get(0),
                                    Map.of(
                                            "Authorization",
                                            Visitor.basic(ANNA, "wrong"),
                                            "X-Forwarded-For",
                                            "127.0.113.20"),
                                    "")
                            .status())
                    .isEqualTo(403);
        }
        for (String address : List.of("127.0.113.9", "127.0.113.20")) {
            assertThat(atAnInterface(INTERFACES.get(0), Visitor.PASSWORD, address))
                    .as("what was refused unread counts against nobody")
                    .isNotEqualTo(401);
        }
    }

    @Test
    @DisplayName("esittelyssä ei usko ketään välityspalvelinta")
    void noProxyOfADemonstration() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("demo");
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("none");
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
    void emptySignIn(@Nullable String type, @Nullable String body) throws IOException {
        Answer answer =
                post(type == null ? Map.of() : Map.of("Content-Type", type), body == null ? "" : body, "127.0.113.6");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("tekee saman työn, oli käyttäjää tai ei")
    void unknownUsersCostTheSame() throws IOException {
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
            assertThat(atThePage(ANNA, "wrong", "127.0.113.7")).startsWith("401");
            assertThat(hashed).singleElement().asString().startsWith("wrong");
            hashed.clear();
            assertThat(atThePage("nobody", "wrong", "127.0.113.7")).startsWith("401");
            assertThat(hashed).singleElement().asString().startsWith("wrong");
        } finally {
            configuration.setPasswordManager(before);
        }
    }

    private String atThePage(String user, String password, String address) throws IOException {
        Answer answer = post(
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "username=" + user + "&password=" + password,
                address);
        return answer.status() + " " + answer.body().replaceFirst("\"timestamp\":\"[^\"]*\"", "");
    }

    private int atAnInterface(String path, String password, String address) throws IOException {
        return send(address, "GET", path, Map.of("Authorization", Visitor.basic(ANNA, password)), "")
                .status();
    }

    /** As the page does it, with its session and its token against forged requests. */
    private Answer post(Map<String, String> headers, String body, String address) throws IOException {
        Answer page = send(address, "GET", "/camunda/app/tasklist/default/", Map.of(), "");
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Cookie", "JSESSIONID=" + page.cookie("JSESSIONID") + "; XSRF-TOKEN=" + page.cookie("XSRF-TOKEN"));
        all.put("X-XSRF-TOKEN", page.cookie("XSRF-TOKEN"));
        return send(address, "POST", PAGE, all, body);
    }

    private record Answer(int status, String head, String body) {
        String cookie(String name) {
            Matcher cookie =
                    Pattern.compile("(?im)^Set-Cookie: " + name + "=([^;\\s]+)").matcher(head);
            assertThat(cookie.find()).as(name).isTrue();
            return cookie.group(1);
        }
    }

    /** From one of the many addresses that a machine has of itself. */
    private Answer send(String address, String method, String path, Map<String, String> headers, String body)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.0\r\nHost: localhost\r\n");
            headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
            request.append("Content-Length: " + body.length() + "\r\n\r\n" + body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int head = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3)),
                    answer.substring(0, head),
                    answer.substring(head + 4));
        }
    }
}
