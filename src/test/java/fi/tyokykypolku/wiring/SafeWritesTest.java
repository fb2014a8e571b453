package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's database, as its settings open it, in a process that is ended without warning. */
@DisplayName("Mihin on vastattu, se on tallessa")
class SafeWritesTest {
    private static final int ROWS = 8;

    @TempDir
    Path folder;

    @Test
    @DisplayName("vaikka prosessi tapetaan heti")
    void survivesTheEndOfTheProcess() throws Exception {
        Matcher settings = Pattern.compile("jdbc:h2:file:[^;\\s]+(\\S*)")
                .matcher(Files.readString(Path.of("src/main/resources/application.yaml")));
        assertThat(settings.find()).isTrue();
        String url = "jdbc:h2:file:" + folder.resolve("kept") + settings.group(1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url)
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(ROWS);
        }
    }

    /** Commits, and is gone as after {@code kill -9}: nothing is closed. */
    static final class Writer {
        private Writer() {}

        public static void main(String... url) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url[0], "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept (a int)");
                for (int row = 0; row < ROWS; row++) {
                    statement.execute("insert into kept values (" + row + ")");
                }
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
