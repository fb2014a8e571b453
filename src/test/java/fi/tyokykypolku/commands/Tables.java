package fi.tyokykypolku.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Tables of other versions. */
public final class Tables {
    private static final String OURS = "classpath:db/migration";

    private Tables() {}

    /** With a step 900 that this version does not know. */
    public static void ofANewerVersion(String url, Path folder) throws IOException {
        Path later = Files.createDirectories(folder.resolve("later"));
        Files.writeString(later.resolve("V900__later.sql"), "create table later (a int);");
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations(OURS, "filesystem:" + later)
                .load()
                .migrate();
    }

    static void ofAnOlderVersion(String url) {
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations(OURS)
                .target(MigrationVersion.fromVersion("12"))
                .load()
                .migrate();
    }
}
