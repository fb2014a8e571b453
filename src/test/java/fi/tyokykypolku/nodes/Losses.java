package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases that are worked on at several nodes while something is lost, and what must be true of them afterwards. */
final class Losses {
    private static final long A_WHILE = 500;

    private final Database database;
    private final AtomicInteger round = new AtomicInteger();
    private final Work work;
    private int referred;

    /** @param nodes those that are there at each moment */
    Losses(Database database, List<Node> nodes, LocalDate today) {
        this.database = database;
        this.work = new Work(
                () -> {
                    List<Node> there = List.copyOf(nodes);
                    return there.get(round.getAndIncrement() % there.size()).url();
                },
                today);
    }

    /** What happens. */
    interface Loss {
        void happens() throws Exception;
    }

    /** Refers clients until there are so many. */
    void refer(int clients) {
        work.refer(referred, clients);
        referred = clients;
    }

    /** Works on the next so many cases, and soon after the beginning something is lost. */
    void workMeanwhile(int cases, Loss loss) throws Exception {
        CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work.work(cases));
        TimeUnit.MILLISECONDS.sleep(A_WHILE);
        loss.happens();
        working.get();
    }

    /** Waits until somebody's next request is answered. */
    void nextIsAnswered(Duration most) {
        long before = work.answered();
        await().atMost(most).until(() -> work.answered() > before);
    }

    Map<String, AtomicLong> failures() {
        return work.failures();
    }

    Duration longestWait() {
        return work.longest();
    }

    /** Whether everything that was answered is there, once, and every invariant holds. */
    void areNone() {
        JdbcClient jdbc = database.jdbc();
        assertThat(work.cases()).doesNotHaveDuplicates().hasSize(referred);
        assertThat(jdbc.sql("select case_id from tkp_case").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(work.cases());
        assertThat(jdbc.sql("""
                        select id_ from act_hi_taskinst where delete_reason_ = 'completed'
                            and task_def_key_ in ('checkReferral', 'contactClient')
                        """).query(String.class).list())
                .as("completed tasks: those that were answered, and those whose answer was lost")
                .hasSize(work.expected())
                .containsAll(work.done());
        assertThat(jdbc.sql("""
                        select proc_inst_id_ || ' ' || task_def_key_ from act_hi_taskinst
                        group by proc_inst_id_, task_def_key_ having count(*) > 1
                        """).query(String.class).list())
                .as("tasks that came twice")
                .isEmpty();
        assertThat(jdbc.sql("""
                        select execution_id_ || ' ' || act_id_ from act_hi_actinst where act_type_ = 'boundaryTimer'
                        group by proc_inst_id_, execution_id_, act_id_ having count(*) > 1
                        """).query(String.class).list())
                .as("timers that fired twice")
                .isEmpty();
        assertThat(database.check()).as("--check").isZero();
    }
}
