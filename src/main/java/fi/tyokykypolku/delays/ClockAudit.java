package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.delays.History.Past;
import fi.tyokykypolku.delays.History.PastStep;
import fi.tyokykypolku.delays.History.PastTask;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Models;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether the clocks of some cases are what the engine's history says, to the minute, and whether their waits add up. Reads only, and needs no
 * engine. Of the time limits it tells nothing: a table may have been changed since a clock was started, and changes no clock that runs.
 */
@Component
public class ClockAudit {
    /**
     * A step of the engine and its clock are written in one transaction, each with the time of its own moment; between the two may lie a
     * wait for the case, of fifteen seconds at most on PostgreSQL.
     */
    private static final Duration SAME_STEP = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final ClockTable clocks;
    private final History history;

    public ClockAudit(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.clocks = new ClockTable(jdbc);
        this.history = new History(jdbc, directory, new ClockedSteps(new Models(jdbc)));
    }

    /**
     * A clock that is not as it should be.
     *
     * @param what is wrong, without a word of the client
     */
    public record Difference(CaseId id, String clock, String what) {}

    /** The clocks of each of some cases; empty for one that has none. */
    public Map<CaseId, List<CaseClock>> clocks(Collection<CaseId> cases) {
        return clocks.of(cases);
    }

    /**
     * Compares clocks with the history.
     *
     * @param clocks of each case; a case whose history is gone is left out
     * @param historyKept since when the history is there whole: the engine deletes what is older
     */
    public List<Difference> fromHistory(Map<CaseId, List<CaseClock>> clocks, Instant historyKept) {
        if (clocks.isEmpty()) {
            return List.of();
        }
        List<Difference> differences = new ArrayList<>();
        history.of(clocks.keySet())
                .forEach((id, past) -> compare(clocks.getOrDefault(id, List.of()), past, historyKept)
                        .forEach((clock, what) -> differences.add(new Difference(id, clock, what))));
        return differences;
    }

    private static Map<String, String> compare(List<CaseClock> clocks, Past past, Instant historyKept) {
        Map<String, PastTask> tasks = new HashMap<>();
        past.tasks().forEach(task -> tasks.put(task.id(), task));
        Map<String, PastStep> steps = new HashMap<>();
        past.steps().forEach(step -> steps.put(step.id(), step));
        Map<String, String> differences = new HashMap<>();
        for (CaseClock clock : clocks) {
            PastTask task = tasks.remove(clock.id());
            PastStep step = steps.remove(clock.id());
            boolean old = clock.startedAt().isBefore(historyKept);
            List<String> wrong = new ArrayList<>();
            if (task != null) {
                wrong.addAll(wrong(clock, task));
                if (!old && !alike(clock.waits(), task.waits())) {
                    wrong.add("waits");
                }
            } else if (step != null) {
                wrong.addAll(wrong(clock, step));
            } else if (!old) {
                wrong.add("not in the history");
            }
            if ((task != null || step != null)
                    && !Objects.equals(clock.delayReason(), past.reasons().get(clock.id()))) {
                wrong.add("reason");
            }
            if (!wrong.isEmpty()) {
                differences.put(clock.id(), clock.element() + ": " + String.join(", ", wrong));
            }
        }
        tasks.values().forEach(task -> differences.put(task.id(), task.element() + ": no clock"));
        steps.values().forEach(step -> differences.put(step.id(), step.element() + ": no clock"));
        return differences;
    }

    private static List<String> wrong(CaseClock clock, PastTask task) {
        Wait last =
                task.waits().isEmpty() ? null : task.waits().get(task.waits().size() - 1);
        return named(
                "element",
                        !clock.task()
                                || !clock.process().equals(task.process())
                                || !clock.element().equals(task.element()),
                "start", !near(clock.startedAt(), task.started()),
                "stop", !near(clock.stoppedAt(), task.ended()),
                "done", !Objects.equals(clock.done(), task.done()),
                "due", !clock.dueAt().equals(task.due()),
                "reminder", !clock.remindAt().equals(task.reminder()),
                "worklist", last != null && !clock.worklist().equals(WatchTasks.area(last.worklist())));
    }

    private static List<String> wrong(CaseClock clock, PastStep step) {
        return named(
                "element", clock.task() || !clock.element().equals(step.element()),
                "start", !near(clock.startedAt(), step.started()),
                "stop", !near(clock.stoppedAt(), step.ended()),
                "done", !Objects.equals(clock.done(), step.done()));
    }

    private static boolean near(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null
                ? one == other
                : Duration.between(one, other).abs().compareTo(SAME_STEP) <= 0;
    }

    /** Whether both tell the same but for moments: they agree at last, and before that never disagree for longer than a step lasts. */
    private static boolean alike(List<Wait> kept, List<Wait> told) {
        if (kept.isEmpty() || told.isEmpty()) {
            return kept.isEmpty() && told.isEmpty();
        }
        List<Instant> changes = Stream.concat(kept.stream(), told.stream())
                .map(Wait::since)
                .distinct()
                .sorted()
                .toList();
        Instant apartSince = null;
        for (Instant change : changes) {
            boolean same = same(at(kept, change), at(told, change));
            if (apartSince != null && !near(apartSince, change)) {
                return false;
            }
            apartSince = same ? null : apartSince == null ? change : apartSince;
        }
        return apartSince == null;
    }

    private static boolean same(@Nullable Wait one, @Nullable Wait other) {
        return one == null || other == null ? one == other : one.same(other);
    }

    /** The wait of a moment; null before the first. */
    private static @Nullable Wait at(List<Wait> waits, Instant moment) {
        Wait at = null;
        for (Wait wait : waits) {
            if (!wait.since().isAfter(moment)) {
                at = wait;
            }
        }
        return at;
    }

    /** The names of what is wrong, of names and whether each is. */
    private static List<String> named(Object... namesAndFaults) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < namesAndFaults.length; i += 2) {
            if (namesAndFaults[i + 1].equals(true)) {
                wrong.add((String) namesAndFaults[i]);
            }
        }
        return wrong;
    }

    /**
     * Adds up the waits of each clock and compares them with what is kept of their sum; those of a task begin with its clock, and each
     * ends where the next begins.
     */
    public List<Difference> inWaits(Map<CaseId, List<CaseClock>> clocks) {
        Map<String, WaitTimes> sums = clocks.isEmpty() ? Map.of() : sums(clocks.keySet());
        List<Difference> differences = new ArrayList<>();
        clocks.forEach((id, ofCase) -> ofCase.forEach(clock -> {
            WaitTimes sum = sums.get(clock.id());
            Instant stopped = clock.stoppedAt();
            boolean begins = !clock.task()
                    || !clock.waits().isEmpty() && clock.waits().get(0).since().equals(clock.startedAt());
            boolean adds = sum == null
                    || stopped == null
                    || sum.equals(WaitTimes.of(clock.waits(), clock.startedAt(), stopped));
            if (!begins || !adds) {
                differences.add(new Difference(
                        id,
                        clock.id(),
                        clock.element() + (begins ? ": not the sum that is kept" : ": no wait from its start")));
            }
        }));
        return differences;
    }

    /** The sums that are kept of stopped clocks, by clock. */
    private Map<String, WaitTimes> sums(Collection<CaseId> cases) {
        Map<String, WaitTimes> sums = new HashMap<>();
        jdbc.sql("select * from tkp_clock where case_id in (:cases) and stopped_at is not null and waits_told")
                .param("cases", cases.stream().map(CaseId::value).toList())
                .query(row -> {
                    Map<WaitingOn, Long> micros = new EnumMap<>(WaitingOn.class);
                    for (WaitingOn on : WaitingOn.values()) {
                        long kept = row.getLong(WaitTimes.column(on));
                        if (!row.wasNull()) {
                            micros.put(on, kept);
                        }
                    }
                    sums.put(row.getString("clock_id"), new WaitTimes(true, micros));
                });
        return sums;
    }
}
