package fi.tyokykypolku.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.KeySet;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a database and keys of its own, for the shared ones serve the other tests. */
@ExtendWith(OutputCaptureExtension.class)
class RotateKeysTest {
    private static final PersonId PERSON = PersonId.parse("010190-900P");
    private static final Author AUTHOR = new Author("employment", Organisation.EMPLOYMENT, "newReferral");

    @TempDir
    Path folder;

    private String url = "";
    private KeyProperties keys = new KeyProperties(Path.of(""), false);

    @BeforeEach
    void prepare() {
        url = "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        keys = new KeyProperties(folder.resolve("keys.json"), true);
    }

    @Test
    void whatTheOldKeysWroteIsReadAndFoundByTheNewOnesAlone() throws Exception {
        CaseId id = aCase();
        Vault old = new Vault(keys);
        String hash = hash(id);

        assertThat(rotate()).isZero();

        assertThat(facts(id)).containsExactly("010190-900p", "selkäkipu");
        assertThat(openCaseFound()).isEqualTo(id);
        assertThat(KeySet.encryption(keys).keys().size()).isOne();
        assertThat(KeySet.hash(keys).keys().size()).isOne();
        assertThat(hash(id)).isNotEqualTo(hash).isEqualTo(new Vault(keys).hash(PERSON));
        assertThatIllegalStateException().as("the old key opens nothing more").isThrownBy(() -> read(old, id));
    }

    @Test
    void anInterruptedRotationLeavesEverythingReadableAndIsRunAgain() throws Exception {
        CaseId id = aCase();
        KeySet.encryption(keys).withNewKey().write();
        KeySet.hash(keys).withNewKey().write();
        assertThat(facts(id)).contains("selkäkipu");
        assertThat(openCaseFound()).isEqualTo(id);

        assertThat(rotate()).isZero();
        assertThat(facts(id)).contains("selkäkipu");
        assertThat(KeySet.encryption(keys).keys().size()).isOne();
    }

    @Test
    void aClosedCaseFreesItsClientAfterwardsToo() throws Exception {
        CaseId id = aCase();
        caseFile(new Vault(keys)).settle(id, CaseStatus.CLOSED);
        assertThat(rotate()).isZero();
        assertThat(open(PERSON)).isNotEqualTo(id);
    }

    @Test
    void nothingIsForgottenWhenAClientCouldNotBeFoundAgain(CapturedOutput output) throws Exception {
        CaseId id = open(PERSON);
        String hash = hash(id);
        refuses("1 open cases are without an identity code", output);
        assertThat(hash(id)).isEqualTo(hash);
        assertThat(openCaseFound()).isEqualTo(id);
    }

    @Test
    void aHashOfAnotherCodeIsFoundBeforeAnyKeyIsMade(CapturedOutput output) throws Exception {
        CaseId id = aCase();
        assertThat(new KeyCheck(jdbc(), new Vault(keys)).fits()).isTrue();
        jdbc().sql("update tkp_client set person_hash = 'another'").update();
        refuses("Nothing was changed, for it would not have come to its end (1 open cases", output);
        assertThat(facts(id)).contains("selkäkipu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from tkp_use_log_head",
                "update tkp_fact set content = x'00' where field <> 'personId'",
                "update tkp_case set home_municipality = x'00'"
            })
    void whatWouldFailIsFoundBeforeAnyKeyIsMade(String change, CapturedOutput output) throws Exception {
        aCase();
        jdbc().sql(change).update();
        refuses("Nothing was changed, for it would not have come to its end", output);
    }

    @Test
    void aFolderInTheWayOfTheOldKeysIsFoundBeforeAnyKeyIsMade(CapturedOutput output) throws Exception {
        aCase();
        Path inTheWay = keys.hashFile().resolveSibling(keys.hashFile().getFileName() + ".old");
        Files.createDirectory(inTheWay);
        refuses(inTheWay + " is in the way", output);
    }

    @Test
    void missingKeysAreNotMade(CapturedOutput output) throws Exception {
        aCase();
        for (Path file : List.of(keys.file(), keys.hashFile())) {
            Path kept = Files.move(file, folder.resolve("kept"));
            refuses("Key set " + file + " is missing", output);
            Files.move(kept, file);
        }
        assertThat(rotate()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysOfAnotherDatabaseAreLeftAlone(boolean sealed, CapturedOutput output) throws Exception {
        aCase();
        if (sealed) {
            assertThat(new KeyCheck(jdbc(), new Vault(keys)).fits()).isTrue();
        }
        keys = new KeyProperties(folder.resolve("others").resolve("keys.json"), true);
        Vault unused = new Vault(keys);
        refuses("are not those the database was written with", output);
    }

    @Test
    void keyFilesThatCannotBeReadAreASentence(CapturedOutput output) throws Exception {
        aCase();
        Files.createDirectory(keys.logFile());
        refuses("The key file " + keys.logFile() + " cannot be read", output);
        Files.delete(keys.logFile());
        Files.delete(keys.hashFile());
        Files.createDirectory(keys.hashFile());
        refuses("The key file " + keys.hashFile() + " cannot be read", output);
    }

    @Test
    void tablesOfAnotherVersionAreLeftAlone(CapturedOutput output) throws Exception {
        aCase();
        Tables.ofANewerVersion(url, Files.createDirectory(folder.resolve("tables")));
        refuses("newer version (step 900)", output);
        url = "jdbc:h2:mem:" + folder.getFileName() + "older;DB_CLOSE_DELAY=-1";
        Tables.ofAnOlderVersion(url);
        refuses("those of an older version: start this version once", output);
    }

    /** In a sentence, and no file has been changed or made. */
    private void refuses(String sentence, CapturedOutput output) throws IOException {
        Map<Path, String> before = files();
        assertThat(rotate()).isEqualTo(2);
        assertThat(output.getAll()).contains(sentence).doesNotContain("\tat ");
        assertThat(files()).isEqualTo(before);
    }

    private Map<Path, String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, String> content = new TreeMap<>();
            for (Path file : files.toList()) {
                content.put(file, Files.isDirectory(file) ? "" : Files.readString(file));
            }
            return content;
        }
    }

    @Test
    void theOldKeysAreKeptBesideForOldBackups() throws Exception {
        aCase();
        byte[] before = Files.readAllBytes(keys.file());
        assertThat(rotate()).isZero();
        assertThat(folder.resolve("keys.json.old")).hasBinaryContent(before);
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys.json.old")))
                .hasSize(2);
        assertThat(folder.resolve("hash-keys.json.old")).exists();
    }

    private int rotate() {
        return RotateKeys.run(
                "--rotate-keys",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=sa",
                "--spring.datasource.password=",
                "--tyokykypolku.keys.file=" + keys.file());
    }

    private CaseId aCase() throws Exception {
        CaseId id = open(PERSON);
        // As typed, in lower case.
        caseFile(new Vault(keys))
                .record(
                        id,
                        AUTHOR,
                        List.of(
                                new Entry(Category.IDENTITY, "personId", TextNode.valueOf("010190-900p"), false),
                                new Entry(Category.HEALTH, "complaint", TextNode.valueOf("selkäkipu"), false)));
        return id;
    }

    private @Nullable CaseId openCaseFound() throws Exception {
        CaseId contact = open(PERSON);
        CaseFile file = caseFile(new Vault(keys));
        CaseId found = file.get(contact).openCase();
        // It is a client's second number, and has no facts of whom it is.
        jdbc().sql("delete from tkp_party where case_id = ?")
                .param(contact.value())
                .update();
        jdbc().sql("delete from tkp_client where case_id = ?")
                .param(contact.value())
                .update();
        jdbc().sql("delete from tkp_case where case_id = ?")
                .param(contact.value())
                .update();
        return found;
    }

    private CaseId open(PersonId person) throws Exception {
        return caseFile(new Vault(keys))
                .open(
                        person,
                        "837",
                        CooperationModel.TYM_2025,
                        Organisation.EMPLOYMENT,
                        false,
                        "employment",
                        LocalDate.of(2026, 11, 2));
    }

    private List<String> facts(CaseId id) throws Exception {
        return read(new Vault(keys), id);
    }

    private List<String> read(Vault vault, CaseId id) {
        return caseFile(vault).facts(id).stream()
                .map(fact -> fact.value().asText())
                .toList();
    }

    private String hash(CaseId id) {
        return jdbc().sql("select open_person_hash from tkp_case where case_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private CaseFile caseFile(Vault vault) {
        return new CaseFile(jdbc(), vault, new ObjectMapper(), Clock.systemUTC(), event -> {});
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url, "sa", ""));
    }
}
