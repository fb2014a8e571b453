package fi.tyokykypolku.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

class CohortArchiveTest {
    @TempDir
    Path folder;

    private CohortArchive archive() {
        return new CohortArchive(new MockEnvironment()
                .withProperty("tyokykypolku.cohort.folder", folder.toString())
                .withProperty("tyokykypolku.cohort.database", "with-kela"));
    }

    private static SingleConnectionDataSource database(String url) {
        return new SingleConnectionDataSource("jdbc:h2:" + url, "sa", "", true);
    }

    private static DataSource written(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("create table tkp_word (id bigint generated always as identity, word varchar)")
                .update();
        sql.sql("insert into tkp_word (word) values ('Äänekoski ''; –')").update();
        return database;
    }

    @Test
    void aRunInMemoryIsThereAgainAtTheNextStart() throws Exception {
        try (SingleConnectionDataSource first = database("mem:" + UUID.randomUUID());
                SingleConnectionDataSource next = database("mem:" + UUID.randomUUID())) {
            archive().save(written(first));
            assertThat(Files.list(folder)).containsExactly(folder.resolve("with-kela.sql.gz"));

            assertThat(archive().postProcessAfterInitialization(next, "dataSource"))
                    .isSameAs(next);
            JdbcClient sql = JdbcClient.create(next);
            sql.sql("insert into tkp_word (word) values ('more')").update();
            assertThat(sql.sql("select word from tkp_word order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("Äänekoski '; –", "more");
        }
    }

    @Test
    void aDatabaseElsewhereKeepsItself() {
        try (SingleConnectionDataSource elsewhere = database("file:" + folder.resolve("own"))) {
            archive().save(written(elsewhere));
            assertThat(folder.resolve("with-kela.sql.gz")).doesNotExist();
        }
    }

    @Test
    void whereNothingIsKeptTheDatabaseIsLeftEmpty() {
        try (SingleConnectionDataSource next = database("mem:" + UUID.randomUUID())) {
            archive().postProcessAfterInitialization(next, "dataSource");
            assertThat(JdbcClient.create(next)
                            .sql("select count(*) from information_schema.tables where table_schema = 'PUBLIC'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
