package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.SummaryOutdated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What figures tell of each case. It is drawn from the clocks and kept until the case changes: whoever locks the case takes it away
 * in the same transaction, so that what is kept is always true. Cases without a summary are counted from their clocks.
 */
@Component
class CaseSummaries {
    /** So few that whoever wants one of them waits for a moment only. */
    static final int BATCH = 50;

    /** Cases of one query. */
    private static final int AT_ONCE = 100;

    /** The day of each referral. */
    private static final String RECEIVED = """
            select m.case_id, m.reached_on from tkp_milestone m
            where m.milestone = 'RECEIVED' and m.case_id in (:cases) and not exists (
                select 1 from tkp_milestone l where l.case_id = m.case_id and l.milestone = m.milestone and l.id > m.id)
            """;

    private static final String KELA_DAYS = """
            select case_id, cast((extract(epoch from cast(at at time zone 'Europe/Helsinki' as date))
                    - extract(epoch from reached_on)) / 86400 as integer) as v
            from (select m.case_id, m.reached_on,
                    min(case when w.waiting_on = 'PERSON' then w.since when c.done then c.stopped_at end) as at
                from (%s) as m
                join tkp_clock c on c.case_id = m.case_id and c.task and c.organisation = 'KELA'
                left join tkp_wait w on w.clock_id = c.clock_id
                group by m.case_id, m.reached_on) as met
            where at is not null
            """.formatted(RECEIVED);

    /** A worklist without its team. */
    private static final String AREA = "regexp_replace(w.worklist, '[a-z]+$', '')";

    private static final String HANDOFFS = """
            select case_id, count(distinct case when turn > 1 and (had_it is null or had_it < turn - 1) then turn end) as v
            from (select case_id, turn, lag(turn) over (partition by case_id, worklist order by turn) as had_it
                from (select case_id, worklist, sum(next) over (partition by case_id order by since) as turn
                    from (select case_id, worklist, since,
                            case when extract(epoch from since)
                                - extract(epoch from lag(since) over (partition by case_id order by since)) < 1
                                then 0 else 1 end as next
                        from (select m.case_id, w.since, %1$s as worklist,
                                lag(%1$s) over (partition by w.clock_id order by w.id) as earlier
                            from tkp_clock m join tkp_wait w on w.clock_id = m.clock_id
                            where m.task and m.case_id in (:cases)) as waits
                        where earlier is null or earlier <> worklist) as arrivals) as turns) as places
            group by case_id
            """.formatted(AREA);

    /** Cases with a party that has no named person. */
    private static final String UNNAMED = """
            select distinct m.case_id from tkp_party m
                left join tkp_named_person n on n.case_id = m.case_id and n.organisation = m.organisation
            where m.left_at is null and n.user_id is null and m.case_id in (:cases)
            """;

    private static final String WITH_KELA =
            "select m.case_id from tkp_party m where m.organisation = 'KELA' and m.case_id in (:cases)";

    private static final String BENEFIT_CHECKS = """
            select m.case_id, max(case when m.outcome = 'CHECK' then 1 else 0 end) as v from tkp_explanation m
            where m.decision = 'benefitScreening' and m.case_id in (:cases) group by m.case_id
            """;

    private final JdbcClient jdbc;
    private final ClockTable clocks;
    private final TransactionTemplate transaction;

    CaseSummaries(JdbcClient jdbc, ClockTable clocks, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clocks = clocks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is told of cases, drawn from their clocks. */
    List<CaseSummary> drawn(List<String> cases) {
        List<CaseSummary> drawn = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            drawn.addAll(drawnAtOnce(cases.subList(from, Math.min(from + AT_ONCE, cases.size()))));
        }
        return drawn;
    }

    private List<CaseSummary> drawnAtOnce(List<String> cases) {
        Map<String, LocalDate> received = new HashMap<>();
        jdbc.sql(RECEIVED).param("cases", cases).query(row -> {
            received.put(row.getString("case_id"), row.getObject("reached_on", LocalDate.class));
        });
        Map<String, Integer> kelaDays = numbers(KELA_DAYS, cases);
        Map<String, Integer> handoffs = numbers(HANDOFFS, cases);
        Map<String, Integer> checks = numbers(BENEFIT_CHECKS, cases);
        Set<String> unnamed = ids(UNNAMED, cases);
        Set<String> withKela = ids(WITH_KELA, cases);
        return cases.stream()
                .map(id -> new CaseSummary(
                        id,
                        received.get(id),
                        new CaseCount(
                                1,
                                kelaDays.get(id),
                                handoffs.getOrDefault(id, 0),
                                !unnamed.contains(id),
                                check(checks.get(id)),
                                withKela.contains(id))))
                .toList();
    }

    private static @Nullable Boolean check(@Nullable Integer found) {
        return found == null ? null : (Boolean) (found > 0);
    }

    private Map<String, Integer> numbers(String query, List<String> cases) {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql(query).param("cases", cases).query(row -> {
            numbers.put(row.getString("case_id"), row.getInt("v"));
        });
        return numbers;
    }

    private Set<String> ids(String query, List<String> cases) {
        return Set.copyOf(
                jdbc.sql(query).param("cases", cases).query(String.class).list());
    }

    /** What is kept of the cases that a condition on {@code s.case_id} chooses, those that are alike counted together. */
    List<CaseCount> kept(String cases, UnaryOperator<StatementSpec> bind) {
        return bind.apply(jdbc.sql("""
                        select s.kela_days, s.handoffs, s.named, s.benefit_check, s.with_kela, count(*) as cases
                        from tkp_case_summary s where s.received_on between :first and :last and %s
                        group by s.kela_days, s.handoffs, s.named, s.benefit_check, s.with_kela
                        """.formatted(cases)))
                .query((row, n) -> count(row, row.getLong("cases")))
                .list();
    }

    private static CaseCount count(ResultSet row, long cases) throws SQLException {
        return new CaseCount(
                cases,
                row.getObject("kela_days", Integer.class),
                row.getInt("handoffs"),
                row.getBoolean("named"),
                row.getObject("benefit_check", Boolean.class),
                row.getBoolean("with_kela"));
    }

    @EventListener
    void forget(SummaryOutdated outdated) {
        jdbc.sql("delete from tkp_case_summary where case_id = ?")
                .param(outdated.id().value())
                .update();
    }

    /**
     * Sums up every case that has changed. Each batch is a transaction of its own and leaves out what somebody is working on; what is
     * left waits for the next time.
     */
    @Scheduled(cron = "${tyokykypolku.summaries.cron:0 20 * * * *}", zone = "Europe/Helsinki")
    void refresh() {
        String after = "";
        while (after != null) {
            String last = after;
            after = transaction.execute(status -> refresh(last));
        }
    }

    // The last case looked at; null when there are no more.
    private @Nullable String refresh(String after) {
        List<String> due =
                jdbc.sql("""
                        select case_id from tkp_case where not summarised and case_id > ? order by case_id limit %d
                        """.formatted(BATCH)).param(after).query(String.class).list();
        if (due.isEmpty()) {
            return null;
        }
        List<String> held =
                jdbc.sql("""
                        select k.case_id from tkp_case k where k.case_id in (:cases) and not k.summarised
                            and exists (select 1 from tkp_clock c where c.case_id = k.case_id)
                        for update skip locked
                        """).param("cases", due).query(String.class).list();
        if (!held.isEmpty()) {
            keep(held);
        }
        return due.get(due.size() - 1);
    }

    private void keep(List<String> cases) {
        clocks.tellWaits(cases);
        drawn(cases).forEach(this::insert);
        jdbc.sql("""
                        insert into tkp_case_place (case_id, organisation, worklist)
                        select distinct case_id, organisation, worklist from tkp_clock where case_id in (:cases)
                        """).param("cases", cases).update();
        jdbc.sql("update tkp_case set summarised = true where case_id in (:cases)")
                .param("cases", cases)
                .update();
    }

    private void insert(CaseSummary summary) {
        CaseCount alike = summary.alike();
        jdbc.sql("""
                        insert into tkp_case_summary (case_id, received_on, kela_days, handoffs, named, benefit_check, with_kela)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(summary.caseId(), summary.receivedOn(), alike.kelaDays(), alike.handoffs())
                .params(alike.named(), alike.benefitCheck(), alike.withKela())
                .update();
    }

    /** What is kept of a case, if anything. */
    List<CaseSummary> keptOf(String id) {
        return jdbc.sql("select * from tkp_case_summary where case_id = ?")
                .param(id)
                .query((row, n) -> new CaseSummary(id, row.getObject("received_on", LocalDate.class), count(row, 1)))
                .list();
    }
}
