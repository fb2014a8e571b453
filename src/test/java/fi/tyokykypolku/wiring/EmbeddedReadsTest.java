package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casework.AtOnce;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What whoever reads the embedded database sees while somebody else writes. H2 2.3.232 goes back in time there unless it is told not to. */
@DisplayName("Sulautettu tietokanta")
class EmbeddedReadsTest {
    private static final int ROUNDS = 300;
    private static final int READERS = 4;

    @ParameterizedTest
    @DisplayName("ei näytä uudestaan riviä, jonka poisto on jo näkynyt")
    @ValueSource(strings = {"application.yaml", "application-test.yaml"})
    void neverGoesBack(String settings) throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;" + told(settings);
        try (Connection writer = DriverManager.getConnection(url)) {
            writer.createStatement().execute("create table task (id int primary key)");
            writer.setAutoCommit(false);
            for (int round = 0; round < ROUNDS; round++) {
                run(writer, "insert into task values (?)", round);
                AtomicBoolean over = new AtomicBoolean();
                int id = round;
                List<Integer> seenAgain = AtOnce.all(READERS + 1, person -> {
                    try {
                        if (person == 0) {
                            run(writer, "delete from task where id = ?", id);
                            over.set(true);
                            return 0;
                        }
                        return seenAgain(url, id, over);
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                });
                assertThat(seenAgain).containsOnly(0);
            }
        }
    }

    /** How often one query finds a row that another one, before it, has found gone. */
    private static int seenAgain(String url, int id, AtomicBoolean over) throws SQLException {
        int times = 0;
        try (Connection reader = DriverManager.getConnection(url)) {
            for (int asked = 0; !over.get(); asked++) {
                boolean there = isThere(reader, "select id from task where id = ?", id);
                boolean gone = !isThere(reader, "select id, " + asked + " from task where id = ?", id);
                if (gone && there && isThere(reader, "select id from task where id = ?", id)) {
                    times++;
                }
            }
        }
        return times;
    }

    private static boolean isThere(Connection reader, String query, int id) throws SQLException {
        try (PreparedStatement asked = reader.prepareStatement(query)) {
            asked.setInt(1, id);
            return asked.executeQuery().next();
        }
    }

    private static void run(Connection writer, String statement, int id) throws SQLException {
        try (PreparedStatement written = writer.prepareStatement(statement)) {
            written.setInt(1, id);
            written.executeUpdate();
        }
        writer.commit();
    }

    /** What a file of settings tells its embedded database, but for where to be. */
    private static String told(String file) throws Exception {
        String url = new YamlPropertySourceLoader()
                .load(file, new ClassPathResource(file)).stream()
                        .map(source -> source.getProperty("spring.datasource.url"))
                        .map(String::valueOf)
                        .filter(found -> found.startsWith("jdbc:h2:") && !found.contains("cohort"))
                        .findFirst()
                        .orElseThrow();
        return url.substring(url.indexOf(';') + 1).replace("DB_CLOSE_DELAY=-1;", "");
    }
}
