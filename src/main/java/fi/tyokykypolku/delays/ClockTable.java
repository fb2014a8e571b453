package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clocks of every case, kept in the transaction of what starts, moves or stops them. */
@Component
public class ClockTable {
    /** SQL expression over the case and a moment: Kela's role by then. */
    private static final String KELA_ROLE = """
            coalesce((select e.outcome from tkp_explanation e where e.case_id = ? and e.decision = 'kela' and e.decided_at <= ?
                order by e.id desc limit 1), 'NONE')
            """;

    private final JdbcClient jdbc;

    ClockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseClock clock) {
        jdbc.sql("""
                        insert into tkp_clock (clock_id, case_id, process, element, task, sla, kind, organisation, worklist,
                            counted_from, started_at, due_at, remind_at, target_days, started_month, part_of_step, kela_role,
                            unemployment)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                            exists (select 1 from tkp_clock s where s.case_id = ? and not s.task and s.sla = ? and ?),
                            coalesce((select e.outcome from tkp_explanation e where e.case_id = ? and e.decision = 'kela'
                                order by e.id desc limit 1), 'NONE'),
                            (select k.unemployment from tkp_case k where k.case_id = ?))
                        """)
                .params(clock.id(), clock.caseId().value(), clock.process(), clock.element(), clock.task())
                .params(clock.sla(), clock.kind(), clock.organisation().name(), clock.worklist(), clock.countedFrom())
                .params(time(clock.startedAt()), time(clock.dueAt()), time(clock.remindAt()))
                .params(targetDays(clock.countedFrom(), clock.dueAt()), month(clock.startedAt()))
                .params(
                        clock.caseId().value(),
                        clock.sla(),
                        clock.task(),
                        clock.caseId().value(),
                        clock.caseId().value())
                .update();
        if (!clock.task()) {
            jdbc.sql("update tkp_clock set part_of_step = true where case_id = ? and task and sla = ?")
                    .params(clock.caseId().value(), clock.sla())
                    .update();
        }
        clock.waits().forEach(wait -> insert(clock.id(), wait));
        Instant stopped = clock.stoppedAt();
        if (stopped != null) {
            stop(clock.id(), stopped, Boolean.TRUE.equals(clock.done()));
        }
        String reason = clock.delayReason();
        if (reason != null) {
            explain(clock.id(), reason);
        }
    }

    /** Notes whom is waited on from now on; what lasted no time at all is forgotten. */
    void turn(String clock, Wait now) {
        List<Noted> noted = jdbc.sql("""
                        select w.*, c.waits_told from tkp_wait w join tkp_clock c on c.clock_id = w.clock_id
                        where w.clock_id = ? order by w.id desc limit 2
                        """)
                .param(clock)
                .query((row, n) -> new Noted(row.getLong("id"), wait(row), row.getBoolean("waits_told")))
                .list();
        int past = !noted.isEmpty() && !noted.get(0).state().since().isBefore(now.since()) ? 1 : 0;
        noted.stream()
                .limit(past)
                .forEach(last -> jdbc.sql("delete from tkp_wait where id = ?")
                        .param(last.id())
                        .update());
        if (noted.stream().skip(past).limit(1).noneMatch(last -> last.state().same(now))) {
            insert(clock, now);
        }
        if (noted.stream().anyMatch(Noted::summedUp)) {
            jdbc.sql("update tkp_clock set waits_told = false where clock_id = ?")
                    .param(clock)
                    .update();
        }
    }

    private record Noted(long id, Wait state, boolean summedUp) {}

    /** What a person has told the clock waits for, on this worklist; another one has not heard of it. */
    Optional<WaitingOn> told(String clock, String worklist) {
        return jdbc.sql("select * from tkp_wait where clock_id = ? order by id desc limit 1")
                .param(clock)
                .query((row, n) -> wait(row))
                .optional()
                .filter(last -> last.on().isTold() && last.worklist().equals(worklist))
                .map(Wait::on);
    }

    private void insert(String clock, Wait wait) {
        jdbc.sql("insert into tkp_wait (clock_id, since, waiting_on, worklist) values (?, ?, ?, ?)")
                .params(clock, time(wait.since()), wait.on().name(), wait.worklist())
                .update();
    }

    /** Lays a clock on another worklist. */
    void lay(String clock, Worklist worklist) {
        String area = WatchTasks.area(worklist.id());
        String organisation = worklist.organisation().name();
        jdbc.sql("""
                        update tkp_clock set worklist = ?, organisation = ?
                        where clock_id = ? and (worklist <> ? or organisation <> ?)
                        """).params(area, organisation, clock, area, organisation).update();
    }

    /** Dates a clock anew. */
    void date(String clock, Instant due, Instant reminder) {
        jdbc.sql("""
                        update tkp_clock set due_at = ?, remind_at = ?, target_days = cast(floor((extract(epoch from
                            cast(? as timestamp with time zone)) + 1 - extract(epoch from counted_from)) / 86400) as integer)
                        where clock_id = ? and (due_at <> ? or remind_at <> ?)
                        """)
                .params(time(due), time(reminder), time(due), clock, time(due), time(reminder))
                .update();
    }

    private static String month(Instant started) {
        return YearMonth.from(Helsinki.dayOf(started)).toString();
    }

    // The last day by UTC, whatever the hour in Finland.
    private static int targetDays(LocalDate from, Instant due) {
        return (int) ChronoUnit.DAYS.between(from, LocalDate.ofInstant(due.plusSeconds(1), ZoneOffset.UTC));
    }

    /** Stops a clock that runs. */
    void stop(String clock, Instant at, boolean done) {
        List<Wait> waits = new ArrayList<>();
        jdbc
                .sql("""
                        select c.case_id, c.counted_from, c.started_at, w.since, w.waiting_on, w.worklist
                        from tkp_clock c left join tkp_wait w on w.clock_id = c.clock_id
                        where c.clock_id = ? and c.stopped_at is null order by w.id
                        """)
                .param(clock)
                .query((row, n) -> {
                    if (row.getObject("since") != null) {
                        waits.add(wait(row));
                    }
                    return new Running(
                            row.getString("case_id"),
                            row.getObject("counted_from", LocalDate.class),
                            instant(row, "started_at"));
                })
                .list()
                .stream()
                .limit(1)
                .forEach(running -> jdbc.sql(
                                "update tkp_clock set stopped_at = ?, days_taken = ?, done = ?, kela_role = "
                                        + KELA_ROLE + ", " + WaitTimes.SET + " where clock_id = ?")
                        .params(time(at), (int) ChronoUnit.DAYS.between(running.from(), Helsinki.dayOf(at)), done)
                        .params(running.caseId(), time(at))
                        .params(WaitTimes.of(waits, running.started(), at).values())
                        .param(clock)
                        .update());
    }

    private record Running(String caseId, LocalDate from, Instant started) {}

    private List<Wait> waits(String clock) {
        return jdbc.sql("select * from tkp_wait where clock_id = ? order by id")
                .param(clock)
                .query((row, n) -> wait(row))
                .list();
    }

    /** Adds up anew the waits of the stopped clocks of some cases, where that has not been done. */
    void tellWaits(List<String> cases) {
        jdbc.sql("""
                        select clock_id, started_at, stopped_at from tkp_clock
                        where case_id in (:cases) and stopped_at is not null and not waits_told
                        """)
                .param("cases", cases)
                .query((row, n) ->
                        new Stopped(row.getString("clock_id"), instant(row, "started_at"), instant(row, "stopped_at")))
                .list()
                .forEach(stopped -> jdbc.sql("update tkp_clock set " + WaitTimes.SET + " where clock_id = ?")
                        .params(WaitTimes.of(waits(stopped.id()), stopped.started(), stopped.at())
                                .values())
                        .param(stopped.id())
                        .update());
    }

    private record Stopped(String id, Instant started, Instant at) {}

    /** Notes Kela's role in the case from a moment on. */
    void kelaRole(CaseId id, String role, Instant from) {
        jdbc.sql("""
                        update tkp_clock set kela_role = ?
                        where case_id = ? and (stopped_at is null or stopped_at >= ?) and kela_role <> ?
                        """).params(role, id.value(), time(from), role).update();
    }

    /** Notes for how long the client of a case has been unemployed; of what has run as of what runs. */
    void unemployment(CaseId id, String group) {
        int changed = jdbc.sql("update tkp_case set unemployment = ? where case_id = ? and unemployment <> ?")
                .params(group, id.value(), group)
                .update();
        if (changed > 0) {
            jdbc.sql("update tkp_clock set unemployment = ? where case_id = ?")
                    .params(group, id.value())
                    .update();
        }
    }

    /** Notes why a clock was late. */
    void explain(String clock, String reason) {
        jdbc.sql("update tkp_clock set delay_reason = ? where clock_id = ?")
                .params(reason, clock)
                .update();
    }

    /** Every case there is, the first first. */
    List<CaseId> cases() {
        return jdbc.sql("select case_id from tkp_case order by case_id")
                .query((row, n) -> CaseId.of(row))
                .list();
    }

    void forget(CaseId id) {
        jdbc.sql("delete from tkp_clock where case_id = ?").param(id.value()).update();
    }

    /** The clocks of a case, in the order they started. */
    public List<CaseClock> of(CaseId id) {
        return clocks(id, "order by started_at, clock_id");
    }

    /** The clocks of a case that run now: those of tasks, then those of steps, each in the order they started. */
    public List<CaseClock> running(CaseId id) {
        return clocks(id, "and stopped_at is null order by task desc, started_at, clock_id");
    }

    /** The clocks of each of some cases, in the order they started. */
    Map<CaseId, List<CaseClock>> of(Collection<CaseId> cases) {
        Map<CaseId, List<CaseClock>> byCase = new HashMap<>();
        cases.forEach(id -> byCase.put(id, new ArrayList<>()));
        if (!cases.isEmpty()) {
            clocks(cases, "order by started_at, clock_id")
                    .forEach(clock -> byCase.computeIfAbsent(clock.caseId(), any -> new ArrayList<>())
                            .add(clock));
        }
        return byCase;
    }

    private List<CaseClock> clocks(CaseId id, String which) {
        return clocks(List.of(id), which);
    }

    private List<CaseClock> clocks(Collection<CaseId> ids, String which) {
        List<String> cases = ids.stream().map(CaseId::value).toList();
        Map<String, List<Wait>> waits = new LinkedHashMap<>();
        jdbc.sql("""
                        select w.* from tkp_wait w join tkp_clock c on c.clock_id = w.clock_id
                        where c.case_id in (:cases) order by w.id
                        """)
                .param("cases", cases)
                .query((row, n) -> waits.computeIfAbsent(row.getString("clock_id"), any -> new ArrayList<>())
                        .add(wait(row)))
                .list();
        return jdbc.sql("select * from tkp_clock where case_id in (:cases) " + which)
                .param("cases", cases)
                .query((row, n) -> clock(row, waits.getOrDefault(row.getString("clock_id"), List.of())))
                .list();
    }

    private static CaseClock clock(ResultSet row, List<Wait> waits) throws SQLException {
        boolean runs = row.getObject("stopped_at") == null;
        return new CaseClock(
                row.getString("clock_id"),
                CaseId.of(row),
                row.getString("process"),
                row.getString("element"),
                row.getBoolean("task"),
                row.getString("sla"),
                row.getString("kind"),
                Organisation.valueOf(row.getString("organisation")),
                row.getString("worklist"),
                row.getObject("counted_from", LocalDate.class),
                instant(row, "started_at"),
                instant(row, "due_at"),
                instant(row, "remind_at"),
                runs ? null : instant(row, "stopped_at"),
                runs ? null : (Boolean) row.getBoolean("done"),
                row.getString("delay_reason"),
                List.copyOf(waits));
    }

    private static Wait wait(ResultSet row) throws SQLException {
        return new Wait(
                instant(row, "since"), WaitingOn.valueOf(row.getString("waiting_on")), row.getString("worklist"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
