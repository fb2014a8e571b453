package fi.tyokykypolku.retention;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.uselog.UseChain;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToIntFunction;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes every night what has been kept as long as the law says. */
@Component
public class Retention {
    /** Shared facts, from the end of the customership: Act 381/2023 § 12. */
    private static final Period FACTS = Period.ofYears(4);

    /** Rows of the use log, from the event: the annex of Act 703/2023. */
    private static final Period LOG_ROWS = Period.ofYears(12);

    /** Everything of a case, the row that the others name last. */
    public static final List<String> TABLES = List.of(
            "tkp_fact",
            "tkp_serving",
            "tkp_draft",
            "tkp_explanation",
            "tkp_milestone",
            "tkp_party",
            "tkp_named_person",
            "tkp_grant",
            "tkp_referral",
            "tkp_message",
            // With what hangs on it.
            "tkp_clock",
            "tkp_kela_outcome",
            "tkp_misrouting",
            "tkp_case_place",
            "tkp_case_summary",
            "tkp_case");

    /** Cases of a transaction. */
    static final int BATCH = 100;

    /** Rows of the use log of a transaction: whoever reads a client's data meanwhile waits for it. */
    static final int LOG_BATCH = 2_000;

    private static final String NOTHING_LEFT = """
            not exists (select 1 from tkp_case c where c.case_id = n.case_id)
                and not exists (select 1 from tkp_use_log u where u.case_id = n.case_id)
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient jdbc;
    private final UseChain uses;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Retention(JdbcClient jdbc, UseChain uses, Clock clock, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.uses = uses;
        this.clock = clock;
    }

    @Scheduled(cron = "${tyokykypolku.retention.cron:0 30 2 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "retention", lockAtMostFor = "PT4H", lockAtLeastFor = "PT2M")
    void everyNight() {
        run();
    }

    /**
     * Deletes closed cases and rows of the use log, and whose case it was once neither is left. Each batch is a transaction of its own:
     * nobody waits for the whole of it, and what is left when the night is cut short goes the next night.
     */
    public void run() {
        OffsetDateTime closed = endOfDay(FACTS).atOffset(ZoneOffset.UTC);
        int cases = inBatches(
                jdbc.sql("select case_id from tkp_case where closed_at < ? order by closed_at")
                        .param(closed)
                        .query(String.class)
                        .list(),
                batch -> deleteCases(batch, closed));
        Instant logged = endOfDay(LOG_ROWS);
        long rows = 0;
        for (long deleted = LOG_BATCH; deleted == LOG_BATCH; rows += deleted) {
            deleted = uses.deleteBefore(logged, LOG_BATCH);
        }
        int clients = inBatches(
                jdbc.sql("select n.case_id from tkp_client n where " + NOTHING_LEFT)
                        .query(String.class)
                        .list(),
                batch -> jdbc.sql("delete from tkp_client n where n.case_id in (:cases) and " + NOTHING_LEFT)
                        .param("cases", batch)
                        .update());
        // Outside the database, so that a log written anew from the beginning is noticed too.
        LOG.info(
                "Retention deleted {} cases, {} rows of the use log and whose {} cases were; its newest row is {}",
                cases,
                rows,
                clients,
                uses.newest());
    }

    private int inBatches(List<String> cases, ToIntFunction<List<String>> delete) {
        int deleted = 0;
        for (int from = 0; from < cases.size(); from += BATCH) {
            List<String> batch = cases.subList(from, Math.min(from + BATCH, cases.size()));
            deleted += transaction.execute(status -> delete.applyAsInt(batch));
        }
        return deleted;
    }

    // A case whole or not at all.
    private int deleteCases(List<String> batch, OffsetDateTime closed) {
        List<String> held = jdbc.sql(
                        "select case_id from tkp_case where case_id in (:cases) and closed_at < :closed for update")
                .param("cases", batch)
                .param("closed", closed)
                .query(String.class)
                .list();
        if (!held.isEmpty()) {
            TABLES.forEach(table -> jdbc.sql("delete from " + table + " where case_id in (:cases)")
                    .param("cases", held)
                    .update());
        }
        return held.size();
    }

    /** The end of the last Finnish day from which the time has passed by today. */
    private Instant endOfDay(Period kept) {
        return LocalDate.now(clock.withZone(CaseFile.ZONE))
                .minus(kept)
                .plusDays(1)
                .atStartOfDay(CaseFile.ZONE)
                .toInstant();
    }
}
