package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports drawn from the clocks; every figure is defined in {@code src/docs/measures.md}. */
@Component
public class Delays {
    private final JdbcClient jdbc;
    private final CaseFile caseFile;

    Delays(JdbcClient jdbc, CaseFile caseFile) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
    }

    /**
     * The clocks that started in a period, by group and kind.
     *
     * @param from first day
     * @param to last day
     * @param kind LEGAL, TARGET or INTERNAL; null for each on rows of its own
     */
    public List<DelayRow> by(Grouping grouping, LocalDate from, LocalDate to, @Nullable String kind) {
        // The limit of a step holds the limits of its tasks.
        String parts = grouping.wholeLimits()
                ? " and (not c.task or c.sla not in (select s.sla from tkp_clock s where not s.task and s.case_id = c.case_id))"
                : "";
        String ofKind = kind == null ? "" : " and c.kind = :kind";
        return jdbc.sql("""
                        select g, kind, count(*) as clocks,
                            count(*) filter (where stopped_at is null) as running,
                            count(*) filter (where coalesce(stopped_at, :now) > due_at) as late,
                            count(*) filter (where stopped_at is null and :now > due_at) as late_running,
                            percentile_cont(0.5) within group (order by days_taken) filter (where done) as median,
                            percentile_cont(0.9) within group (order by days_taken) filter (where done) as p90,
                            max(days_taken) filter (where done) as longest
                        from (select %s as g, c.* from tkp_clock c
                            where c.started_at >= :from and c.started_at < :until%s%s) as clocks
                        group by g, kind order by g, kind
                        """.formatted(grouping.key(), ofKind, parts))
                .param("now", caseFile.now().atOffset(ZoneOffset.UTC))
                .param("from", begin(from))
                .param("until", begin(to.plusDays(1)))
                .param("kind", kind)
                .query((row, n) -> new DelayRow(
                        row.getString("g"),
                        row.getString("kind"),
                        row.getLong("clocks"),
                        row.getLong("running"),
                        row.getLong("late"),
                        row.getLong("late_running"),
                        row.getObject("median") == null ? null : (Double) row.getDouble("median"),
                        row.getObject("p90") == null ? null : (Double) row.getDouble("p90"),
                        row.getObject("longest") == null ? null : (Integer) row.getInt("longest")))
                .list();
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(CaseFile.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
