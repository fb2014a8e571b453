package fi.tyokykypolku.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Asks the provider of sign-in, and gives up soon: Spring Security 6.5 waits half a minute for each answer, one request after the other, and
 * whoever brings a token would hold a thread for as long.
 */
final class AtProvider implements JwtDecoder {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** For so long after a vain attempt nobody tries again. */
    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final SignInProperties properties;
    private final RestTemplate http;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable JwtDecoder decoder;
    private volatile @Nullable Long failedAt;

    AtProvider(SignInProperties properties) {
        this.properties = properties;
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        this.http = new RestTemplate(requests);
    }

    /**
     * How the provider describes itself.
     *
     * @throws RestClientException when it does not answer in time
     */
    Map<String, Object> description() {
        Map<String, Object> told = http.exchange(
                        properties.issuer().replaceFirst("/$", "") + DESCRIPTION,
                        HttpMethod.GET,
                        null,
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (told == null || !properties.issuer().equals(told.get("issuer"))) {
            throw new RestClientException("The provider does not describe the issuer it is asked for");
        }
        return told;
    }

    @Override
    public Jwt decode(String token) {
        JwtDecoder ready = decoder;
        return (ready == null ? made() : ready).decode(token);
    }

    private JwtDecoder made() {
        if (!waited()) {
            throw new JwtDecoderInitializationException(
                    "The provider has not answered yet", new IllegalStateException());
        }
        try {
            JwtDecoder ready = decoder;
            if (ready == null) {
                Long failed = failedAt;
                if (failed != null && System.nanoTime() - failed < PAUSE) {
                    throw new JwtDecoderInitializationException(
                            "The provider did not answer a moment ago", new IllegalStateException());
                }
                ready = make();
                decoder = ready;
            }
            return ready;
        } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
            failedAt = System.nanoTime();
            throw new JwtDecoderInitializationException("The provider does not answer", e);
        } finally {
            asking.unlock();
        }
    }

    /** Whoever comes while somebody asks waits for what that one is told, no longer than for an answer. */
    private boolean waited() {
        try {
            return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JwtDecoder make() {
        NimbusJwtDecoder made = NimbusJwtDecoder.withIssuerLocation(properties.issuer())
                .restOperations(http)
                .build();
        made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience()))));
        return made;
    }
}
