package fi.tyokykypolku.wiring;

import static java.util.stream.Collectors.toCollection;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Lets the demonstration start on a database of its own only, and not beside any setting of production: without a profile it is the
 * demonstration that runs, and a forgotten one must never put its users into an authority's database.
 */
@Configuration
@Profile("demo")
class DemoSettings {
    private static final String FORWARDED = "server.forward-headers-strategy";
    private static final String TLS = "TYOKYKYPOLKU_TLS";

    /** Letters and digits of the names: where people and systems sign in, who stands before it, its own keys, a door for whoever watches it. */
    private static final Pattern OF_PRODUCTION = Pattern.compile(
            "tyokykypolkusignin.+|tyokykypolkukeysfile|springsecurityoauth2.+|servertomcatremoteip.+|managementserver.+");

    /** In the name of a source of settings: what the jar brings itself. */
    private static final String SHIPPED = "class path resource";

    private static final List<String> OTHER_WAYS = List.of("spring.datasource.jndi-name", "spring.flyway.url");

    /** Before anything else of the application is made. */
    @Bean
    static BeanFactoryPostProcessor demoSettingsCheck(ConfigurableEnvironment environment) {
        return beans -> check(environment);
    }

    /** A pool may have got its database by another setting than all others: what it is about to open is what counts. */
    @Bean
    static BeanPostProcessor demoDatabaseCheck(Environment environment) {
        OwnDatabase own = ownDatabase(environment);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof DataSource pool && !own.is(pool)) {
                    throw cannotStart(List.of(named(pool) + ", is no database of its own"));
                }
                return bean;
            }
        };
    }

    private static OwnDatabase ownDatabase(Environment environment) {
        return new OwnDatabase(environment.acceptsProfiles(Profiles.of("postgres")));
    }

    private static String named(DataSource pool) {
        return "what the pool opens"
                + (pool instanceof HikariDataSource hikari && hikari.getJdbcUrl() != null
                        ? ", " + OwnDatabase.named(hikari.getJdbcUrl())
                        : ", a " + pool.getClass().getSimpleName() + " by a setting of its own");
    }

    private static void check(ConfigurableEnvironment environment) {
        List<String> complaints = new ArrayList<>();
        String url = environment.getProperty("spring.datasource.url", "");
        if (!ownDatabase(environment).is(url, new Properties())) {
            complaints.add("spring.datasource.url is " + OwnDatabase.named(url) + ", which is no database of its own");
        }
        OTHER_WAYS.stream()
                .filter(setting -> !environment.getProperty(setting, "").isBlank())
                .forEach(setting -> complaints.add(setting + " is set, which leads to no database of its own"));
        String address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            complaints.add("server.address is " + (address.isEmpty() ? "any" : address)
                    + ": everybody knows the password, so it listens to its own machine only");
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            complaints.add("the profile production is active too");
        }
        ofProduction(environment).forEach(setting -> complaints.add(setting + " is set, which belongs to production"));
        if (environment.getPropertySources().stream()
                .anyMatch(source -> source.getName().toLowerCase(Locale.ROOT).startsWith("config tree"))) {
            complaints.add("there are secrets of production (TYOKYKYPOLKU_SECRETS)");
        }
        if (!complaints.isEmpty()) {
            throw cannotStart(complaints);
        }
    }

    /** However it is spelled: the names of a map would be those of one spelling only. */
    private static List<String> ofProduction(ConfigurableEnvironment environment) {
        Set<String> set = environment.getPropertySources().stream()
                .filter(source -> !source.getName().contains(SHIPPED))
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(source -> Stream.of(source.getPropertyNames()))
                .filter(name -> OF_PRODUCTION
                        .matcher(name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT))
                        .matches())
                .filter(name -> !environment.getProperty(name, "").isBlank())
                .collect(toCollection(TreeSet::new));
        if (!environment.getProperty(FORWARDED, "none").equalsIgnoreCase("none")) {
            set.add(FORWARDED);
        }
        if (environment.getProperty(TLS, Boolean.class, false)) {
            set.add(TLS);
        }
        return List.copyOf(set);
    }

    private static CannotStart cannotStart(List<String> complaints) {
        return new CannotStart(
                "The demonstration, with users everybody knows, does not start here:\n - "
                        + String.join("\n - ", complaints),
                "Set SPRING_PROFILES_ACTIVE=production, or take away what is named above.");
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
