package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

@DisplayName("Ensimmäinen käynnistys")
class FirstStartTest {
    private final SimpleDriverDataSource database =
            new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:first-start;DB_CLOSE_DELAY=-1");
    private final JdbcClient jdbc = JdbcClient.create(database);

    @BeforeEach
    void empty() {
        jdbc.sql("drop all objects").update();
    }

    @Test
    @DisplayName("alkaa alusta, kun edellinen jäi kesken")
    void beginsAnew() {
        FirstStart.begin(database);
        jdbc.sql("create table half (id int)").update();
        FirstStart.begin(database);
        assertThat(tables()).isEmpty();
        jdbc.sql("create table half (id int)").update();
        new FirstStart(database).end();
        FirstStart.begin(database);
        assertThat(tables()).containsExactly("HALF");
    }

    @Test
    @DisplayName("ei koske tietokantaan, jossa on jo tauluja")
    void leavesOthersAlone() {
        jdbc.sql("create table old (id int)").update();
        FirstStart.begin(database);
        FirstStart.begin(database);
        assertThat(tables()).containsExactly("OLD");
    }

    private List<String> tables() {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .query(String.class)
                .list();
    }
}
