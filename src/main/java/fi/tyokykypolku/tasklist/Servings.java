package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
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

    /**
     * A serving that has just been noted.
     *
     * @param mark its number, which goes out with the form
     * @param lastLook the newest fact that was there when the user looked at any form of the case before; empty for the first time
     */
    record Noted(long mark, OptionalLong lastLook) {}

    /** Notes that a user is shown a task's form. */
    Noted note(OpenTask task, String user, FormView view) {
        KeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into tkp_serving (case_id, task_id, user_id, newest_fact, withheld, served_at, last_look)
                        values (?, ?, ?, ?, ?, ?, (select s.newest_fact from tkp_serving s
                            where s.case_id = ? and s.user_id = ? order by s.id desc limit 1))
                        """)
                .params(task.caseId().value(), task.id(), user, view.newest())
                .param(String.join(" ", view.withheld()))
                .param(caseFile.now().atOffset(ZoneOffset.UTC))
                .params(task.caseId().value(), user)
                .update(keys, "id", "last_look");
        Map<String, Object> noted = Objects.requireNonNull(keys.getKeys());
        Number before = (Number) noted.get("last_look");
        return new Noted(
                ((Number) Objects.requireNonNull(noted.get("id"))).longValue(),
                before == null ? OptionalLong.empty() : OptionalLong.of(before.longValue()));
    }

    /** The newest fact that was there when the user was last shown any form of the case; empty before the first time. */
    OptionalLong lastLook(OpenTask task, String user) {
        return jdbc
                .sql("select newest_fact from tkp_serving where case_id = ? and user_id = ? order by id desc limit 1")
                .params(task.caseId().value(), user)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Those of some tasks whose form a user has been shown. */
    Set<String> seen(Collection<String> tasks, String user) {
        return tasks.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select distinct task_id from tkp_serving where user_id = :user and task_id in (:tasks)")
                        .param("user", user)
                        .param("tasks", tasks)
                        .query(String.class)
                        .list());
    }

    /** What a user has been shown of a task, the last first. */
    List<Serving> of(String task, String user) {
        return jdbc.sql("select * from tkp_serving where task_id = ? and user_id = ? order by id desc")
                .params(task, user)
                .query((row, n) -> serving(row))
                .list();
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
