package fi.tyokykypolku.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fi.tyokykypolku.uselog.UseChain;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What is kept long enough goes in batches, and what was left goes the next time. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2030-06-01T00:00:00Z");
    private static final int OLD = 2 * Retention.BATCH + 10;
    private static final int YOUNG = 5;

    private final List<Long> casesAtCommit = new ArrayList<>();
    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource("jdbc:h2:mem:retention" + System.nanoTime(), "sa", "", true);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final UseChain uses = mock(UseChain.class);
    private int commits = Integer.MAX_VALUE;

    private Retention retention() {
        return new Retention(jdbc, uses, Clock.fixed(NOW, ZoneOffset.UTC), new DataSourceTransactionManager(database) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (casesAtCommit.size() == commits) {
                    super.doRollback(status);
                    throw new IllegalStateException("The night is over");
                }
                super.doCommit(status);
                casesAtCommit.add(count("tkp_case"));
            }
        });
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void fill() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc.sql("""
                        insert into tkp_case (case_id, model, receiver, coordinator, phase, status, kela_role, non_disclosure,
                            opened_by, opened_at, closed_at, home_municipality)
                        select 'C' || x, 'TYM_2025', 'EMPLOYMENT', 'EMPLOYMENT', 'END', 'CLOSED', 'NONE', false, 'test',
                            timestamp with time zone '2024-01-01 10:00:00Z',
                            case when x <= ? then timestamp with time zone '2025-01-01 10:00:00Z'
                                else timestamp with time zone '2029-01-01 10:00:00Z' end, x'00'
                        from system_range(1, ?)
                        """).params(OLD, OLD + YOUNG).update();
        for (String insert : List.of(
                "tkp_client (case_id, person_hash) select case_id, 'x' from tkp_case",
                "tkp_party (case_id, organisation, since) select case_id, 'KELA', opened_at from tkp_case",
                "tkp_case_summary (case_id, handoffs, named, with_kela) select case_id, 1, true, true from tkp_case",
                "tkp_case_place (case_id, organisation, worklist) select case_id, 'KELA', 'kela03' from tkp_case")) {
            jdbc.sql("insert into " + insert).update();
        }
    }

    @Test
    void eachBatchIsATransactionOfItsOwn() {
        fill();
        when(uses.deleteBefore(any(), eq(Retention.LOG_BATCH)))
                .thenReturn((long) Retention.LOG_BATCH, (long) Retention.LOG_BATCH, 7L);
        retention().run();
        // Three batches of cases, and as many of whose they were.
        assertThat(casesAtCommit)
                .startsWith((long) OLD + YOUNG - Retention.BATCH, (long) OLD + YOUNG - 2 * Retention.BATCH)
                .hasSize(6)
                .endsWith((long) YOUNG);
        verify(uses, times(3)).deleteBefore(any(), eq(Retention.LOG_BATCH));
        for (String table : List.of("tkp_client", "tkp_party", "tkp_case_summary", "tkp_case_place")) {
            assertThat(count(table)).as(table).isEqualTo(YOUNG);
        }
    }

    @Test
    void whatWasLeftGoesTheNextNight() {
        fill();
        commits = 1;
        assertThatThrownBy(() -> retention().run()).hasMessage("The night is over");
        // A case whole or not at all.
        long left = (long) OLD + YOUNG - Retention.BATCH;
        for (String table : List.of("tkp_case", "tkp_party", "tkp_case_summary", "tkp_case_place")) {
            assertThat(count(table)).as(table).isEqualTo(left);
        }
        commits = Integer.MAX_VALUE;
        retention().run();
        assertThat(count("tkp_case")).isEqualTo(YOUNG);
        assertThat(count("tkp_client")).isEqualTo(YOUNG);
    }
}
