package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the application use the engine on its own behalf, whoever is signed in. */
@Component
public class Engine {
    private final ObjectProvider<ProcessEngine> engine;
    private final JdbcClient jdbc;

    Engine(ObjectProvider<ProcessEngine> engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /**
     * An open task of a case.
     *
     * @param due null for one without a limit
     */
    public record Due(CaseId caseId, @Nullable Instant due) {}

    /** The cases and dates of some tasks, by task; without what waits in the transaction at hand to be written. */
    public Map<String, Due> due(Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        Map<String, Due> cases = new HashMap<>();
        // The engine's own queries would read the tasks, too, and keep them as they were read for the whole
        // transaction.
        jdbc.sql("""
                        select t.id_, e.business_key_, t.due_date_ from act_ru_task t
                            join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where t.id_ in (:tasks) and e.business_key_ is not null
                        """).param("tasks", tasks).query(row -> {
            Timestamp due = row.getTimestamp(3);
            cases.put(row.getString(1), new Due(new CaseId(row.getString(2)), due == null ? null : due.toInstant()));
        });
        return cases;
    }

    /**
     * Where a task stands.
     *
     * @param name of the task in its model
     * @param process id of the process's definition
     * @param groups groups that may work on it
     */
    public record Place(String task, String name, String process, CaseId caseId, List<String> groups) {
        private Place and(Place other) {
            return new Place(
                    task,
                    name,
                    process,
                    caseId,
                    Stream.concat(groups.stream(), other.groups.stream()).toList());
        }
    }

    /** Where an open task of a case stands; without what waits in the transaction at hand to be written. */
    public Optional<Place> placeOf(String task) {
        return jdbc
                .sql("""
                        select t.task_def_key_, t.proc_def_id_, e.business_key_, l.group_id_ from act_ru_task t
                            join act_ru_execution e on e.id_ = t.proc_inst_id_
                            join act_ru_identitylink l on l.task_id_ = t.id_ and l.group_id_ is not null
                        where t.id_ = ? and e.business_key_ is not null
                        """)
                .param(task)
                .query((row, n) -> new Place(
                        task,
                        row.getString(1),
                        row.getString(2),
                        new CaseId(row.getString(3)),
                        List.of(row.getString(4))))
                .list()
                .stream()
                .reduce(Place::and);
    }

    /** The case that a process instance belongs to. */
    public static CaseId caseOf(ProcessInstance instance) {
        return new CaseId(instance.getBusinessKey());
    }

    /** Runs the work in the engine's transaction, or the one at hand, without the caller's limits. */
    public <T extends @Nullable Object> T asSystem(Function<ProcessEngine, T> work) {
        ProcessEngine processEngine = engine.getObject();
        return ((ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> work.apply(processEngine)));
    }
}
