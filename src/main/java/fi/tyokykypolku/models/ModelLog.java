package fi.tyokykypolku.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has done what to the models, and what was different then. Rows are only added. */
@Component
class ModelLog {
    private static final String ENTRIES = """
            select l.*, coalesce(d.name_, p.name) as name from tkp_model_log l
                left join act_re_deployment d on d.id_ = l.deployment_id
                left join tkp_model_proposal p on p.id = l.proposal_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;

    ModelLog(JdbcClient jdbc, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** What can happen. */
    enum Event {
        DEPLOYED,
        PROPOSED,
        ACCEPTED,
        REJECTED,
        WITHDRAWN,
        /** A table that failed while it was asked: the version before it counts again. */
        TAKEN_BACK,
        MIGRATED
    }

    /**
     * Something that has happened.
     *
     * @param author null for the application itself
     * @param approver who accepted it, when that was needed
     * @param subject what it is about, when that may happen only once
     * @param name of the deployment or the proposal
     * @param difference as JSON
     */
    record Entry(
            long id,
            OffsetDateTime at,
            Event event,
            @Nullable String author,
            @Nullable String approver,
            @Nullable String deployment,
            @Nullable Long proposal,
            @Nullable String subject,
            @Nullable String name,
            JsonNode difference) {}

    /** What is to be written. */
    record Note(
            Event event,
            @Nullable String author,
            @Nullable String approver,
            @Nullable String deployment,
            @Nullable Long proposal,
            @Nullable String subject,
            Object difference) {
        static Note of(Event event, String author, long proposal, Object difference) {
            return new Note(event, author, null, null, proposal, null, difference);
        }
    }

    /** @throws org.springframework.dao.DuplicateKeyException when it has been written about the same subject before */
    void write(Note note) {
        jdbc.sql("""
                        insert into tkp_model_log
                            (happened_at, event, author, approver, deployment_id, proposal_id, subject, difference)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(clock.instant().atOffset(ZoneOffset.UTC), note.event().name())
                .param(note.author())
                .param(note.approver())
                .param(note.deployment())
                .param(note.proposal())
                .param(note.subject())
                .param(text(note.difference()))
                .update();
    }

    /** The latest first. */
    List<Entry> latest(int most) {
        return jdbc.sql(ENTRIES + " order by l.id desc limit ?")
                .param(most)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Those of a kind, the latest first. */
    List<Entry> latest(Event event, int most) {
        return jdbc.sql(ENTRIES + " where l.event = ? order by l.id desc limit ?")
                .params(event.name(), most)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Whether anything has been deployed since a moment. */
    boolean deployedSince(OffsetDateTime moment) {
        return jdbc.sql("""
                        select count(*) from tkp_model_log
                            where happened_at > ? and event in ('DEPLOYED', 'ACCEPTED', 'TAKEN_BACK')
                        """).param(moment).query(Long.class).single() > 0;
    }

    /** How a deployment came. */
    Optional<Entry> of(String deployment) {
        return jdbc.sql(ENTRIES + " where l.deployment_id = ? order by l.id limit 1")
                .param(deployment)
                .query((row, n) -> entry(row))
                .optional();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class),
                Event.valueOf(row.getString("event")),
                row.getString("author"),
                row.getString("approver"),
                row.getString("deployment_id"),
                (Long) row.getObject("proposal_id"),
                row.getString("subject"),
                row.getString("name"),
                read(row.getString("difference")));
    }

    private String text(Object difference) {
        try {
            return json.writeValueAsString(difference);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode read(@Nullable String text) {
        try {
            return json.readTree(text == null ? "null" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
