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
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.KeySet;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a database and keys of its own, for the shared ones serve the other tests. */
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
    void nothingIsForgottenWhenAClientCouldNotBeFoundAgain() throws Exception {
        CaseId id = open(PERSON);
        String hash = hash(id);
        assertThatIllegalStateException().isThrownBy(this::rotate).withMessageContaining("1 open cases");
        assertThat(hash(id)).isEqualTo(hash);
        assertThat(KeySet.hash(keys).keys().size()).isEqualTo(2);
        assertThat(openCaseFound()).isEqualTo(id);
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
