package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
                "jdbc:h2:file:./.data/tyokykypolku;AUTO_SERVER=TRUE",
                "jdbc:h2:mem:own;INIT=RUNSCRIPT FROM 'none.sql'",
                "jdbc:oracle:thin:@database.example:1521/tkp"
            })
    void keepsAwayFromOthers(String url) {
        settings.put("spring.datasource.url", url);
        refuses("", "is no database of its own");
    }

    @ParameterizedTest
    @DisplayName("käyttää PostgreSQL:ää vain omalla koneella, luettelipa osoite palvelimensa miten hyvänsä")
    @ValueSource(
            strings = {
                "jdbc:postgresql://database.example/tyokykypolku",
                "jdbc:postgresql://db1.invalid,db2.invalid/polku?targetServerType=primary",
                "jdbc:postgresql://127.0.0.1,db2.invalid/polku",
                "jdbc:postgresql://data_base/polku",
                "jdbc:postgresql://user@127.0.0.1/polku",
                "jdbc:postgresql://127.0.0.1/polku?PGHOST=db.invalid",
                "jdbc:postgresql://127.0.0.1/polku?host=db.invalid",
                "jdbc:postgresql://127.0.0.1/polku?socketFactory=some.Factory",
                "jdbc:postgresql://127.0.0.1/polku?service=unknown"
            })
    void postgresIsOnThisMachine(String url) {
        settings.put("spring.datasource.url", url);
        refuses("postgres", "is no database of its own");
    }

    @ParameterizedTest
    @DisplayName("löytää oman koneen PostgreSQL:n sen kaikilla nimillä")
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5433/polku",
                "jdbc:postgresql://localhost/polku?user=a",
                "jdbc:postgresql://[::1]:5432/polku",
                "jdbc:postgresql://127.0.0.1,localhost:5433/polku"
            })
    void postgresOfThisMachineIsItsOwn(String url) {
        settings.put("spring.datasource.url", url);
        assertThat(start("postgres")).isEqualTo(url);
    }

    @ParameterizedTest
    @DisplayName("ei avaa muuta kuin omaansa, vaikka yhteysallas saisi osoitteensa muusta asetuksesta")
    @CsvSource({
        "SPRING_DATASOURCE_HIKARI_JDBCURL, jdbc:postgresql://database.example/polku",
        "spring.datasource.hikari.jdbc-url, jdbc:postgresql://127.0.0.1/polku",
        "spring.datasource.hikari.jdbcUrl, jdbc:h2:tcp://database.example/polku",
        "spring.datasource.hikari.data-source-class-name, org.postgresql.ds.PGSimpleDataSource",
        "SPRING_DATASOURCE_HIKARI_DATASOURCECLASSNAME, org.postgresql.ds.PGSimpleDataSource",
        "spring.datasource.hikari.data-source-j-n-d-i, java:comp/polku",
        "spring.datasource.type, org.springframework.jdbc.datasource.SimpleDriverDataSource"
    })
    void thePoolOpensItsOwn(String setting, String value) {
        settings.put(setting, value);
        assertThatThrownBy(() -> start("", DemoSettings.class, Pool.class))
                .hasRootCauseInstanceOf(CannotStart.class)
                .rootCause()
                .hasMessageContaining("is no database of its own");
    }

    @Test
    @DisplayName("avaa yhteysaltaansa omaan tietokantaansa")
    void thePoolOfItsOwnIsOpened() {
        assertThat(start("", DemoSettings.class, Pool.class)).startsWith("jdbc:h2:file:");
        assertThat(start("postgres", DemoSettings.class, Pool.class)).startsWith("jdbc:postgresql://127.0.0.1");
    }

    @ParameterizedTest
    @DisplayName("ei siirrä eikä hae tietokantaa muualta")
    @CsvSource({"spring.datasource.jndi-name, java:comp/polku", "spring.flyway.url, jdbc:postgresql://db.example/polku"
    })
    void noOtherWayLeadsToADatabase(String setting, String value) {
        settings.put(setting, value);
        refuses("", setting + " is set, which leads to no database of its own");
    }

    /** As the application makes it; nothing is opened. */
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Pool {}

    @ParameterizedTest
    @DisplayName("ei käynnisty, jos jokin tuotannon asetus on annettu")
    @CsvSource({
        "tyokykypolku.sign-in.issuer, https://provider.example",
        "tyokykypolku.sign-in.client-id, tyokykypolku",
        "tyokykypolku.sign-in.client-secret, hidden",
        "tyokykypolku.sign-in.audience, tyokykypolku-api",
        "tyokykypolku.sign-in.user-claim, sub",
        "tyokykypolku.sign-in.groups-claim, roles",
        "tyokykypolku.sign-in.idle, 15m",
        "tyokykypolku.sign-in.longest, 10h",
        "server.tomcat.remoteip.internal-proxies, 10\\..*",
        "server.tomcat.remoteip.remote-ip-header, x-forwarded-for",
        "server.forward-headers-strategy, native",
        "server.forward-headers-strategy, framework",
        "TYOKYKYPOLKU_KEYS_FILE, /run/secrets/keys.json",
        "tyokykypolku.keys.file, /run/secrets/keys.json",
        "TYOKYKYPOLKU_SIGN_IN_ISSUER, https://sign-in.example",
        "tyokykypolku.signIn.issuer, https://sign-in.example",
        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI, https://sign-in.example",
        "management.server.port, 18091",
        "TYOKYKYPOLKU_TLS, true"
    })
    void startsBesideNothingOfProduction(String setting, String value) {
        settings.put(setting, value);
        refuses("", setting + " is set, which belongs to production");
    }

    @ParameterizedTest
    @DisplayName("tuntee tuotannon asetukset myös ympäristön kirjoitusasussa")
    @ValueSource(strings = {"TYOKYKYPOLKU_SIGNIN_USERCLAIM", "SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES"})
    void knowsThemInTheEnvironmentToo(String variable) {
        settings.put(variable, "some");
        refuses("", "is set, which belongs to production");
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
        return start(profile, DemoSettings.class);
    }

    @CanIgnoreReturnValue
    private String start(String profile, Class<?>... parts) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(parts).web(WebApplicationType.NONE);
        SpringApplication application = (profile.isEmpty() ? builder : builder.profiles(profile)).build();
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("given-systemEnvironment", settings));
        application.setEnvironment(environment);
        try (ConfigurableApplicationContext started = application.run()) {
            return started.getEnvironment().getRequiredProperty("spring.datasource.url");
        }
    }
}
