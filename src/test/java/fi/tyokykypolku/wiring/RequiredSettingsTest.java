package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Only the check is started: no database and no engine. */
@ExtendWith(OutputCaptureExtension.class)
class RequiredSettingsTest {
    @TempDir
    Path folder;

    private final Map<String, Object> settings = new TreeMap<>();

    @BeforeEach
    void complete() throws IOException {
        Path keys = Files.createFile(folder.resolve("keys.json"));
        Files.createFile(folder.resolve("hash-keys.json"));
        settings.put("spring.datasource.url", "jdbc:postgresql://database/tyokykypolku");
        settings.put("spring.datasource.username", "tyokykypolku");
        settings.put("spring.datasource.password", "hidden");
        settings.put("tyokykypolku.sign-in.issuer", "https://provider.example");
        settings.put("tyokykypolku.sign-in.client-id", "tyokykypolku");
        settings.put("tyokykypolku.sign-in.client-secret", "hidden");
        settings.put("tyokykypolku.sign-in.audience", "tyokykypolku-api");
        settings.put("tyokykypolku.keys.file", keys.toString());
    }

    @Test
    void withEverythingProductionStarts() {
        start("production");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, SPRING_DATASOURCE_URL",
        "spring.datasource.username, SPRING_DATASOURCE_USERNAME",
        "spring.datasource.password, SPRING_DATASOURCE_PASSWORD",
        "tyokykypolku.sign-in.issuer, TYOKYKYPOLKU_SIGNIN_ISSUER",
        "tyokykypolku.sign-in.client-id, TYOKYKYPOLKU_SIGNIN_CLIENTID",
        "tyokykypolku.sign-in.client-secret, TYOKYKYPOLKU_SIGNIN_CLIENTSECRET",
        "tyokykypolku.sign-in.audience, TYOKYKYPOLKU_SIGNIN_AUDIENCE"
    })
    void withoutOneItSaysWhichAndHow(String setting, String variable, CapturedOutput output) {
        settings.remove(setting);
        refuses(setting + " (" + variable + ") is not set");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", setting, "src/docs/operations.md")
                .doesNotContain("hidden");
    }

    @Test
    void aSecretMayStandInAFileNamedAfterIt() throws IOException {
        Path secrets = Files.createDirectory(folder.resolve("settings"));
        Files.writeString(secrets.resolve("spring.datasource.password"), "hidden");
        settings.remove("spring.datasource.password");
        settings.put("TYOKYKYPOLKU_SECRETS", secrets.toString());
        start("production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.json", "hash-keys.json"})
    void withoutAKeySetItSaysWhere(String file) throws IOException {
        Files.delete(folder.resolve(file));
        refuses("no key set to read at " + folder.resolve(file) + ": tyokykypolku.keys.file (TYOKYKYPOLKU_KEYS_FILE)");
    }

    @ParameterizedTest
    @CsvSource({"keys.json, false", "hash-keys.json, false", "keys.json, true"})
    void aFolderIsNoKeySet(String file, boolean generate) throws IOException {
        Files.delete(folder.resolve(file));
        Files.createDirectory(folder.resolve(file));
        settings.put("tyokykypolku.keys.generate", generate);
        refuses("no key set to read at " + folder.resolve(file));
    }

    @Test
    void everythingMissingIsSaidAtOnce() {
        settings.clear();
        assertThatExceptionOfType(RequiredSettings.Incomplete.class)
                .isThrownBy(() -> start("production"))
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines().filter(line -> line.startsWith(" - ")))
                                .hasSize(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource.password", "tyokykypolku.sign-in.client-secret"})
    void aSecretOnTheCommandLineIsNone(String secret) {
        assertThatExceptionOfType(RequiredSettings.Incomplete.class)
                .isThrownBy(() -> start("production", "--" + secret + "=hidden"))
                .withMessageContaining(secret + " is on the command line");
    }

    @Test
    void whateverIsNotTheDemonstrationIsProduction() {
        settings.clear();
        assertThatExceptionOfType(RequiredSettings.Incomplete.class).isThrownBy(() -> start("prod"));
        assertThat(start("demo")).startsWith("jdbc:h2:");
        assertThat(start("postgres")).startsWith("jdbc:postgresql:");
    }

    private void refuses(String complaint) {
        assertThatExceptionOfType(RequiredSettings.Incomplete.class)
                .isThrownBy(() -> start("production"))
                .withMessageContaining(complaint);
    }

    /** The database it would use. */
    @CanIgnoreReturnValue
    private String start(String profile, String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(RequiredSettings.class)
                .profiles(profile)
                .web(WebApplicationType.NONE)
                .build();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        application.setEnvironment(environment);
        try (ConfigurableApplicationContext started = application.run(arguments)) {
            return started.getEnvironment().getRequiredProperty("spring.datasource.url");
        }
    }
}
