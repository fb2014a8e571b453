package fi.tyokykypolku.wiring;

import java.util.List;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Indexes on the engine's tables that Camunda 7.24 does not bring. The engine makes its tables after ours have been migrated, so they
 * come at the start: once, for they stay.
 */
@Component
class EngineIndexes {
    private static final List<String> INDEXES = List.of(
            // Whoever completes a task asks for its sub-tasks: all tasks of the country would be read.
            "create index if not exists tkp_ru_task_parent on act_ru_task (parent_task_id_)",
            // Where few tasks of the country are late, they are the shortest way to one's own.
            "create index if not exists tkp_ru_task_due on act_ru_task (due_date_)",
            // The job executor asks every few seconds for what is due: nearly all timers lie in the future.
            "create index if not exists tkp_ru_job_due on act_ru_job (duedate_)");

    private final JdbcClient jdbc;

    EngineIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Order(1)
    @EventListener(PostDeployEvent.class)
    void create() {
        INDEXES.forEach(index -> jdbc.sql(index).update());
    }
}
