package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.tyokykypolku.casefile.CaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes with thousands of cases whose timers all fall due while people work; one node is killed, and later the database is away for a minute
 * and a half. A command, no build runs it: {@code mvn -Dtest=ManyCasesOnTwoNodes -Dcases=2000 -Daway=90 test}.
 */
class ManyCasesOnTwoNodes {
    private static final Logger LOG = LoggerFactory.getLogger(ManyCasesOnTwoNodes.class);
    private static final int CASES = Integer.getInteger("cases", 2000);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away", 90));
    /** Longer than the two working days in which a referral is checked, whatever holidays there are. */
    private static final int DAYS_AGO = 14;

    private static final double MANY_LEFT = 0.8;
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        Database database = new Database(folder);
        try {
            LocalDate then = LocalDate.now(CaseFile.ZONE).minusDays(DAYS_AGO);
            nodes.add(Node.startAgo(DAYS_AGO, "then-a", database.url(), database.keys())
                    .whenReady());
            nodes.add(Node.startAgo(DAYS_AGO, "then-b", database.url(), database.keys())
                    .whenReady());
            Losses losses = new Losses(database, nodes, then);
            Instant begun = Instant.now();
            losses.refer(CASES);
            LOG.info("{} referrals at two nodes took {}", CASES, Duration.between(begun, Instant.now()));
            List.copyOf(nodes).forEach(Node::stop);
            nodes.clear();

            LOG.info("{} timers are due", due(database));
            Node doomed = node(database, "a");
            Node other = node(database, "b");
            // Both begin with what is due as soon as they can, before anybody is let in.
            await().atMost(START).pollInterval(OFTEN).until(() -> due(database) < CASES * MANY_LEFT);
            doomed.kill();
            LOG.info("A node is lost while {} timers are due", due(database));
            nodes.add(other.whenReady());
            nodes.add(node(database, "c").whenReady());
            losses.workMeanwhile(CASES / 2, () -> {
                nodes.remove(0).kill();
                LOG.info("A node is lost while people work");
            });
            LOG.info("Longest wait for an answer {}, failures {}", losses.longestWait(), losses.failures());
            nodes.add(node(database, "d").whenReady());
            losses.workMeanwhile(CASES - CASES / 2, () -> {
                database.stop();
                TimeUnit.SECONDS.sleep(AWAY.toSeconds());
                database.start();
                Instant back = Instant.now();
                losses.nextIsAnswered(SOON);
                LOG.info("Answered again {} after the database was back", Duration.between(back, Instant.now()));
            });
            LOG.info("All is done; failures: {}", losses.failures());
            // A node that was lost keeps its jobs for five minutes.
            await().atMost(Duration.ofMinutes(7))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> due(database) == 0);
            losses.areNone();
            assertThat(nodes).hasSize(2);
        } finally {
            Node.killAll(nodes);
            database.stop();
        }
    }

    private static Node node(Database database, String name) throws IOException {
        return Node.start("now-" + name, database.url(), database.keys());
    }

    /** Timers of tasks that are due and have not fired. */
    private static long due(Database database) {
        return database.jdbc().sql("""
                        select count(*) from act_ru_job where handler_type_ = 'timer-transition'
                            and duedate_ <= now() at time zone 'Europe/Helsinki'
                        """).query(Long.class).single();
    }
}
