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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Deletes every night what has been kept as long as the law says. */
@Component
public class Retention implements SchedulingConfigurer {
    /** Shared facts, from the end of the customership: Act 381/2023 § 12. */
    private static final Period FACTS = Period.ofYears(4);

    /** Rows of the use log, from the event: the annex of Act 703/2023. */
    private static final Period LOG_ROWS = Period.ofYears(12);

    /** Everything of a case, the row that the others name last. */
    public static final List<String> TABLES = List.of(
            "tkp_fact",
            "tkp_serving",
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
            // With the case's places.
            "tkp_case_summary",
            "tkp_case");

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient jdbc;
    private final UseChain uses;
    private final Clock clock;
    private final RetentionProperties properties;

    Retention(JdbcClient jdbc, UseChain uses, Clock clock, RetentionProperties properties) {
        this.jdbc = jdbc;
        this.uses = uses;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addCronTask(this::run, properties.cron());
    }

    /** Deletes closed cases and rows of the use log, and whose case it was once neither is left. */
    public void run() {
        OffsetDateTime closed = endOfDay(FACTS).atOffset(ZoneOffset.UTC);
        int cases = 0;
        for (String table : TABLES) {
            cases = jdbc.sql("delete from " + table
                            + " where case_id in (select case_id from tkp_case where closed_at < ?)")
                    .param(closed)
                    .update();
        }
        long rows = uses.deleteBefore(endOfDay(LOG_ROWS));
        jdbc.sql("""
                        delete from tkp_client where case_id not in (select case_id from tkp_case)
                            and case_id not in (select case_id from tkp_use_log)
                        """).update();
        // Outside the database, so that a log written anew from the beginning is noticed too.
        LOG.info(
                "Retention deleted {} cases and {} rows of the use log; its newest row is {}",
                cases,
                rows,
                uses.newest());
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
