package fi.tyokykypolku.uselog;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the use log, each sealed with a SHA-256 over its fields and the seal of the row before it. */
@Component
public class UseChain {
    private static final List<String> TEXTS = List.of(
            "case_id", "user_id", "user_organisation", "recipient", "grounds", "purpose", "channel", "event", "place");

    /** Stands in the log for the organisation of a user who works for none. */
    private static final String NO_ORGANISATION = "NONE";

    private static final String HEAD = "select * from tkp_use_log_head";
    private static final int PAGE = 1000;
    private static final Pattern WITNESS = Pattern.compile("(\\d{1,18}) (START|[0-9a-f]{64})");

    private final JdbcClient jdbc;

    UseChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(long lastId, String lastHash, long firstId, String firstHash) {}

    private record Row(long id, Instant at, List<String> texts, String previous, String hash) {
        String rightHash() {
            return UseChain.hash(id, at, texts, previous);
        }
    }

    /** Writers wait for one another at the head from here to the end of their transaction: call it last. */
    @Transactional
    void append(Instant time, Use use) {
        Head head = head(HEAD + " for update");
        long id = head.lastId() + 1;
        // What every database keeps of a time.
        Instant at = time.truncatedTo(ChronoUnit.MILLIS);
        List<String> texts = List.of(
                use.caseId().value(),
                use.user(),
                organisation(use.organisation()),
                use.recipient(),
                use.grounds().stream().map(Use.Ground::toString).collect(Collectors.joining(" ")),
                use.purpose(),
                use.channel().name(),
                use.event().name(),
                use.place());
        String hash = hash(id, at, texts, head.lastHash());
        jdbc.sql("insert into tkp_use_log (id, used_at, " + String.join(", ", TEXTS)
                        + ", previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, at.atOffset(ZoneOffset.UTC))
                .params(texts)
                .params(head.lastHash(), hash)
                .update();
        jdbc.sql("update tkp_use_log_head set last_id = ?, last_hash = ?")
                .params(id, hash)
                .update();
    }

    // Of one moment, for rows are added and the oldest deleted meanwhile.
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public UseLog.Verdict verify() {
        Head head = head(HEAD);
        long id = head.firstId();
        String hash = head.firstHash();
        for (List<Row> page = after(id); !page.isEmpty(); page = after(id)) {
            for (Row row : page) {
                boolean next = row.id() == id + 1 && row.id() <= head.lastId();
                if (!next || !row.previous().equals(hash) || !row.hash().equals(row.rightHash())) {
                    return new UseLog.Verdict(id - head.firstId(), Math.min(row.id(), id + 1));
                }
                id = row.id();
                hash = row.hash();
            }
        }
        boolean whole = id == head.lastId() && hash.equals(head.lastHash());
        // With the right last row but another seal in the head, that row was sealed anew.
        return new UseLog.Verdict(id - head.firstId(), whole ? null : Math.min(id + 1, head.lastId()));
    }

    List<LoggedUse> of(CaseId id) {
        return jdbc.sql("select * from tkp_use_log where case_id = ? order by id")
                .param(id.value())
                .query((row, n) -> new LoggedUse(row.getLong("id"), instant(row), use(row)))
                .list();
    }

    /**
     * Whether a row stands as it was witnessed outside the database: a chain that was cut at its end, or made anew, is whole in
     * itself.
     *
     * @param witness what {@link #newest()} said at some time
     * @throws IllegalArgumentException when it is no such text
     */
    public boolean stands(String witness) {
        Matcher row = WITNESS.matcher(witness.strip());
        if (!row.matches()) {
            throw new IllegalArgumentException("A witness is a number, a space and 64 digits and letters");
        }
        long id = Long.parseLong(row.group(1));
        Head head = head(HEAD);
        if (id == head.firstId()) {
            return row.group(2).equals(head.firstHash());
        }
        return jdbc.sql("select hash from tkp_use_log where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .filter(row.group(2)::equals)
                .isPresent();
    }

    /** The number and seal of the newest row, for keeping outside the database. */
    public String newest() {
        Head head = head(HEAD);
        return head.lastId() + " " + head.lastHash();
    }

    /**
     * Deletes the oldest rows; the chain begins from the seal of the last of them.
     *
     * @return how many
     */
    @Transactional
    public long deleteBefore(Instant limit) {
        Head head = head(HEAD + " for update");
        long last = jdbc.sql("select min(id) from tkp_use_log where used_at >= ?")
                        .param(limit.atOffset(ZoneOffset.UTC))
                        .query((row, n) -> row.getLong(1) == 0 ? head.lastId() + 1 : row.getLong(1))
                        .single()
                - 1;
        if (last <= head.firstId()) {
            return 0;
        }
        String hash = jdbc.sql("select hash from tkp_use_log where id = ?")
                .param(last)
                .query(String.class)
                .single();
        long deleted =
                jdbc.sql("delete from tkp_use_log where id <= ?").param(last).update();
        jdbc.sql("update tkp_use_log_head set first_id = ?, first_hash = ?")
                .params(last, hash)
                .update();
        return deleted;
    }

    private Head head(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> new Head(
                        row.getLong("last_id"),
                        row.getString("last_hash"),
                        row.getLong("first_id"),
                        row.getString("first_hash")))
                .single();
    }

    private List<Row> after(long id) {
        return jdbc.sql("select * from tkp_use_log where id > ? order by id limit " + PAGE)
                .param(id)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (String column : TEXTS) {
            texts.add(row.getString(column));
        }
        return new Row(row.getLong("id"), instant(row), texts, row.getString("previous_hash"), row.getString("hash"));
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                CaseId.of(row),
                row.getString("user_id"),
                organisation(row.getString("user_organisation")),
                row.getString("recipient"),
                Stream.of(row.getString("grounds").split(" "))
                        .filter(ground -> !ground.isEmpty())
                        .map(Use.Ground::parse)
                        .toList(),
                row.getString("purpose"),
                Use.Channel.valueOf(row.getString("channel")),
                Use.Event.valueOf(row.getString("event")),
                row.getString("place"));
    }

    private static String organisation(@Nullable Organisation organisation) {
        return organisation == null ? NO_ORGANISATION : organisation.name();
    }

    private static @Nullable Organisation organisation(String text) {
        return text.equals(NO_ORGANISATION) ? null : Organisation.valueOf(text);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("used_at", OffsetDateTime.class).toInstant();
    }

    private static String hash(long id, Instant at, List<String> texts, String previous) {
        StringBuilder sealed = new StringBuilder();
        Stream.concat(Stream.of(String.valueOf(id), at.toString(), previous), texts.stream())
                // With its length before it, no field can lend characters to the next.
                .forEach(text -> sealed.append(text.length()).append(':').append(text));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sealed.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
