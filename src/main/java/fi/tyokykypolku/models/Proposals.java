package fi.tyokykypolku.models;

import fi.tyokykypolku.models.ModelLog.Event;
import fi.tyokykypolku.models.ModelLog.Note;
import fi.tyokykypolku.models.Proposal.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what waits for a second person, with its files. */
@Component
class Proposals {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ModelLog log;
    private final TransactionTemplate apart;

    Proposals(JdbcClient jdbc, Clock clock, ModelLog log, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.log = log;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Keeps files as a proposal, whatever becomes of the transaction at hand: the deployment that brought them is refused. The same
     * files again, from whomever and under whatever folder, are the proposal that waits already.
     *
     * @param files contents by name, as they were sent
     * @return its number
     */
    long propose(String author, String name, Map<String, byte[]> files, Set<Matter> matters, List<Change> difference) {
        return Objects.requireNonNull(apart.execute(status -> {
            String hash = hash(files);
            Optional<Long> waiting = jdbc.sql(
                            "select id from tkp_model_proposal where status = 'WAITING' and hash = ? order by id limit 1")
                    .param(hash)
                    .query(Long.class)
                    .optional();
            return waiting.orElseGet(() -> keep(author, name, files, hash, matters, difference));
        }));
    }

    private long keep(
            String author,
            String name,
            Map<String, byte[]> files,
            String hash,
            Set<Matter> matters,
            List<Change> difference) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into tkp_model_proposal (proposed_at, author, name, matters, hash, status)
                            values (?, ?, ?, ?, ?, 'WAITING')
                        """)
                .params(now(), author, name)
                .param(matters.stream().map(Enum::name).collect(Collectors.joining(" ")))
                .param(hash)
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        files.forEach((file, content) -> jdbc.sql(
                        "insert into tkp_model_proposal_file (proposal_id, name, content) values (?, ?, ?)")
                .params(id, file, content)
                .update());
        log.write(Note.of(Event.PROPOSED, author, id, difference));
        return id;
    }

    /** The latest first. */
    List<Proposal> latest(int most) {
        return jdbc.sql("select * from tkp_model_proposal order by id desc limit ?")
                .param(most)
                .query((row, n) -> proposal(row))
                .list();
    }

    Optional<Proposal> find(long id) {
        return jdbc.sql("select * from tkp_model_proposal where id = ?")
                .param(id)
                .query((row, n) -> proposal(row))
                .optional();
    }

    /**
     * The same, and until the transaction ends nobody else decides about it; empty when somebody else does just now.
     */
    Optional<Proposal> lock(long id) {
        return jdbc.sql("select * from tkp_model_proposal where id = ? for update skip locked")
                .param(id)
                .query((row, n) -> proposal(row))
                .optional();
    }

    /** What files wait or have waited in each proposal, without their folders. */
    Map<Long, List<String>> names() {
        Map<Long, List<String>> names = new HashMap<>();
        jdbc.sql("select proposal_id, name from tkp_model_proposal_file order by name")
                .query(row -> {
                    names.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(Titles.file(row.getString(2)));
                });
        return names;
    }

    /** Contents by name, as they were sent. */
    Map<String, byte[]> files(long id) {
        Map<String, byte[]> files = new TreeMap<>();
        jdbc.sql("select name, content from tkp_model_proposal_file where proposal_id = ?")
                .param(id)
                .query(row -> {
                    files.put(row.getString(1), row.getBytes(2));
                });
        return files;
    }

    void decide(long id, Status status, String user, String reason) {
        jdbc.sql("""
                        update tkp_model_proposal set status = ?, decided_at = ?, decided_by = ?, reason = ?, hash = ? where id = ?
                        """)
                .params(status.name(), now(), user, reason)
                // An earlier version of the application reckoned with folders.
                .params(hash(files(id)), id)
                .update();
    }

    /** An accepted proposal of just these files whose deployment is under way: nobody can send that it is. */
    Optional<Proposal> accepted(Map<String, byte[]> files) {
        return jdbc.sql("""
                        select p.* from tkp_model_proposal p where p.status = 'ACCEPTED' and p.hash = ?
                            and not exists (select 1 from tkp_model_log l where l.proposal_id = p.id and l.event = 'ACCEPTED')
                        """).param(hash(files)).query((row, n) -> proposal(row)).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getObject("proposed_at", OffsetDateTime.class),
                row.getString("author"),
                row.getString("name"),
                Arrays.stream(row.getString("matters").split(" "))
                        .map(Matter::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Status.valueOf(row.getString("status")),
                row.getObject("decided_at", OffsetDateTime.class),
                row.getString("decided_by"),
                row.getString("reason"));
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Map<String, byte[]> called = new TreeMap<>();
            files.forEach((path, content) -> called.put(path.substring(path.lastIndexOf('/') + 1), content));
            called.forEach((name, content) -> {
                byte[] letters = name.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(letters.length)
                        .array());
                digest.update(letters);
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(content.length)
                        .array());
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
