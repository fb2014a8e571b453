package fi.tyokykypolku.delays;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Compares what is kept for reports with what it is kept of. */
public final class KeptForReports {
    private final JdbcClient jdbc;
    private final CaseSummaries summaries;

    public KeptForReports(JdbcClient jdbc, ClockTable clocks, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.summaries = new CaseSummaries(jdbc, clocks, transactions);
    }

    /** Sums up what has changed, as happens every hour. */
    public void refresh() {
        summaries.refresh();
    }

    /** Whether the summary of a case, if there is one, and each of its clocks say what follows from its rows. */
    public void isTrueOf(CaseId id) {
        assertThat(summaries.keptOf(id.value()))
                .as("summary of %s", id)
                .isSubsetOf(summaries.drawn(List.of(id.value())));
        assertThat(jdbc.sql("""
                        select (select count(*) from tkp_case where case_id = :id and summarised)
                            - (select count(*) from tkp_case_summary where case_id = :id)
                        """).param("id", id.value()).query(Long.class).single())
                .as("mark of the summary of %s", id)
                .isZero();
        assertThat(jdbc.sql("""
                        select case_id, organisation, worklist from tkp_case_place where case_id = :id
                        """).param("id", id.value()).query().listOfRows())
                .as("places of %s", id)
                .isSubsetOf(
                        jdbc.sql("select distinct case_id, organisation, worklist from tkp_clock where case_id = :id")
                                .param("id", id.value())
                                .query()
                                .listOfRows());
        assertThat(wrong(id)).as("clocks of %s that reports misread", id).isEmpty();
    }

    private List<String> wrong(CaseId id) {
        String told = String.join(
                " or ",
                WaitTimes.COLUMNS.stream()
                        .map(column -> """
                        coalesce(%s, -1) <> coalesce((select sum((extract(epoch from ended) - extract(epoch from since)) * 1000000)
                            from (select w.clock_id, w.waiting_on, w.since, greatest(w.since, coalesce(
                                lead(w.since) over (partition by w.clock_id order by w.id), s.stopped_at)) as ended
                                from tkp_wait w join tkp_clock s on s.clock_id = w.clock_id where s.case_id = :id) as waits
                            where waits.clock_id = c.clock_id and waits.waiting_on = '%s'), -1)
                        """.formatted(
                                column, column.substring("waited_".length()).toUpperCase(Locale.ROOT)))
                        .toList());
        return jdbc.sql("""
                        select element from tkp_clock c where c.case_id = :id and (
                            c.part_of_step <> (c.task and c.sla in (
                                select s.sla from tkp_clock s where not s.task and s.case_id = c.case_id))
                            or c.kela_role <> coalesce((select e.outcome from tkp_explanation e where e.case_id = c.case_id
                                and e.decision = 'kela' and (c.stopped_at is null or e.decided_at <= c.stopped_at)
                                order by e.id desc limit 1), 'NONE')
                            or c.started_month <> to_char(c.started_at at time zone 'Europe/Helsinki', 'YYYY-MM')
                            or c.target_days <>
                                floor((extract(epoch from c.due_at) + 1 - extract(epoch from c.counted_from)) / 86400)
                            or c.waits_told and (c.stopped_at is null or %s))
                        """.formatted(told))
                .param("id", id.value())
                .query(String.class)
                .list();
    }
}
