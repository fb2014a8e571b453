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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clocks of every case, kept in the transaction of what starts, moves or stops them. */
@Component
public class ClockTable {
    private final JdbcClient jdbc;

    ClockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseClock clock) {
        jdbc.sql("""
                        insert into tkp_clock (clock_id, case_id, process, element, task, sla, kind, organisation, worklist,
                            counted_from, started_at, due_at, remind_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(clock.id(), clock.caseId().value(), clock.process(), clock.element(), clock.task())
                .params(clock.sla(), clock.kind(), clock.organisation().name(), clock.worklist(), clock.countedFrom())
                .params(time(clock.startedAt()), time(clock.dueAt()), time(clock.remindAt()))
                .update();
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
        List<Noted> noted = jdbc.sql("select * from tkp_wait where clock_id = ? order by id desc limit 2")
                .param(clock)
                .query((row, n) -> new Noted(row.getLong("id"), wait(row)))
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
    }

    private record Noted(long id, Wait state) {}

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
        jdbc.sql("update tkp_clock set worklist = ?, organisation = ? where clock_id = ?")
                .params(WatchTasks.area(worklist.id()), worklist.organisation().name(), clock)
                .update();
    }

    /** Dates a clock anew. */
    void date(String clock, Instant due, Instant reminder) {
        jdbc.sql("update tkp_clock set due_at = ?, remind_at = ? where clock_id = ?")
                .params(time(due), time(reminder), clock)
                .update();
    }

    /** Stops a clock that runs. */
    void stop(String clock, Instant at, boolean done) {
        jdbc.sql("select counted_from from tkp_clock where clock_id = ? and stopped_at is null")
                .param(clock)
                .query(LocalDate.class)
                .optional()
                .ifPresent(from -> jdbc.sql(
                                "update tkp_clock set stopped_at = ?, days_taken = ?, done = ? where clock_id = ?")
                        .params(time(at), (int) ChronoUnit.DAYS.between(from, Helsinki.dayOf(at)), done, clock)
                        .update());
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

    private List<CaseClock> clocks(CaseId id, String which) {
        Map<String, List<Wait>> waits = new LinkedHashMap<>();
        jdbc.sql("""
                        select w.* from tkp_wait w join tkp_clock c on c.clock_id = w.clock_id
                        where c.case_id = ? order by w.id
                        """)
                .param(id.value())
                .query((row, n) -> waits.computeIfAbsent(row.getString("clock_id"), any -> new ArrayList<>())
                        .add(wait(row)))
                .list();
        return jdbc.sql("select * from tkp_clock where case_id = ? " + which)
                .param(id.value())
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
