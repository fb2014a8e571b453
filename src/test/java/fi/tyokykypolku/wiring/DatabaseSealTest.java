package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** On a database of its own, with the case file's tables and as much of the engine's as is looked at. */
@DisplayName("Tietokanta")
class DatabaseSealTest {
    private static final String PERSON = "010190-900P";

    @TempDir
    Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private JdbcClient jdbc = JdbcClient.create(database);

    @BeforeEach
    void create() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(database);
        flyway("classpath:db/migration").migrate();
    }

    private Flyway flyway(String... locations) {
        FluentConfiguration configuration =
                Flyway.configure().dataSource(database).locations(locations);
        return configuration.load();
    }

    private KeyProperties keys(String name) {
        return new KeyProperties(folder.resolve(name).resolve("keys.json"), true);
    }

    private void start(KeyProperties keys, String profile) throws GeneralSecurityException {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        DatabaseSeal unused = new DatabaseSeal(jdbc, new Vault(keys), keys, environment);
    }

    private void aCase(Vault vault, OffsetDateTime openedAt, LocalDateTime engine) {
        String hash = vault.hash(PersonId.parse(PERSON));
        jdbc.sql("""
                        insert into tkp_case (case_id, open_person_hash, home_municipality, model, receiver, coordinator,
                            phase, status, kela_role, non_disclosure, opened_by, opened_at)
                        values ('TKP-2026-000001', ?, ?, 'TYM_2025', 'EMPLOYMENT', 'EMPLOYMENT', 'REFERRAL', 'RECEIVED', 'NONE', false,
                            'someone', ?)
                        """).params(hash, new byte[0], openedAt).update();
        jdbc.sql("insert into tkp_client (case_id, person_hash) values ('TKP-2026-000001', ?)")
                .param(hash)
                .update();
        jdbc.sql("""
                        insert into tkp_fact (case_id, category, field, version, content, for_all, author, organisation, source, recorded_at)
                        values ('TKP-2026-000001', 'IDENTITY', 'personId', 1, ?, false, 'someone', 'EMPLOYMENT', 'newReferral', ?)
                        """)
                .params(vault.lock('"' + PERSON + '"', "TKP-2026-000001/personId"), openedAt)
                .update();
        jdbc.sql("create table act_hi_procinst (business_key_ varchar(255), super_process_instance_id_ varchar(64),"
                        + " proc_def_key_ varchar(255), start_time_ timestamp)")
                .update();
        jdbc.sql("insert into act_hi_procinst values ('TKP-2026-000001', null, 'workability', ?)")
                .param(engine)
                .update();
    }

    private void aCase(KeyProperties keys) throws GeneralSecurityException {
        OffsetDateTime openedAt = OffsetDateTime.of(2026, 11, 2, 7, 0, 0, 0, ZoneOffset.UTC);
        aCase(
                new Vault(keys),
                openedAt,
                openedAt.atZoneSameInstant(CaseFile.ZONE).toLocalDateTime());
    }

    @Test
    @DisplayName("aukeaa omilla avaimillaan joka kerta, myös jos se on vanhempi kuin sinetti")
    void opensWithItsKeys() throws Exception {
        aCase(keys("own"));
        start(keys("own"), "production");
        start(keys("own"), "production");
        assertThat(jdbc.sql("select count(*) from tkp_seal").query(Long.class).single())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @DisplayName("ei aukea muiden avaimilla, ei myöskään jos vain toinen on muiden")
    @ValueSource(strings = {"keys.json", "hash-keys.json", "both"})
    void opensWithNoOthers(String changed) throws Exception {
        start(keys("own"), "production");
        Vault unused = new Vault(keys("other"));
        for (String file :
                changed.equals("both") ? new String[] {"keys.json", "hash-keys.json"} : new String[] {changed}) {
            Files.copy(
                    folder.resolve("other").resolve(file),
                    folder.resolve("own").resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(keys("own"), "production"))
                .withMessageContaining("are not those the database was written with");
    }

    @Test
    @DisplayName("ei aukea muiden avaimilla, vaikka se olisi vanhempi kuin sinetti, eikä saa niistä sinettiä")
    void isNotSealedByOthers() throws Exception {
        aCase(keys("own"));
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> start(keys("other"), "production"));
        assertThat(jdbc.sql("select count(*) from tkp_seal").query(Long.class).single())
                .isZero();
    }

    @Test
    @DisplayName("jossa on asiakkaita ei saa uusia avaimia kadonneiden tilalle")
    void getsNoNewKeys() throws Exception {
        aCase(keys("own"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("lost")))
                .withMessageContaining("new ones would not open it");
        assertThat(folder.resolve("lost")).doesNotExist();
        migrate(keys("own"));
    }

    @Test
    @DisplayName("jota voi vain lukea sanotaan sellaiseksi, ennen kuin moottori yrittää")
    void canOnlyBeRead() throws Exception {
        database.setURL("jdbc:h2:file:" + folder.resolve("polku"));
        flyway("classpath:db/migration").migrate();
        database.setURL("jdbc:h2:file:" + folder.resolve("polku") + ";ACCESS_MODE_DATA=r");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("own")))
                .withMessageContaining("can be read only");
    }

    @Test
    @DisplayName("jää komennolta siirtämättä uudempaan versioon")
    void isNotMigratedByACommand() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        MockEnvironment command = new MockEnvironment().withProperty("tyokykypolku.migrate", "false");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("own"), command))
                .withMessageContaining("older version");
        assertThat(flyway("classpath:db/migration").info().applied()).isEmpty();
        migrate(keys("own"));
        migrate(keys("own"), command);
    }

    private void migrate(KeyProperties keys) {
        migrate(keys, new MockEnvironment());
    }

    private void migrate(KeyProperties keys, MockEnvironment environment) {
        Schema.migration(keys, environment, new TurnToStart()).migrate(flyway("classpath:db/migration"));
    }

    @Test
    @DisplayName("jää siirtämättä, kun avaimet, käyttö tai vyöhyke eivät ole sen omat")
    void isNotMigratedForOthers() throws Exception {
        start(keys("own"), "production");
        jdbc.sql("delete from \"flyway_schema_history\" where \"version\" = '22'")
                .update();
        jdbc.sql("drop table tkp_draft").update();
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("other")))
                .withMessageContaining("are not those the database was written with");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("own"), demo))
                .withMessageContaining("production's");
        jdbc.sql("update tkp_seal set content = 'another' where name = 'ZONE'").update();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("own")))
                .withMessageContaining("another zone");
        assertThat(flyway("classpath:db/migration").info().pending()).hasSize(1);
        jdbc.sql("update tkp_seal set content = ? where name = 'ZONE'")
                .param(CaseFile.ZONE.getId())
                .update();
        migrate(keys("own"));
        assertThat(flyway("classpath:db/migration").info().pending()).isEmpty();
    }

    @Test
    @DisplayName("joka on uudemman version jäljiltä jää koskematta")
    void isOfANewerVersion() throws Exception {
        Path later = Files.createDirectory(folder.resolve("later"));
        Files.writeString(later.resolve("V900__later.sql"), "create table later (a int);");
        flyway("classpath:db/migration", "filesystem:" + later).migrate();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> migrate(keys("own")))
                .withMessageContaining("newer version (step 900)");
    }

    @ParameterizedTest
    @DisplayName("on joko esittelyn tai tuotannon")
    @ValueSource(strings = {"demo", "production"})
    void hasOneUse(String first) throws Exception {
        start(keys("own"), first);
        start(keys("own"), first);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(keys("own"), first.equals("demo") ? "production" : "demo"))
                .withMessageContaining("users everybody knows");
    }

    @Test
    @DisplayName("on tuotannon, jos siinä on asioita muttei esittelyn käyttäjiä, vaikka se olisi vanhempi kuin sinetti")
    void isProductionsWithoutASeal() throws Exception {
        aCase(keys("own"));
        jdbc.sql("create table act_id_user (id_ varchar(64))").update();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(keys("own"), "demo"))
                .withMessageContaining("production's");
        start(keys("own"), "production");
    }

    @ParameterizedTest
    @DisplayName("jonka ajat on kirjoitettu muualla kuin Suomen ajassa ei aukea")
    @ValueSource(strings = {"UTC", "Europe/Stockholm"})
    void keepsItsZone(String zone) throws Exception {
        OffsetDateTime openedAt = OffsetDateTime.of(2026, 11, 2, 21, 59, 59, 0, ZoneOffset.UTC);
        aCase(
                new Vault(keys("own")),
                openedAt,
                openedAt.atZoneSameInstant(ZoneId.of(zone)).toLocalDateTime());
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(keys("own"), "production"))
                .withMessageContaining("another zone than Europe/Helsinki");
        jdbc.sql("update act_hi_procinst set start_time_ = ?")
                .param(openedAt.atZoneSameInstant(CaseFile.ZONE).toLocalDateTime())
                .update();
        start(keys("own"), "production");
    }

    @Test
    @DisplayName("antaa prosessille Suomen ajan, mikä koneen aika sitten onkin")
    void theProcessHasTheHousesZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            new HouseZone()
                    .onApplicationEvent(new ApplicationStartingEvent(
                            new DefaultBootstrapContext(), new SpringApplication(), new String[0]));
            assertThat(ZoneId.systemDefault()).isEqualTo(CaseFile.ZONE);
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
