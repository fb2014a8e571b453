package fi.tyokykypolku.nodes;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.scale.Copies;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How long a node takes to start, and what its heap holds while nobody works, without tasks and over as many as a country has. No test of the
 * build's: {@code mvn -Dtest=StartOverManyTasks test}, with {@code -Dtasks=200000} for more than 100,000.
 */
class StartOverManyTasks {
    private static final Logger LOG = LoggerFactory.getLogger(StartOverManyTasks.class);
    private static final int TASKS = Integer.getInteger("tasks", 100_000);
    private static final int CASES = 16;

    @TempDir
    private static Path folder;

    private final List<Node> nodes = new ArrayList<>();

    @Test
    void aStartTakesNoLonger() throws Exception {
        Database database = new Database(folder);
        try {
            tell(database, "first start, empty database", CASES);
            tell(database, "start over " + CASES + " tasks", 0);
            Vault vault = new Vault(new KeyProperties(database.keys(), false));
            // A connection for each of a hundred thousand statements would take longer than all the rest.
            SingleConnectionDataSource one =
                    new SingleConnectionDataSource(database.url(), "postgres", "postgres", true);
            new Copies(
                            JdbcClient.create(one),
                            vault,
                            ShippedDirectory.get().worklists().stream().map(Worklist::id))
                    .addRunning(1, TASKS / CASES, "(1 + copy % 19)");
            one.destroy();
            tell(database, "start over " + TASKS + " tasks", 0);
            tell(database, "the same again", 0);
        } finally {
            Node.killAll(nodes);
            database.stop();
        }
    }

    private void tell(Database database, String what, int referrals) throws Exception {
        Instant begun = Instant.now();
        Node node = Node.start("start", database.url(), database.keys()).whenReady();
        nodes.add(node);
        Duration took = Duration.between(begun, Instant.now());
        new Work(node::url, LocalDate.now(CaseFile.ZONE)).refer(0, referrals);
        LOG.info("{}: ready after {}, idle heap {} MB", what, took, node.idleHeap());
        node.stop();
    }
}
