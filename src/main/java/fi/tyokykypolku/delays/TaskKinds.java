package fi.tyokykypolku.delays;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what kind of limit open tasks are measured. */
@Component
public class TaskKinds {
    private final JdbcClient jdbc;

    TaskKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of {@link fi.tyokykypolku.deadlines.Term#KINDS} for each task that a clock measures, by task. */
    public Map<String, String> of(Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        Map<String, String> kinds = new HashMap<>();
        jdbc.sql("select clock_id, kind from tkp_clock where clock_id in (:tasks)")
                .param("tasks", tasks)
                .query(row -> {
                    kinds.put(row.getString("clock_id"), row.getString("kind"));
                });
        return kinds;
    }
}
