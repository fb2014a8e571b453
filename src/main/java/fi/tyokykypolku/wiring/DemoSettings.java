package fi.tyokykypolku.wiring;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Lets the demonstration start on a database of its own only, and not beside any setting of production: without a profile it is the
 * demonstration that runs, and a forgotten one must never put its users into an authority's database.
 */
@Configuration
@Profile("demo")
class DemoSettings {
    private static final Pattern EMBEDDED = Pattern.compile("(?i)jdbc:h2:(?!tcp:|ssl:|zip:).+");
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final List<String> OF_PRODUCTION = List.of(
            "tyokykypolku.sign-in.issuer",
            "tyokykypolku.sign-in.client-id",
            "tyokykypolku.sign-in.client-secret",
            "tyokykypolku.sign-in.audience",
            "TYOKYKYPOLKU_KEYS_FILE");

    /** Before anything else of the application is made. */
    @Bean
    static BeanFactoryPostProcessor demoSettingsCheck(ConfigurableEnvironment environment) {
        return beans -> check(environment);
    }

    private static void check(ConfigurableEnvironment environment) {
        List<String> complaints = new ArrayList<>();
        String url = environment.getProperty("spring.datasource.url", "");
        if (!isOwn(url, environment.acceptsProfiles(Profiles.of("postgres")))) {
            complaints.add(
                    "spring.datasource.url is " + url.replaceFirst("[?;].*", "") + ", which is no database of its own");
        }
        String address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            complaints.add("server.address is " + (address.isEmpty() ? "any" : address)
                    + ": everybody knows the password, so it listens to its own machine only");
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            complaints.add("the profile production is active too");
        }
        OF_PRODUCTION.stream()
                .filter(setting -> !environment.getProperty(setting, "").isBlank())
                .forEach(setting -> complaints.add(setting + " is set, which belongs to production"));
        if (environment.getProperty("TYOKYKYPOLKU_TLS", Boolean.class, false)) {
            complaints.add("TYOKYKYPOLKU_TLS is set, which belongs to production");
        }
        if (environment.getPropertySources().stream()
                .anyMatch(source -> source.getName().toLowerCase(Locale.ROOT).startsWith("config tree"))) {
            complaints.add("there are secrets of production (TYOKYKYPOLKU_SECRETS)");
        }
        if (!complaints.isEmpty()) {
            throw new CannotStart(
                    "The demonstration, with users everybody knows, does not start here:\n - "
                            + String.join("\n - ", complaints),
                    "Set SPRING_PROFILES_ACTIVE=production, or take away what is named above.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isOwn(String url, boolean postgres) {
        if (!postgres || !url.startsWith(POSTGRESQL)) {
            return EMBEDDED.matcher(url).matches();
        }
        String host = URI.create(url.substring("jdbc:".length())).getHost();
        return host == null || THIS_MACHINE.contains(host);
    }
}
