package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.engine.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the clocks of a case from the engine's history, as if nobody had kept them. */
@Component
public class ClockHistory {
    private static final String DONE = "completed";

    private final Engine engine;
    private final Deadlines deadlines;
    private final Directory directory;
    private final Steps steps;
    private final ClockTable clocks;
    private final CaseFile caseFile;

    ClockHistory(
            Engine engine,
            Deadlines deadlines,
            Directory directory,
            Steps steps,
            ClockTable clocks,
            CaseFile caseFile) {
        this.engine = engine;
        this.deadlines = deadlines;
        this.directory = directory;
        this.steps = steps;
        this.clocks = clocks;
        this.caseFile = caseFile;
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
            List<CaseClock> drawn = drawn(services, id);
            if (!drawn.isEmpty()) {
                clocks.forget(id);
                drawn.forEach(clocks::add);
            }
            return null;
        });
    }

    /** The clocks of a case by its history, in the order they started. */
    public List<CaseClock> of(CaseId id) {
        return engine.asSystem(services -> drawn(services, id));
    }

    private List<CaseClock> drawn(ProcessEngine services, CaseId id) {
        HistoryService history = services.getHistoryService();
        List<CaseClock> drawn = new ArrayList<>();
        Map<String, String> reasons = new TreeMap<>();
        List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
                .list();
        List<Told> told = instances.stream()
                .flatMap(instance -> told(history, instance).stream())
                .toList();
        for (HistoricProcessInstance instance : instances) {
            history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list().stream()
                    .map(task -> task(history, id, task, told))
                    .forEach(drawn::add);
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
                    .filter(step -> steps.hasClock(step.getProcessDefinitionId(), step.getActivityId()))
                    .map(step -> step(id, step))
                    .forEach(drawn::add);
            value(history, instance, CaseVariables.DELAY_REASON)
                    .ifPresent(reason -> value(history, instance, CaseVariables.LATE_CLOCK)
                            .ifPresent(clock -> reasons.put(clock, reason)));
        }
        drawn.replaceAll(clock -> Optional.ofNullable(reasons.get(clock.id()))
                .map(clock::explained)
                .orElse(clock));
        drawn.sort(Comparator.comparing(CaseClock::startedAt).thenComparing(CaseClock::id));
        return drawn;
    }

    // What stands in an instance of its own alone: those before it carry the names, but nothing under them.
    private static <T> Optional<T> value(
            HistoryService history, HistoricProcessInstance instance, Variable<T> variable) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .variableName(variable.name())
                .list()
                .stream()
                .flatMap(kept -> Stream.ofNullable(kept.getValue()))
                .filter(value -> !value.equals(variable.initial()))
                .findFirst()
                .map(variable::parse);
    }

    private CaseClock task(HistoryService history, CaseId id, HistoricTaskInstance task, List<Told> told) {
        Instant started = task.getStartTime().toInstant();
        Term term = deadlines.term(id, task.getTaskDefinitionKey(), started);
        Instant ended = moment(task.getEndTime());
        List<Wait> waits = waits(
                history.createHistoricIdentityLinkLogQuery()
                        .taskId(task.getId())
                        .list(),
                told.stream()
                        .filter(each -> !each.at().isBefore(started)
                                && (ended == null || each.at().isBefore(ended)))
                        .toList());
        Worklist latest = worklist(waits.get(waits.size() - 1).worklist());
        return new CaseClock(
                task.getId(),
                id,
                task.getProcessDefinitionKey(),
                task.getTaskDefinitionKey(),
                true,
                term.sla(),
                term.kind(),
                latest.organisation(),
                WatchTasks.area(latest.id()),
                term.start(),
                started,
                task.getDueDate().toInstant(),
                task.getFollowUpDate().toInstant(),
                ended,
                ended == null ? null : (Boolean) DONE.equals(task.getDeleteReason()),
                null,
                waits);
    }

    private CaseClock step(CaseId id, HistoricActivityInstance step) {
        CaseClock clock = steps.clock(
                step.getId(),
                id,
                step.getProcessDefinitionId(),
                step.getActivityId(),
                step.getStartTime().toInstant());
        return step.getEndTime() == null
                ? clock
                : clock.stopped(step.getEndTime().toInstant(), !step.isCanceled());
    }

    private List<Wait> waits(List<HistoricIdentityLinkLog> links, List<Told> told) {
        Map<Instant, List<HistoricIdentityLinkLog>> byTime = links.stream()
                .collect(Collectors.groupingBy(link -> link.getTime().toInstant(), TreeMap::new, Collectors.toList()));
        told.forEach(each -> byTime.putIfAbsent(each.at(), List.of()));
        List<Wait> waits = new ArrayList<>();
        String worklist = null;
        String person = null;
        WaitingOn waitsFor = null;
        for (Map.Entry<Instant, List<HistoricIdentityLinkLog>> moment : byTime.entrySet()) {
            String before = worklist;
            worklist = latest(worklist, groups(moment.getValue()), HistoricIdentityLinkLog::getGroupId);
            person = latest(person, persons(moment.getValue()), HistoricIdentityLinkLog::getUserId);
            if (worklist != null) {
                waitsFor = waitsFor(worklist.equals(before) ? waitsFor : null, moment.getKey(), worklist, told);
                WaitingOn on = waitsFor == null ? WaitingOn.assigned(person) : waitsFor;
                Wait wait = new Wait(moment.getKey(), on, worklist);
                if (waits.isEmpty() || !waits.get(waits.size() - 1).same(wait)) {
                    waits.add(wait);
                }
            }
        }
        return waits;
    }

    private @Nullable WaitingOn waitsFor(@Nullable WaitingOn before, Instant moment, String worklist, List<Told> told) {
        WaitingOn now = before;
        for (Told each : told) {
            if (each.at().equals(moment)
                    && each.organisation() == worklist(worklist).organisation()) {
                now = each.on();
            }
        }
        return now;
    }

    /** What an organisation has told it waits for; null when for nothing any more. */
    private record Told(
            Instant at, Organisation organisation, @Nullable WaitingOn on) {}

    private static Optional<Told> told(HistoryService history, HistoricProcessInstance instance) {
        return value(history, instance, CaseVariables.NOTICE)
                .filter(NoteWait.NOTICE::equals)
                .flatMap(notice -> value(history, instance, CaseVariables.PARTY))
                .map(organisation -> new Told(
                        instance.getStartTime().toInstant(),
                        organisation,
                        value(history, instance, CaseVariables.WAIT_FOR)
                                .flatMap(NoteWait::told)
                                .orElse(null)));
    }

    private Stream<HistoricIdentityLinkLog> groups(List<HistoricIdentityLinkLog> links) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .filter(link -> link.getGroupId() != null
                        && directory.worklist(link.getGroupId()).isPresent());
    }

    private static Stream<HistoricIdentityLinkLog> persons(List<HistoricIdentityLinkLog> links) {
        return links.stream().filter(link -> IdentityLinkType.ASSIGNEE.equals(link.getType()));
    }

    // Of what was added and taken away at one moment, what is left.
    private static @Nullable String latest(
            @Nullable String before,
            Stream<HistoricIdentityLinkLog> links,
            Function<HistoricIdentityLinkLog, String> name) {
        Map<String, Integer> balance = new TreeMap<>();
        if (before != null) {
            balance.put(before, 1);
        }
        links.forEach(
                link -> balance.merge(name.apply(link), "add".equals(link.getOperationType()) ? 1 : -1, Integer::sum));
        return balance.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Worklist worklist(String id) {
        return directory.worklist(id).orElseThrow(() -> new IllegalStateException("No worklist " + id));
    }

    private static @Nullable Instant moment(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant).orElse(null);
    }
}
