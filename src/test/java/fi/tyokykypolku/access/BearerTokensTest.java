package fi.tyokykypolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fi.tyokykypolku.ProductionTest;
import fi.tyokykypolku.Provider;
import fi.tyokykypolku.guard.Denial;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Other systems in production: they show a token of the provider, and what they may follows from its claims. */
@ProductionTest
class BearerTokensTest {
    private static final String TASKS = "/engine-rest/engine/production/task";
    private static final String DAY = "2026-11-02";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Identities identities;

    @Test
    void aTokenOfTheProviderOpens() {
        assertThat(get("/engine-rest/engine", bearer(Provider.token("anna.aho", "employment39")))
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> worthless() throws Exception {
        Map<String, Object> claims = Map.of("preferred_username", "anna.aho", "groups", List.of("employment39"));
        String good = Provider.token("anna.aho", "employment39");
        JWTClaimsSet content = SignedJWT.parse(good).getJWTClaimsSet();
        String other = Provider.token("untrusted", Provider.AUDIENCE, 3600, claims);
        String[] parts = good.split("\\.");
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of(
                        "for someone else", bearer(Provider.token(Provider.TRUSTED, "another-system", 3600, claims))),
                Arguments.of("expired", bearer(Provider.token(Provider.TRUSTED, Provider.AUDIENCE, -3600, claims))),
                Arguments.of("of another issuer", bearer(other)),
                Arguments.of("unsigned", bearer(new PlainJWT(content).serialize())),
                Arguments.of("signature taken off", bearer(parts[0] + "." + parts[1] + ".")),
                Arguments.of("signature of another", bearer(parts[0] + "." + parts[1] + "." + other.split("\\.")[2])),
                Arguments.of(
                        "without a name",
                        bearer(Provider.token(
                                Provider.TRUSTED,
                                Provider.AUDIENCE,
                                3600,
                                Map.of("groups", List.of("camunda-admin"))))),
                Arguments.of(
                        "with a name the engine does not take", bearer(Provider.token("anna aho", "employment39"))),
                Arguments.of("with an identity code for a name", bearer(Provider.token("010190-900P", "employment39"))),
                Arguments.of("no token", bearer("anything")),
                Arguments.of("password", basic("admin", "demo")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worthless")
    void nothingElseDoes(String kind, String authorization) {
        for (String path : List.of(TASKS, "/engine-rest/engine", "/api/cases/TKP-2026-000001", "/actuator/metrics")) {
            HttpResponse<String> answer = get(path, authorization);
            assertThat(answer.statusCode()).as("%s at %s", kind, path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .doesNotContain("Basic");
        }
    }

    @Test
    void aServiceAccountBringsAReferralAndTheClaimsSayWhoSeesIt() throws Exception {
        Provider.nextToken(Map.of("preferred_username", "service-hospital", "groups", List.of("referrer")));
        HttpResponse<String> created =
                send("POST", "/api/referrals", bearer(serviceAccount()), referral("hospital-1", "010190-900P"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String path = created.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        String mine = "?processInstanceBusinessKey=" + path.replaceFirst(".*/", "");

        assertThat(get(path, bearer(Provider.token("service-hospital", "referrer")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(path, bearer(Provider.token("service-other", "referrer")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tasks(mine, "employment39")).contains("checkReferral");
        assertThat(tasks(mine, "employment01", "health08")).isEqualTo("[]");
        assertThat(tasks(mine, "manager")).isEqualTo("[]");
        assertThat(tasks(mine, "manager", "employment39manager")).isEqualTo("[]");
        String task = TASKS + "/" + tasks(mine, "employment39").replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(get(task, bearer(Provider.token("someone", "employment39"))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = get(task, bearer(Provider.token("someone", "employment01")));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body())
                .as("like what does not exist")
                .isEqualTo(get(TASKS + "/none", bearer(Provider.token("someone", "employment01")))
                        .body())
                .contains(Denial.notThere());
        for (String[] groups : List.of(
                new String[] {"referrer"},
                new String[] {"employment399", "caseworker", "EMPLOYMENT39", "unknown"},
                new String[0])) {
            assertThat(get(TASKS + mine, bearer(Provider.token("someone", groups)))
                            .statusCode())
                    .as("only groups that the directory knows: %s", List.of(groups))
                    .isEqualTo(404);
        }
    }

    @Test
    void claimedAwayIsGone() {
        IdentityService identity = engine.getIdentityService();
        get(TASKS, bearer(Provider.token("moves.on", "employment39", "manager")));
        assertThat(identity.createGroupQuery().groupMember("moves.on").list())
                .extracting("id")
                .containsExactlyInAnyOrder("employment39", "caseworker", "manager");
        get(TASKS, bearer(Provider.token("moves.on", "kela03")));
        assertThat(identity.createGroupQuery().groupMember("moves.on").list())
                .extracting("id")
                .containsExactlyInAnyOrder("kela03", "caseworker");
    }

    @Test
    void aManagerOfAWorklistIsNoCaseworkerOfIt() {
        get(
                TASKS,
                bearer(Provider.token(
                        "kirsi.kela", "manager", "kela03manager", "kela99manager", "social08socialworkermanager")));
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember("kirsi.kela")
                        .list())
                .extracting("id")
                .containsExactlyInAnyOrder("manager", "kela03manager");
    }

    @Test
    void theProviderAloneSaysWhoIsWho() {
        String admin = bearer(Provider.token("paula.paakayttaja", "camunda-admin"));
        for (String path : List.of("/user/create", "/group/create")) {
            assertThat(send("POST", "/engine-rest/engine/production" + path, admin, "{}")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(send("PUT", "/engine-rest/engine/production/group/manager/members/anna.aho", admin, "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyHasAPassword() {
        IdentityService identity = engine.getIdentityService();
        get(TASKS, bearer(Provider.token("anna.aho", "employment39")));
        get(TASKS, bearer(Provider.token("nobody.here", "unknown")));
        assertThat(identity.createUserQuery().list())
                .extracting(User::getId)
                .contains("anna.aho")
                .doesNotContain("nobody.here", "employment", "manager", "designer", "admin", "referrer");
        assertThat(identity.createUserQuery().list())
                .extracting(User::getPassword)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theEnginesOwnSignInIsShutAlsoForAPasswordThatIsRight(String application) throws Exception {
        identities.change(store -> {
            User user = store.createNewUser("left.over");
            user.setPassword("demo");
            store.saveUser(user);
        });
        try {
            HttpRequest request = request("/camunda/api/admin/auth/user/production/login/" + application)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=left.over&password=demo"))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(get(TASKS, basic("left.over", "demo")).statusCode()).isEqualTo(401);
            assertThat(send(
                                    "POST",
                                    "/engine-rest/engine/production/identity/verify",
                                    bearer(Provider.token("anna.aho", "camunda-admin")),
                                    "{\"username\":\"left.over\",\"password\":\"demo\"}")
                            .body())
                    .contains("\"authenticated\":false");
        } finally {
            identities.change(store -> store.deleteUser("left.over"));
        }
    }

    private String tasks(String query, String... groups) {
        HttpResponse<String> answer = get(TASKS + query, bearer(Provider.token("someone", groups)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** As another system does: with its own id and secret, at the provider. */
    private String serviceAccount() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Provider.issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic("hospital", "hidden"))
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=referrals"))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return answer.replaceFirst("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static String referral(String id, String personId) {
        return """
                {"referralId": "%s", "receivedOn": "%s", "referralSource": "EMPLOYMENT_SERVICES", "entryType": "REFERRAL",
                 "client": {"personId": "%s", "firstNames": "Eero", "lastName": "Esimerkki", "municipality": "837", "language": "fi"},
                 "reasons": ["WORK_ABILITY_LIMITATION"]}
                """.formatted(id, DAY, personId);
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
    }

    private HttpResponse<String> get(String path, String authorization) {
        return send("GET", path, authorization, "");
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
