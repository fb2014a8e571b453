package fi.tyokykypolku.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in by OpenID Connect. What has no default must be given in production, see {@code wiring.RequiredSettings}; the demonstration uses
 * none of it.
 *
 * @param issuer address of the provider, under which it describes itself
 * @param audience for whom a bearer token must have been issued
 * @param userClaim claim with the user's id: never changed and never given to another person
 * @param groupsClaim claim with worklists and roles
 * @param idle a session ends when nobody has done anything for so long
 * @param longest a session ends after so long in any case
 */
@ConfigurationProperties("tyokykypolku.sign-in")
record SignInProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String audience,
        @DefaultValue("preferred_username") String userClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("10h") Duration longest) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenID Connect at " + issuer + " as " + clientId;
    }
}
