package fi.tyokykypolku;

import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** An OpenID Connect provider in the test's own process, where people type on its page who they are and what they may. */
public final class Provider implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** For whom bearer tokens are issued. */
    public static final String AUDIENCE = "tyokykypolku-api";

    /** The issuer the application trusts. */
    public static final String TRUSTED = "trusted";

    private static final MockOAuth2Server SERVER = start();

    private static MockOAuth2Server start() {
        MockOAuth2Server server = new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"interactiveLogin\":true}"));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        return server;
    }

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        TestPropertyValues.of(
                        "tyokykypolku.sign-in.issuer=" + issuer(),
                        "tyokykypolku.sign-in.client-id=tyokykypolku",
                        "tyokykypolku.sign-in.client-secret=hidden",
                        "tyokykypolku.sign-in.audience=" + AUDIENCE)
                .applyTo(application);
    }

    /** Address of the issuer the application trusts. */
    public static String issuer() {
        return SERVER.issuerUrl(TRUSTED).toString();
    }

    /** A bearer token as it should be. */
    public static String token(String user, String... groups) {
        return token(TRUSTED, AUDIENCE, 3600, Map.of("preferred_username", user, "groups", List.of(groups)));
    }

    /** A bearer token of any issuer, for any audience, with any claims. */
    public static String token(String issuer, String audience, long validForSeconds, Map<String, Object> claims) {
        return SERVER.issueToken(
                        issuer,
                        "client",
                        new DefaultOAuth2TokenCallback(
                                issuer, "subject", "JWT", List.of(audience), claims, validForSeconds))
                .serialize();
    }

    /** Decides what the next token holds that is asked for with a client's own secret. */
    public static void nextToken(Map<String, Object> claims) {
        SERVER.enqueueCallback(
                new DefaultOAuth2TokenCallback(TRUSTED, "subject", "JWT", List.of(AUDIENCE), claims, 3600));
    }
}
