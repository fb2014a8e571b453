package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Variable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine's history tells of the time of some cases, many at once: their tasks and their steps with a clock. */
@Component
class History {
    /** What ended as it should. */
    private static final String DONE = "completed";

    private static final int CANCELED = ActivityInstanceState.CANCELED.getStateCode();

    private static final List<String> TOLD = Stream.of(
                    CaseVariables.NOTICE,
                    CaseVariables.PARTY,
                    CaseVariables.WAIT_FOR,
                    CaseVariables.DELAY_REASON,
                    CaseVariables.LATE_CLOCK)
            .map(Variable::name)
            .toList();

    private final JdbcClient jdbc;
    private final Directory directory;
    private final ClockedSteps steps;

    History(JdbcClient jdbc, Directory directory, ClockedSteps steps) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.steps = steps;
    }

    /**
     * What happened in a case, each part in no order.
     *
     * @param reasons why clocks were late, by clock, as the network lead has told
     */
    record Past(List<PastTask> tasks, List<PastStep> steps, Map<String, String> reasons) {}

    /**
     * A user task.
     *
     * @param element id in the model {@code process}
     * @param done whether it was completed; null while it is open
     * @param waits on whom it waited, oldest first; empty when the history tells of no worklist
     */
    record PastTask(
            String id,
            String process,
            String element,
            Instant started,
            @Nullable Instant due,
            @Nullable Instant reminder,
            @Nullable Instant ended,
            @Nullable Boolean done,
            List<Wait> waits) {}

    /** A step with a clock, of a process definition. */
    record PastStep(
            String id,
            String definition,
            String element,
            Instant started,
            @Nullable Instant ended,
            @Nullable Boolean done) {}

    private record Link(
            Instant at,
            String type,
            boolean added,
            @Nullable String group,
            @Nullable String user) {}

    /** What an organisation has told it waits for; null when for nothing any more. */
    private record Told(
            Instant at, Organisation organisation, @Nullable WaitingOn on) {}

    /** The past of each of some cases; empty when the history is gone. */
    Map<CaseId, Past> of(Collection<CaseId> cases) {
        List<String> ids = cases.stream().map(CaseId::value).toList();
        Map<String, Map<String, Instance>> instances = instances(ids);
        Map<String, List<Link>> links = links(ids);
        Map<String, List<PastTask>> tasks = tasks(ids, links, instances);
        Map<String, List<PastStep>> steps = steps(ids);
        return cases.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Past(
                                tasks.getOrDefault(id.value(), List.of()),
                                steps.getOrDefault(id.value(), List.of()),
                                reasons(instances.getOrDefault(id.value(), Map.of())))));
    }

    /** A process instance, with what stands in it alone: those called before it carry the names, but nothing under them. */
    private record Instance(Instant started, Map<String, String> values) {
        <T> Optional<T> value(Variable<T> variable) {
            return Optional.ofNullable(values.get(variable.name()))
                    .filter(kept -> !kept.equals(variable.initial()))
                    .map(variable::parse);
        }

        Optional<Told> told() {
            return value(CaseVariables.NOTICE)
                    .filter(NoteWait.NOTICE::equals)
                    .flatMap(notice -> value(CaseVariables.PARTY))
                    .map(organisation -> new Told(
                            started,
                            organisation,
                            value(CaseVariables.WAIT_FOR)
                                    .flatMap(NoteWait::told)
                                    .orElse(null)));
        }
    }

    private Map<String, Map<String, Instance>> instances(List<String> cases) {
        Map<String, Map<String, Instance>> instances = new HashMap<>();
        jdbc.sql("""
                        select p.business_key_, p.id_, p.start_time_, v.name_, v.text_ from act_hi_procinst p
                            join act_hi_varinst v on v.proc_inst_id_ = p.id_
                        where p.business_key_ in (:cases) and v.name_ in (:names) and v.text_ is not null
                        """).param("cases", cases).param("names", TOLD).query(row -> {
            Instant started = moment(row, "start_time_");
            instances
                    .computeIfAbsent(row.getString("business_key_"), any -> new TreeMap<>())
                    .computeIfAbsent(row.getString("id_"), any -> new Instance(started, new HashMap<>()))
                    .values()
                    .put(row.getString("name_"), row.getString("text_"));
        });
        return instances;
    }

    private static Map<String, String> reasons(Map<String, Instance> instances) {
        Map<String, String> reasons = new HashMap<>();
        instances
                .values()
                .forEach(instance -> instance.value(CaseVariables.DELAY_REASON)
                        .ifPresent(reason -> instance.value(CaseVariables.LATE_CLOCK)
                                .ifPresent(clock -> reasons.put(clock, reason))));
        return reasons;
    }

    private Map<String, List<PastStep>> steps(List<String> cases) {
        Map<String, List<PastStep>> byCase = new HashMap<>();
        jdbc.sql("""
                        select p.business_key_, a.* from act_hi_procinst p join act_hi_actinst a on a.proc_inst_id_ = p.id_
                        where p.business_key_ in (:cases)
                        """).param("cases", cases).query(row -> {
            String definition = row.getString("proc_def_id_");
            String element = row.getString("act_id_");
            if (steps.hasClock(definition, element)) {
                Instant ended = ended(row);
                byCase.computeIfAbsent(row.getString("business_key_"), any -> new ArrayList<>())
                        .add(new PastStep(
                                row.getString("id_"),
                                definition,
                                element,
                                moment(row, "start_time_"),
                                ended,
                                ended == null ? null : (Boolean) (row.getInt("act_inst_state_") != CANCELED)));
            }
        });
        return byCase;
    }

    private Map<String, List<PastTask>> tasks(
            List<String> cases, Map<String, List<Link>> links, Map<String, Map<String, Instance>> instances) {
        Map<String, List<PastTask>> byCase = new HashMap<>();
        jdbc.sql("""
                        select p.business_key_, t.* from act_hi_procinst p join act_hi_taskinst t on t.proc_inst_id_ = p.id_
                        where p.business_key_ in (:cases)
                        """).param("cases", cases).query(row -> {
            String id = row.getString("business_key_");
            Instant started = moment(row, "start_time_");
            Instant ended = ended(row);
            List<Told> told = instances.getOrDefault(id, Map.of()).values().stream()
                    .flatMap(instance -> instance.told().stream())
                    .filter(each -> !each.at().isBefore(started)
                            && (ended == null || each.at().isBefore(ended)))
                    .toList();
            byCase.computeIfAbsent(id, any -> new ArrayList<>())
                    .add(new PastTask(
                            row.getString("id_"),
                            row.getString("proc_def_key_"),
                            row.getString("task_def_key_"),
                            started,
                            time(row, "due_date_"),
                            time(row, "follow_up_date_"),
                            ended,
                            ended == null ? null : (Boolean) DONE.equals(row.getString("delete_reason_")),
                            waits(links.getOrDefault(row.getString("id_"), List.of()), told)));
        });
        return byCase;
    }

    private Map<String, List<Link>> links(List<String> cases) {
        Map<String, List<Link>> links = new HashMap<>();
        jdbc.sql("""
                        select l.* from act_hi_procinst p
                            join act_hi_taskinst t on t.proc_inst_id_ = p.id_
                            join act_hi_identitylink l on l.task_id_ = t.id_
                        where p.business_key_ in (:cases)
                        """).param("cases", cases).query(row -> {
            links.computeIfAbsent(row.getString("task_id_"), any -> new ArrayList<>())
                    .add(new Link(
                            moment(row, "timestamp_"),
                            row.getString("type_"),
                            "add".equals(row.getString("operation_type_")),
                            row.getString("group_id_"),
                            row.getString("user_id_")));
        });
        return links;
    }

    private List<Wait> waits(List<Link> links, List<Told> told) {
        Map<Instant, List<Link>> byTime =
                links.stream().collect(Collectors.groupingBy(Link::at, TreeMap::new, Collectors.toList()));
        told.forEach(each -> byTime.putIfAbsent(each.at(), List.of()));
        List<Wait> waits = new ArrayList<>();
        String worklist = null;
        String person = null;
        WaitingOn waitsFor = null;
        for (Map.Entry<Instant, List<Link>> moment : byTime.entrySet()) {
            String before = worklist;
            worklist = latest(worklist, groups(moment.getValue()), Link::group);
            person = latest(person, persons(moment.getValue()), Link::user);
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
                    && directory
                            .worklist(worklist)
                            .filter(there -> there.organisation() == each.organisation())
                            .isPresent()) {
                now = each.on();
            }
        }
        return now;
    }

    private Stream<Link> groups(List<Link> links) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.type()))
                .filter(link ->
                        link.group() != null && directory.worklist(link.group()).isPresent());
    }

    private static Stream<Link> persons(List<Link> links) {
        return links.stream().filter(link -> IdentityLinkType.ASSIGNEE.equals(link.type()));
    }

    // Of what was added and taken away at one moment, what is left.
    private static @Nullable String latest(
            @Nullable String before, Stream<Link> links, Function<Link, @Nullable String> name) {
        Map<String, Integer> balance = new TreeMap<>();
        if (before != null) {
            balance.put(before, 1);
        }
        links.forEach(link -> balance.merge(String.valueOf(name.apply(link)), link.added() ? 1 : -1, Integer::sum));
        return balance.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant ended(ResultSet row) throws SQLException {
        return time(row, "end_time_");
    }

    // The engine keeps times without a zone, in that of the process.
    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
