package fi.tyokykypolku.uselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.commands.RotateKeys;
import fi.tyokykypolku.commands.Tables;
import fi.tyokykypolku.commands.VerifyUseLog;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever may write the whole database, but has no key, is found out. On a database and keys of its own. */
@ExtendWith(OutputCaptureExtension.class)
class UseLogSealTest {
    private static final Instant DAY = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private JdbcClient jdbc = JdbcClient.create(database);
    private KeyProperties keys = new KeyProperties(Path.of(""), false);

    @BeforeEach
    void create() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        jdbc = JdbcClient.create(database);
        keys = new KeyProperties(folder.resolve("keys.json"), true);
        migrate(MigrationVersion.LATEST);
        new Vault(keys);
    }

    private void migrate(MigrationVersion version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** The start that has made the tables. */
    private void firstStart() throws Exception {
        new UseHead(jdbc, new Vault(keys)).begin();
    }

    /** The application has started. */
    private UseChain started() throws Exception {
        Vault vault = new Vault(keys);
        assertThat(new KeyCheck(jdbc, vault).fits()).isTrue();
        UseChain chain = new UseChain(jdbc, vault);
        chain.afterSingletonsInstantiated();
        return chain;
    }

    private UseChain aLogOf(int rows) throws Exception {
        firstStart();
        UseChain chain = started();
        for (int row = 1; row <= rows; row++) {
            chain.append(DAY.plusSeconds(row), use("user" + row));
        }
        assertThat(verify()).isZero();
        return chain;
    }

    @Test
    void aFreshLogIsSealedFromItsFirstRowWithoutAWord(CapturedOutput output) throws Exception {
        aLogOf(0);
        assertThat(head("keyed_from")).isEqualTo("1");
        assertThat(output).doesNotContain("is sealed with the key from row");
    }

    @Test
    void aChangedRowIsNamed(CapturedOutput output) throws Exception {
        aLogOf(5);
        change("update tkp_use_log set user_id = 'someone' where id = 3");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("broken at row 3, after 2 rows in order");
    }

    /** Each with its own number and links, and every link anew as whoever has no key can make it. */
    @Test
    void swappedRowsAreFound(CapturedOutput output) throws Exception {
        aLogOf(5);
        change("update tkp_use_log set id = 99 where id = 2");
        change("update tkp_use_log set id = 2 where id = 3");
        change("update tkp_use_log set id = 3 where id = 99");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("broken at row 2");
        sealPlainly(2, 5);
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("broken at row 2");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void aRowBeforeTheFirstIsFound(long id, CapturedOutput output) throws Exception {
        aLogOf(3);
        change("insert into tkp_use_log select " + id
                + ", used_at, case_id, user_id, user_organisation, recipient, grounds,"
                + " purpose, channel, event, place, 'START', 'x' from tkp_use_log where id = 1");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("broken at row " + id);
    }

    @Test
    void aMissingFirstRowIsFoundThoughTheHeadGoesWithIt(CapturedOutput output) throws Exception {
        aLogOf(5);
        change("update tkp_use_log_head set first_id = 1, first_hash = (select hash from tkp_use_log where id = 1)");
        change("delete from tkp_use_log where id = 1");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("head of the use log was changed", "4 rows are in order");
    }

    @Test
    void aMissingLastRowIsFoundThoughTheHeadGoesWithIt(CapturedOutput output) throws Exception {
        aLogOf(5);
        change("delete from tkp_use_log where id = 5");
        change("update tkp_use_log_head set last_id = 4, last_hash = (select hash from tkp_use_log where id = 4)");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("head of the use log was changed", "4 rows are in order");
    }

    @Test
    void aMissingHeadIsFoundAndNothingIsShownWithoutIt(CapturedOutput output) throws Exception {
        UseChain chain = aLogOf(5);
        change("delete from tkp_use_log_head");
        assertThat(verify()).isEqualTo(1);
        assertThat(output)
                .contains("The head of the use log was taken away or emptied")
                .doesNotContain("\tat ");
        started();
        assertThat(output).contains("nothing can be logged").doesNotContain("\tat ");
        assertThat(new UseLogHealth(chain).health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(chain.newest()).isEqualTo("0 ");
        assertThatExceptionOfType(EmptyResultDataAccessException.class)
                .isThrownBy(() -> chain.append(DAY, use("kela")));
    }

    @Test
    void aSecondHeadIsFoundToo(CapturedOutput output) throws Exception {
        aLogOf(2);
        jdbc.sql("alter table tkp_use_log_head drop primary key").update();
        change("insert into tkp_use_log_head select * from tkp_use_log_head");
        assertThat(verify()).isEqualTo(1);
        assertThat(output)
                .contains("The head of the use log was taken away or emptied")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "used_at",
                "case_id",
                "user_id",
                "user_organisation",
                "recipient",
                "grounds",
                "purpose",
                "channel",
                "event",
                "place",
                "previous_hash",
                "hash"
            })
    void anEmptiedColumnIsFound(String column, CapturedOutput output) throws Exception {
        aLogOf(5);
        jdbc.sql("alter table tkp_use_log alter column " + column + " set null").update();
        change("update tkp_use_log set " + column + " = null where id = 3");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("broken at row 3, after 2 rows in order").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"last_id", "last_hash", "first_id", "first_hash"})
    void anEmptiedColumnOfTheHeadIsFound(String column, CapturedOutput output) throws Exception {
        aLogOf(5);
        jdbc.sql("alter table tkp_use_log_head alter column " + column + " set null")
                .update();
        change("update tkp_use_log_head set " + column + " = null");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("was taken away or emptied").doesNotContain("\tat ");
    }

    @Test
    void tablesOfANewerVersionAreSaidInOneSentence(CapturedOutput output) throws Exception {
        aLogOf(1);
        Tables.ofANewerVersion(database.getURL(), folder);
        assertThat(verify()).isEqualTo(2);
        assertThat(output).contains("newer version (step 900)").doesNotContain("\tat ");
    }

    /** As the rows of older versions were sealed: anybody can. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keyed_from = keyed_from         | broken at row 1",
                "keyed_from = 6                  | head of the use log was changed",
                "keyed_from = 6, seal = null     | head of the use log was changed",
                "keyed_from = null               | head of the use log was changed",
                "keyed_from = null, seal = null  | is not sealed with the key"
            })
    void aChainMadeAnewIsFound(String head, String found, CapturedOutput output) throws Exception {
        aLogOf(5);
        change("update tkp_use_log set user_id = 'someone' where id = 2");
        sealPlainly(1, 5);
        change("update tkp_use_log_head set " + head);
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains(found);
    }

    @Test
    void aChainMadeAnewIsNotSealedByTheNextStart(CapturedOutput output) throws Exception {
        aLogOf(5);
        change("update tkp_use_log set user_id = 'someone' where id = 2");
        sealPlainly(1, 5);
        change("update tkp_use_log_head set keyed_from = null, seal = null");
        started();
        assertThat(output).contains("was changed past the application").doesNotContain("is sealed with the key");
        assertThat(head("seal")).isEqualTo("BROKEN");
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void anEmptiedLogIsNotSealedByTheNextStart(CapturedOutput output) throws Exception {
        aLogOf(5);
        jdbc.sql("""
                        insert into tkp_case (case_id, model, receiver, coordinator, phase, status, kela_role, non_disclosure,
                            opened_by, opened_at, home_municipality)
                            values ('TKP-2026-000001', 'x', 'x', 'x', 'x', 'x', 'x', false, 'x', ?, x'00')
                        """).param(DAY.atOffset(ZoneOffset.UTC)).update();
        change("delete from tkp_use_log");
        change("update tkp_use_log_head set last_id = 0, last_hash = 'START', first_id = 0, first_hash = 'START',"
                + " keyed_from = null, seal = null");
        UseChain chain = started();
        assertThat(output).contains("was changed past the application");
        assertThat(new UseLogHealth(chain).health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void aFirstStartThatWasCutShortIsFinished() throws Exception {
        started().append(DAY, use("kela"));
        assertThat(verify()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_id = 1, first_hash = (select hash from tkp_use_log where id = 1)",
                "keyed_from = 3",
                "keyed_from = null",
                "seal = null",
                "keyed_from = null, seal = null",
                "seal = 'deadbeef'"
            })
    void aHeadThatWasChangedIsNeverSealedAgain(String change, CapturedOutput output) throws Exception {
        UseChain chain = aLogOf(5);
        change("update tkp_use_log_head set " + change);
        chain.append(DAY, use("kela"));
        assertThat(output).containsOnlyOnce("was changed past the application");
        chain.append(DAY, use("kela"));
        assertThat(output).as("said once").containsOnlyOnce("was changed past the application");
        assertThat(head("seal")).isEqualTo("BROKEN");
        assertThat(chain.of(use("kela").caseId())).as("the log goes on").hasSize(7);
        assertThat(new UseLogHealth(chain).health().getStatus().getCode()).isEqualTo("DEGRADED");
        started();
        assertThat(rotate()).isZero();
        assertThat(chain.deleteBefore(DAY.plusSeconds(4), 100)).isPositive();
        started().append(DAY, use("kela"));
        assertThat(head("seal")).isEqualTo("BROKEN");
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void theHealthIsUpWhileTheSealIsRight() throws Exception {
        assertThat(new UseLogHealth(aLogOf(2)).health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void theBeginningGoesForwardUnderARightSeal() throws Exception {
        UseChain chain = aLogOf(5);
        assertThat(chain.deleteBefore(DAY.plusSeconds(4), 100)).isEqualTo(3);
        assertThat(verify()).isZero();
        assertThat(chain.deleteBefore(DAY.plusSeconds(100), 100)).isEqualTo(2);
        assertThat(verify()).isZero();
        chain.append(DAY, use("kela"));
        assertThat(verify()).isZero();
    }

    @Test
    void theRowsOfAnOlderVersionStayAndItsLogIsSealedFromThereOn(CapturedOutput output) throws Exception {
        olderLog(3);
        assertThat(verify()).as("before the first start").isEqualTo(1);
        assertThat(output).contains("is not sealed with the key");
        firstStart();
        UseChain chain = started();
        assertThat(output).contains("sealed with the key from row 4 on; the row before it is 3 " + head("last_hash"));
        started();
        assertThat(head("keyed_from")).isEqualTo("4");
        assertThat(verify()).isZero();
        chain.append(DAY, use("kela"));
        assertThat(verify()).isZero();
        change("update tkp_use_log set user_id = 'someone' where id = 2");
        sealPlainly(2, 3);
        assertThat(verify()).isEqualTo(1);
        assertThat(output).as("the first row with a seal holds those before it").contains("broken at row 4");
    }

    private void olderLog(int rows) {
        String previous = "START";
        for (int id = 1; id <= rows; id++) {
            UseRow row = UseRow.of(id, DAY, use("kela"), previous);
            previous = row.plainSeal();
            jdbc.sql("insert into tkp_use_log (id, used_at, " + String.join(", ", UseRow.TEXTS)
                            + ", previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(row.id(), row.at().atOffset(ZoneOffset.UTC))
                    .params(row.texts())
                    .params(row.previous(), previous)
                    .update();
        }
        jdbc.sql("update tkp_use_log_head set last_id = ?, last_hash = ?")
                .params(rows, previous)
                .update();
    }

    @Test
    void tablesOfAnOlderVersionAreSaidInOneSentence(CapturedOutput output) throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(database);
        migrate(MigrationVersion.fromVersion("10"));
        assertThat(verify()).isEqualTo(2);
        assertThat(output)
                .contains("start this version once, then run the command again")
                .doesNotContain("Exception");
    }

    @Test
    void wrongOrMissingKeysAreSaidInOneSentence(CapturedOutput output) throws Exception {
        aLogOf(2);
        KeyProperties others = new KeyProperties(folder.resolve("others").resolve("keys.json"), true);
        new Vault(others);
        Path own = Files.move(keys.hashFile(), folder.resolve("own"));
        assertThat(verify()).isEqualTo(2);
        assertThat(output).contains("Key set " + keys.hashFile() + " is missing (tyokykypolku.keys.file)");
        assertThat(keys.hashFile()).as("no new one is made").doesNotExist();
        Files.copy(others.hashFile(), keys.hashFile());
        assertThat(verify()).isEqualTo(2);
        assertThat(output).contains("are not those the database was written with");
        Files.writeString(keys.hashFile(), "{}");
        assertThat(verify()).isEqualTo(2);
        assertThat(output).contains("holds no keys that can be read").doesNotContain("Exception");
        Files.move(own, keys.hashFile(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify()).isZero();
    }

    @Test
    void newKeysKeepTheLogVerifiable(CapturedOutput output) throws Exception {
        aLogOf(3);
        for (int rotation = 1; rotation <= 2; rotation++) {
            assertThat(rotate()).isZero();
            assertThat(verify()).as("rotation %d", rotation).isZero();
            started().append(DAY, use("kela"));
            assertThat(verify()).isZero();
        }
        assertThat(Files.getPosixFilePermissions(keys.logFile())).hasSize(2);

        Path kept = Files.move(keys.logFile(), folder.resolve("kept"));
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("broken at row 1", keys.logFile() + " is missing");
        Files.move(kept, keys.logFile());
        assertThat(verify()).isZero();
    }

    @Test
    void anOldKeyMakesNoHeadThatIsRight(CapturedOutput output) throws Exception {
        aLogOf(3);
        String old = head("seal");
        Vault vault = new Vault(keys);
        assertThat(rotate()).isZero();
        String renewed = head("seal");
        assertThat(renewed).isNotEqualTo(old);
        change("update tkp_use_log_head set seal = '" + old + "'");
        assertThat(verify()).isEqualTo(1);
        assertThat(output).contains("head of the use log was changed");

        change("update tkp_use_log_head set seal = '" + renewed + "'");
        assertThat(verify()).isZero();
        new UseChain(jdbc, vault).append(DAY, use("someone"));
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void aLogThatIsNotSealedYetIsNotSealedByNewKeys() throws Exception {
        olderLog(2);
        assertThat(rotate()).isZero();
        assertThat(head("seal")).isEqualTo("null");
        firstStart();
        started();
        assertThat(verify()).isZero();
    }

    /** Links rows anew as older versions did, for which no key is needed; with the last row the head knows its new seal. */
    private void sealPlainly(long first, long last) {
        String previous = first == 1
                ? "START"
                : jdbc.sql("select hash from tkp_use_log where id = ?")
                        .param(first - 1)
                        .query(String.class)
                        .single();
        for (UseRow row : jdbc.sql("select * from tkp_use_log where id between ? and ? order by id")
                .params(first, last)
                .query((found, n) -> UseRow.of(found))
                .list()) {
            previous = relink(row, previous);
        }
        jdbc.sql("update tkp_use_log_head set last_hash = ? where last_id = ?")
                .params(previous, last)
                .update();
    }

    private String relink(UseRow row, String previous) {
        String seal = new UseRow(row.id(), row.at(), row.texts(), previous).plainSeal();
        jdbc.sql("update tkp_use_log set previous_hash = ?, hash = ? where id = ?")
                .params(previous, seal, row.id())
                .update();
        return seal;
    }

    private void change(String sql) {
        assertThat(jdbc.sql(sql).update()).isPositive();
    }

    private String head(String column) {
        return String.valueOf(jdbc.sql("select " + column + " from tkp_use_log_head")
                .query()
                .singleRow()
                .get(column));
    }

    private int verify(String... witness) {
        return VerifyUseLog.run(arguments("--verify-use-log", witness));
    }

    private int rotate() {
        return RotateKeys.run(arguments("--rotate-keys"));
    }

    private String[] arguments(String command, String... more) {
        return Stream.concat(
                        Stream.of(
                                command,
                                "--spring.datasource.url=" + database.getURL(),
                                "--spring.datasource.username=sa",
                                "--spring.datasource.password=",
                                "--tyokykypolku.keys.file=" + keys.file()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static Use use(String user) {
        return new Use(
                CaseId.of(2026, 1),
                user,
                Organisation.KELA,
                "kela03",
                List.of(),
                Use.purpose(Phase.ASSESSMENT),
                Use.Channel.TASK_FORM,
                Use.Event.READ,
                "assessBenefits");
    }
}
