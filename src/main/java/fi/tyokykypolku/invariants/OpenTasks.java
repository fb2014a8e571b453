package fi.tyokykypolku.invariants;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Models;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each open task lies on one worklist, has its days, a clock that runs and, until it is due, the timer that is drawn on it. */
final class OpenTasks {
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Models models;
    /** By process definition: the tasks with a timer. */
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    OpenTasks(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.models = new Models(jdbc);
    }

    private record Open(
            String id,
            CaseId caseId,
            String process,
            String definition,
            String element,
            @Nullable Instant due,
            @Nullable Instant reminder) {}

    Stream<Violation> violations(Batch batch) {
        List<String> cases = batch.ids();
        if (cases.isEmpty()) {
            return Stream.empty();
        }
        List<Open> tasks = tasks(cases);
        Map<String, List<String>> groups = groups(cases);
        Set<String> timers = timers(cases);
        Set<String> running = batch.clocks().values().stream()
                .flatMap(Collection::stream)
                .filter(clock -> clock.task() && clock.stoppedAt() == null)
                .map(CaseClock::id)
                .collect(Collectors.toCollection(HashSet::new));
        List<Violation> violations = new ArrayList<>();
        for (Open task : tasks) {
            long worklists = groups.getOrDefault(task.id(), List.of()).stream()
                    .filter(group -> directory.worklist(group).isPresent())
                    .count();
            Instant due = task.due();
            List<String> wrong = new ArrayList<>();
            if (worklists != 1) {
                wrong.add("lies on " + worklists + " worklists");
            }
            if (due == null || task.reminder() == null) {
                wrong.add("has no day");
            }
            if (!running.remove(task.id())) {
                wrong.add("has no clock that runs");
            }
            if (due != null
                    && due.isAfter(batch.now())
                    && hasTimer(task.definition(), task.element())
                    && !timers.contains(task.process() + task.element() + Models.OVERDUE)) {
                wrong.add("has no timer");
            }
            wrong.forEach(what -> violations.add(new Violation(
                    Invariant.TASKS_LAID, task.caseId().value(), task.element() + " " + task.id() + " " + what)));
        }
        batch.clocks().values().stream()
                .flatMap(Collection::stream)
                .filter(clock -> running.contains(clock.id()))
                .map(clock -> new Violation(
                        Invariant.NO_ORPHANS,
                        clock.caseId().value(),
                        clock.element() + ": a clock runs for no task, " + clock.id()))
                .forEach(violations::add);
        return violations.stream();
    }

    private List<Open> tasks(List<String> cases) {
        return jdbc.sql("""
                        select t.*, i.business_key_ from act_ru_execution i join act_ru_task t on t.proc_inst_id_ = i.id_
                        where i.business_key_ in (:cases) and i.parent_id_ is null
                        """)
                .param("cases", cases)
                .query((row, n) -> new Open(
                        row.getString("id_"),
                        new CaseId(row.getString("business_key_")),
                        row.getString("proc_inst_id_"),
                        row.getString("proc_def_id_"),
                        row.getString("task_def_key_"),
                        Batch.engineInstant(row, "due_date_"),
                        Batch.engineInstant(row, "follow_up_date_")))
                .list();
    }

    private Map<String, List<String>> groups(List<String> cases) {
        Map<String, List<String>> groups = new HashMap<>();
        jdbc.sql("""
                        select l.task_id_, l.group_id_ from act_ru_execution i
                            join act_ru_task t on t.proc_inst_id_ = i.id_
                            join act_ru_identitylink l on l.task_id_ = t.id_
                        where i.business_key_ in (:cases) and i.parent_id_ is null
                            and l.type_ = 'candidate' and l.group_id_ is not null
                        """).param("cases", cases).query(row -> {
            groups.computeIfAbsent(row.getString("task_id_"), any -> new ArrayList<>())
                    .add(row.getString("group_id_"));
        });
        return groups;
    }

    private Set<String> timers(List<String> cases) {
        return Set.copyOf(jdbc.sql("""
                        select distinct i.id_, d.act_id_ from act_ru_execution i
                            join act_ru_job j on j.process_instance_id_ = i.id_
                            join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where i.business_key_ in (:cases) and i.parent_id_ is null
                        """)
                .param("cases", cases)
                .query((row, n) -> row.getString("id_") + row.getString("act_id_"))
                .list());
    }

    private boolean hasTimer(String definition, String element) {
        return known.computeIfAbsent(
                        definition,
                        id -> models.withLimit(id).map(Activity::getId).collect(Collectors.toUnmodifiableSet()))
                .contains(element);
    }
}
