package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes of an older version are updated one after the other while people work. A command, no build runs it: {@code mvn
 * -Dtest=RollingUpdate -Dolder=older.jar -Dcases=300 test}.
 */
class RollingUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(RollingUpdate.class);
    private static final int CASES = Integer.getInteger("cases", 300);
    private static final int HALF = CASES / 2;

    @TempDir
    private static Path folder;

    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    @Test
    void nobodyNotices() throws Exception {
        Path older = Path.of(Objects.requireNonNull(System.getProperty("older"), "-Dolder=the older version's jar"));
        Database database = new Database(folder);
        try {
            nodes.add(older(older, database, "a"));
            nodes.add(older(older, database, "b"));
            Losses losses = new Losses(database, nodes, LocalDate.now(CaseFile.ZONE));
            losses.refer(HALF);
            String before = schema(database);
            losses.workMeanwhile(HALF, () -> update(database, "a"));
            LOG.info("One node of each version, schema {} instead of {}", schema(database), before);
            // New clients at both versions, on the models of the newer one.
            losses.refer(CASES);
            losses.workMeanwhile(CASES - HALF, () -> update(database, "b"));
            LOG.info("Longest wait for an answer {}, failures {}", losses.longestWait(), losses.failures());
            assertThat(losses.failures()).isEmpty();
            losses.areNone();
        } finally {
            Node.killAll(nodes);
            database.stop();
        }
    }

    private static Node older(Path jar, Database database, String name) throws IOException {
        return Node.startJar(jar, "older-" + name, database.url(), database.keys())
                .whenReady();
    }

    private void update(Database database, String name) throws IOException {
        nodes.remove(0).stop();
        nodes.add(Node.start("newer-" + name, database.url(), database.keys()).whenReady());
    }

    private static String schema(Database database) {
        return database.jdbc()
                .sql("select version from flyway_schema_history where success order by installed_rank desc limit 1")
                .query(String.class)
                .single();
    }
}
