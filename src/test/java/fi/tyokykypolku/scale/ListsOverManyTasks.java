package fi.tyokykypolku.scale;

import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures Tasklist's lists and counts beside those of the engine as shipped and beside SQL written by hand, as the country's open tasks
 * grow and as a worklist grows ({@code src/docs/performance.md}). No test of the build's: {@code mvn -Dtest=ListsOverManyTasks test}.
 */
@ActiveProfiles({"postgres", "test"})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ListsOverManyTasks extends Scenario {
    private static final Logger LOG = LoggerFactory.getLogger(ListsOverManyTasks.class);

    private static final int RUNS = 50;
    private static final int RUNS_OF_STOCK = 11;
    private static final int PAGE = 15;
    private static final double LONGEST_MS = 90_000;
    private static final String PATIENCE = "30s";
    private static final String USER = "employment";

    private static final EmbeddedPostgres POSTGRES = OwnPostgres.start();

    @Autowired
    private DataSource database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Directory directory;

    @Autowired
    private Vault vault;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        OwnPostgres.use(POSTGRES, properties);
    }

    /** What a user asks, and the same by hand. */
    private record Listing(String name, String where) {}

    @Test
    void aListCostsWhatIsOnIt() {
        for (int n = 0; n < 4; n++) {
            given.aClientIn(n == 3 ? Area.ESPOO : Area.TAMPERE);
            given.aReferral();
            given.aCaseAt("contactClient", with());
            given.aCaseAt("assessSocial", with());
            given.aCaseAt("draftPlan", with());
        }
        Copies copies = new Copies(jdbc, vault, directory.worklists().stream().map(Worklist::id));
        long originals = tasks();
        int tenThousand = (int) (10_000 / originals);
        StringBuilder table = new StringBuilder();
        // Spread over the country, 1 % of it on the own worklist at the end.
        copies.addRunning(1, 40, "0");
        copies.addRunning(41, tenThousand, "(1 + copy % 19)");
        late();
        measure(table, "10,000 tasks", false);
        copies.addRunning(tenThousand + 1, tenThousand * 10, "(1 + copy % 19)");
        late();
        measure(table, "100,000 tasks", true);
        LOG.info("\n{}", table);
        copies.addRunning(tenThousand * 10 + 1, tenThousand * 10 + 360, "0");
        late();
        measure(table, "the same, ten times as many on the own list", false);
        LOG.info("\n{}", table);
    }

    /** Every fifth task is late, by up to two months. */
    private void late() {
        jdbc.sql("""
                        update act_ru_task set due_date_ = now() - (1 + abs(hashtext(id_)) % 60) * interval '1 day'
                        where due_date_ > now() and abs(hashtext(id_)) % 5 = 0
                        """).update();
    }

    private long tasks() {
        return jdbc.sql("select count(*) from act_ru_task").query(Long.class).single();
    }

    private void measure(StringBuilder table, String name, boolean stockToo) {
        jdbc.sql("vacuum analyze").update();
        table.append(String.format(
                Locale.ROOT,
                "%s: %d open, own %d%n",
                name,
                tasks(),
                jdbc.sql("select count(*) from act_ru_identitylink where group_id_ = 'employment39'")
                        .query(Long.class)
                        .single()));
        Map<String, String> filters = engine.getFilterService().createFilterQuery().list().stream()
                .collect(Collectors.toMap(Filter::getName, Filter::getId));
        String candidate =
                "exists (select 1 from act_ru_identitylink i where i.task_id_ = t.id_ and i.type_ = 'candidate' and i.group_id_ in ('caseworker', 'employment39'))";
        List<Listing> lists = List.of(
                new Listing("Meidän vapaat tehtävät", "t.assignee_ is null and " + candidate),
                new Listing("Omat tehtävät", "t.assignee_ = 'employment' and " + candidate),
                new Listing("Myöhässä", "t.due_date_ < now() and " + candidate),
                new Listing(
                        "Määräaika tällä viikolla",
                        "t.due_date_ > now() and t.due_date_ < now() + interval '7 days' and " + candidate),
                new Listing("Kaikki meidän tehtävät", candidate));
        for (Listing list : lists) {
            String id = filters.get(list.name());
            Times ours = transaction.execute(status -> times(RUNS, engine, id));
            Times hand = transaction.execute(status -> byHand(list.where()));
            table.append(String.format(
                    Locale.ROOT,
                    "  %-26s %6d rows; ours %8.2f ms (p95 %8.2f), by hand %8.2f (p95 %8.2f): %.2f; count ours %8.2f, by hand %8.2f: %.2f%n",
                    list.name(),
                    ours.rows(),
                    ours.median(),
                    ours.p95(),
                    hand.median(),
                    hand.p95(),
                    ours.median() / hand.median(),
                    ours.count(),
                    hand.count(),
                    ours.count() / hand.count()));
        }
        if (stockToo) {
            stock(table, "stock on our indexes", filters, lists);
            List<String> indexes = jdbc.sql(
                            "select indexdef from pg_indexes where tablename like 'act\\_%' and indexname like 'tkp\\_%'")
                    .query(String.class)
                    .list();
            assertThat(indexes).isNotEmpty();
            jdbc.sql("select indexname from pg_indexes where tablename like 'act\\_%' and indexname like 'tkp\\_%'")
                    .query(String.class)
                    .list()
                    .forEach(index -> jdbc.sql("drop index " + index).update());
            stock(table, "stock", filters, lists);
            indexes.forEach(index -> jdbc.sql(index).update());
        }
    }

    private record Times(List<Double> lists, List<Double> counts, long rows) {
        double median() {
            return at(lists, 0.5);
        }

        double p95() {
            return at(lists, 0.95);
        }

        double count() {
            return at(counts, 0.5);
        }

        private static double at(List<Double> times, double share) {
            List<Double> sorted = new ArrayList<>(times);
            Collections.sort(sorted);
            return sorted.get((int) (sorted.size() * share));
        }
    }

    private static double sum(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** On one connection: PostgreSQL's driver and its plans change after some runs. */
    private static Times times(int runs, ProcessEngine engine, String filter) {
        engine.getIdentityService().setAuthentication(USER, List.of("caseworker", "employment39"));
        try {
            List<Double> lists = new ArrayList<>();
            List<Double> counts = new ArrayList<>();
            TaskQuery byDay = engine.getTaskService()
                    .createTaskQuery()
                    .orderByTaskCreateTime()
                    .desc();
            long rows = 0;
            for (int run = 0; run < runs; run++) {
                lists.add(timed(() -> engine.getFilterService().<Task, TaskQuery>listPage(filter, byDay, 0, PAGE)));
                long began = System.nanoTime();
                rows = engine.getFilterService().count(filter);
                counts.add((System.nanoTime() - began) / 1e6);
            }
            return new Times(lists, counts, rows);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private Times byHand(String where) {
        List<Double> lists = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        long rows = 0;
        for (int run = 0; run < RUNS; run++) {
            lists.add(timed(() -> jdbc.sql("select * from act_ru_task t where " + where
                            + " order by t.create_time_ desc limit " + PAGE)
                    .query()
                    .listOfRows()));
            long began = System.nanoTime();
            rows = jdbc.sql("select count(*) from act_ru_task t where " + where)
                    .query(Long.class)
                    .single();
            counts.add((System.nanoTime() - began) / 1e6);
        }
        return new Times(lists, counts, rows);
    }

    private static double timed(Supplier<?> work) {
        long began = System.nanoTime();
        assertThat(work.get()).isNotNull();
        return (System.nanoTime() - began) / 1e6;
    }

    /** The engine as shipped, on the same rows, and on the rights to single tasks that it would have kept. */
    private void stock(StringBuilder table, String name, Map<String, String> filters, List<Listing> lists) {
        jdbc.sql("""
                        insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                        select 'right-' || id_, 1, 1, group_id_, 7, task_id_, 70 from act_ru_identitylink where group_id_ is not null
                        """).update();
        jdbc.sql("vacuum analyze").update();
        for (Listing list : lists) {
            SingleConnectionDataSource one = new SingleConnectionDataSource(
                    POSTGRES.getJdbcUrl("postgres", "postgres") + "&options=-c%20statement_timeout=" + PATIENCE,
                    "postgres",
                    "postgres",
                    true);
            ProcessEngine stock = stock(one);
            try {
                List<Double> listed = new ArrayList<>();
                String ended = "";
                for (int run = 0; run < RUNS_OF_STOCK && ended.isEmpty() && sum(listed) < LONGEST_MS; run++) {
                    try {
                        listed.addAll(times(1, stock, filters.get(list.name())).lists());
                    } catch (ProcessEngineException e) {
                        ended = " and run " + (run + 1) + " took more than " + PATIENCE;
                    }
                }
                table.append(String.format(
                        Locale.ROOT,
                        "  %-26s %s: first %s ms, last of %d %s ms%s%n",
                        list.name(),
                        name,
                        listed.isEmpty() ? "-" : Math.round(listed.get(0)),
                        listed.size(),
                        listed.isEmpty() ? "-" : Math.round(listed.get(listed.size() - 1)),
                        ended));
            } finally {
                stock.close();
                one.destroy();
            }
        }
        jdbc.sql("delete from act_ru_authorization where id_ like 'right-%'").update();
    }

    private ProcessEngine stock(DataSource one) {
        int level = Integer.parseInt(JdbcClient.create(database)
                .sql("select value_ from act_ge_property where name_ = 'historyLevel'")
                .query(String.class)
                .single());
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("stock");
        configuration.setDataSource(one);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setAuthorizationEnabled(true);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        // Its tables are not there.
        configuration.setCmmnEnabled(false);
        configuration.setCustomHistoryLevels(List.of(new AsKept(level)));
        configuration.setHistory("as-kept");
        return configuration.buildProcessEngine();
    }

    /** The level the database was written with. */
    private record AsKept(int id) implements HistoryLevel {
        @Override
        public int getId() {
            return id;
        }

        @Override
        public String getName() {
            return "as-kept";
        }

        @Override
        public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
            return false;
        }
    }
}
