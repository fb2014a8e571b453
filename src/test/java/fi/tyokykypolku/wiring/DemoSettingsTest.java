package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Only the check is started: no database and no engine. */
@DisplayName("Esittely")
class DemoSettingsTest {
    @TempDir
    Path folder;

    private final Map<String, Object> settings = new TreeMap<>();

    @Test
    @DisplayName("käynnistyy omaan tietokantaansa, myös ilman profiilia")
    void startsOnItsOwn() {
        assertThat(start("demo")).startsWith("jdbc:h2:");
        assertThat(start("postgres")).startsWith("jdbc:postgresql://127.0.0.1");
        assertThat(start("")).startsWith("jdbc:h2:");
    }

    @ParameterizedTest
    @DisplayName("ei kirjoita käyttäjiään viranomaisen tietokantaan, kun profiili on unohtunut")
    @ValueSource(
            strings = {
                "jdbc:postgresql://database.example/tyokykypolku",
                "jdbc:postgresql://127.0.0.1:5432/tyokykypolku",
                "jdbc:h2:tcp://database.example/tyokykypolku",
                "jdbc:h2:ssl://database.example/tyokykypolku",
                "jdbc:oracle:thin:@database.example:1521/tkp"
            })
    void keepsAwayFromOthers(String url) {
        settings.put("spring.datasource.url", url);
        refuses("", "is no database of its own");
    }

    @Test
    @DisplayName("käyttää PostgreSQL:ää vain omalla koneella")
    void postgresIsOnThisMachine() {
        settings.put("spring.datasource.url", "jdbc:postgresql://database.example/tyokykypolku");
        refuses("postgres", "is no database of its own");
    }

    @ParameterizedTest
    @DisplayName("ei käynnisty, jos jokin tuotannon asetus on annettu")
    @CsvSource({
        "tyokykypolku.sign-in.issuer, https://provider.example",
        "tyokykypolku.sign-in.client-id, tyokykypolku",
        "tyokykypolku.sign-in.client-secret, hidden",
        "tyokykypolku.sign-in.audience, tyokykypolku-api",
        "TYOKYKYPOLKU_KEYS_FILE, /run/secrets/keys.json",
        "TYOKYKYPOLKU_TLS, true"
    })
    void startsBesideNothingOfProduction(String setting, String value) {
        settings.put(setting, value);
        refuses("", setting + " is set, which belongs to production");
    }

    @ParameterizedTest
    @DisplayName("vastaa vain omalla koneella")
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void listensToItsOwnMachine(String address) {
        settings.put("server.address", address);
        refuses("", "server.address is " + address);
    }

    @Test
    @DisplayName("ei käynnisty tuotannon profiilin rinnalla")
    void startsBesideNoProduction() {
        settings.put("spring.profiles.active", "demo,production");
        settings.put("spring.datasource.url", "jdbc:h2:mem:beside");
        refuses("", "the profile production is active too");
    }

    @Test
    @DisplayName("ei käynnisty tuotannon salaisuuksien viereen")
    void startsBesideNoSecrets() throws IOException {
        Files.writeString(folder.resolve("some.password"), "hidden");
        settings.put("TYOKYKYPOLKU_SECRETS", folder.toString());
        refuses("", "there are secrets of production");
    }

    private void refuses(String profile, String complaint) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(profile))
                .withMessageContaining(complaint)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hidden"));
    }

    /** The database it would use. */
    @CanIgnoreReturnValue
    private String start(String profile) {
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(DemoSettings.class).web(WebApplicationType.NONE);
        SpringApplication application = (profile.isEmpty() ? builder : builder.profiles(profile)).build();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        application.setEnvironment(environment);
        try (ConfigurableApplicationContext started = application.run()) {
            return started.getEnvironment().getRequiredProperty("spring.datasource.url");
        }
    }
}
