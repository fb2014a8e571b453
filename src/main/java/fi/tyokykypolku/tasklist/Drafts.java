package fi.tyokykypolku.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.vault.Vault;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what somebody has begun to write into a form, encrypted in the case file, for that person and task and no longer than the task. */
@Component
class Drafts {
    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Vault vault;
    private final ObjectMapper json;

    Drafts(JdbcClient jdbc, CaseFile caseFile, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.vault = vault;
        this.json = json;
    }

    /** What a user has written into a task's form; empty when nothing waits. */
    Optional<Draft> of(String task, String user) {
        return jdbc.sql("select * from tkp_draft where task_id = ? and user_id = ?")
                .params(task, user)
                .query((row, n) -> draft(row))
                .optional();
    }

    private Draft draft(ResultSet row) throws SQLException {
        try {
            String content = vault.open(row.getBytes("content"), place(CaseId.of(row), row.getString("task_id")));
            return new Draft(
                    row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                    row.getLong("newest_fact"),
                    json.readValue(content, new TypeReference<Map<String, JsonNode>>() {}));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps what a user has written, in place of what was kept before; forgets it when nothing is written. The case must be held, so
     * that nothing is kept of a task that has ended meanwhile.
     */
    void keep(CaseId id, Serving served, Map<String, JsonNode> values) {
        forget(served.task(), served.user());
        if (values.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into tkp_draft (case_id, task_id, user_id, newest_fact, content, saved_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id.value(), served.task(), served.user(), served.newest())
                .param(vault.lock(text(values), place(id, served.task())))
                .param(caseFile.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private String text(Map<String, JsonNode> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String task, String user) {
        jdbc.sql("delete from tkp_draft where task_id = ? and user_id = ?")
                .params(task, user)
                .update();
    }

    /** With its task goes what anybody has begun to write into its form. */
    @EventListener(condition = "#task.eventName == 'complete' || #task.eventName == 'delete'")
    void end(DelegateTask task) {
        jdbc.sql("delete from tkp_draft where task_id = ?").param(task.getId()).update();
    }

    private static String place(CaseId id, String task) {
        return CaseFile.place(id, task);
    }
}
