package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.delays.History.Past;
import fi.tyokykypolku.delays.History.PastStep;
import fi.tyokykypolku.delays.History.PastTask;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.Engine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the clocks of a case from the engine's history, as if nobody had kept them. */
@Component
public class ClockHistory {
    private final Engine engine;
    private final Deadlines deadlines;
    private final Directory directory;
    private final Steps steps;
    private final ClockTable clocks;
    private final CaseFile caseFile;
    private final History history;

    ClockHistory(
            Engine engine,
            Deadlines deadlines,
            Directory directory,
            Steps steps,
            ClockTable clocks,
            CaseFile caseFile,
            History history) {
        this.engine = engine;
        this.deadlines = deadlines;
        this.directory = directory;
        this.steps = steps;
        this.clocks = clocks;
        this.caseFile = caseFile;
        this.history = history;
    }

    /** @return of how many cases the clocks were drawn anew */
    int rebuild() {
        List<CaseId> cases = clocks.cases();
        cases.forEach(this::rebuild);
        return cases.size();
    }

    /** Replaces what is kept of a case by what its history says; nothing changes when the history is gone. */
    public void rebuild(CaseId id) {
        engine.asSystem(services -> {
            caseFile.lock(id);
            List<CaseClock> drawn = drawn(id);
            if (!drawn.isEmpty()) {
                clocks.forget(id);
                drawn.forEach(clocks::add);
            }
            return null;
        });
    }

    /** The clocks of a case by its history, in the order they started. */
    public List<CaseClock> of(CaseId id) {
        return engine.asSystem(services -> drawn(id));
    }

    private List<CaseClock> drawn(CaseId id) {
        Past past = Objects.requireNonNull(history.of(List.of(id)).get(id));
        return Stream.concat(
                        past.tasks().stream()
                                .map(task -> task(id, task, past.reasons().get(task.id()))),
                        past.steps().stream()
                                .map(step -> step(id, step, past.reasons().get(step.id()))))
                .sorted(Comparator.comparing(CaseClock::startedAt).thenComparing(CaseClock::id))
                .toList();
    }

    private CaseClock task(CaseId id, PastTask task, @Nullable String delayReason) {
        Term term = deadlines.term(id, task.element(), task.started());
        List<Wait> waits = fromItsStart(task);
        Worklist latest = worklist(waits.get(waits.size() - 1).worklist());
        return new CaseClock(
                task.id(),
                id,
                task.process(),
                task.element(),
                true,
                term.sla(),
                term.kind(),
                latest.organisation(),
                WatchTasks.area(latest.id()),
                term.start(),
                task.started(),
                dated(task.due()),
                dated(task.reminder()),
                task.ended(),
                task.done(),
                delayReason,
                waits);
    }

    /** The engine logs who has a task some milliseconds after it began. */
    private static List<Wait> fromItsStart(PastTask task) {
        List<Wait> waits = new ArrayList<>(task.waits());
        waits.set(0, new Wait(task.started(), waits.get(0).on(), waits.get(0).worklist()));
        return waits;
    }

    private CaseClock step(CaseId id, PastStep step, @Nullable String delayReason) {
        CaseClock clock = steps.clock(step.id(), id, step.definition(), step.element(), step.started());
        Instant ended = step.ended();
        CaseClock stands = ended == null ? clock : clock.stopped(ended, Boolean.TRUE.equals(step.done()));
        return delayReason == null ? stands : stands.explained(delayReason);
    }

    private static Instant dated(@Nullable Instant moment) {
        return Objects.requireNonNull(moment, "Every task is dated");
    }

    private Worklist worklist(String id) {
        return directory.worklist(id).orElseThrow(() -> new IllegalStateException("No worklist " + id));
    }
}
