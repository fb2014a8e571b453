package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Remembers which state of the case file was served to whom, never the facts themselves. */
@Component
class Servings {
    private final JdbcClient jdbc;
    private final CaseFile caseFile;

    Servings(JdbcClient jdbc, CaseFile caseFile) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
    }

    /** Notes that a user is shown a task's form, and returns the mark of it. */
    long note(OpenTask task, String user, FormView view) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into tkp_serving (case_id, task_id, user_id, newest_fact, withheld, served_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(task.caseId().value(), task.id(), user, view.newest())
                .param(String.join(" ", view.withheld()))
                .param(caseFile.now().atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** What a user has been shown of a task, the last first. */
    List<Serving> of(String task, String user) {
        return jdbc.sql("select * from tkp_serving where task_id = ? and user_id = ? order by id desc")
                .params(task, user)
                .query((row, n) -> serving(row))
                .list();
    }

    /** The newest fact of a case that was there when a user last looked at any form of it; empty when never. */
    OptionalLong lastLook(CaseId id, String user) {
        return jdbc.sql(
                        "select newest_fact from tkp_serving where case_id = ? and user_id = ? order by id desc limit 1")
                .params(id.value(), user)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static Serving serving(ResultSet row) throws SQLException {
        return new Serving(
                row.getLong("id"),
                new CaseId(row.getString("case_id")),
                row.getString("task_id"),
                row.getString("user_id"),
                row.getLong("newest_fact"),
                Stream.of(row.getString("withheld").split(" "))
                        .filter(key -> !key.isEmpty())
                        .toList());
    }
}
