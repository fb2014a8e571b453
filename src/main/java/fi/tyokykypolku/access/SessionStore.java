package fi.tyokykypolku.access;

import fi.tyokykypolku.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps sessions in the database, which all nodes share and whose clock says what is over. A request reads one row, unless this node has
 * just read it; it writes only what it has changed, and once in {@link #TICK} that the session is in use.
 */
@Component
class SessionStore {
    /** How much later than its use a session may seem unused. */
    static final Duration TICK = Duration.ofMinutes(1);

    /** So long a node believes what it has read of somebody signed in: a page asks for many things at once. */
    private static final Duration BELIEVED = Duration.ofSeconds(2);

    private static final int MOST_BELIEVED = 5_000;
    private static final Set<String> SIGNED_IN =
            Set.of("authenticatedUser", HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);
    private static final String CONTEXT = "session/";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Duration unused;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    SessionStore(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, ServerProperties server) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.unused = server.getServlet().getSession().getTimeout();
    }

    /**
     * A session as it lies in the database.
     *
     * @param attributes each as {@link SessionText} writes it
     * @param ticked whether its use is to be written again
     */
    record Kept(Map<String, String> attributes, boolean ticked) {}

    /** What a request has changed in a session. */
    record Change(Map<String, String> set, Set<String> removed) {
        boolean isNone() {
            return set.isEmpty() && removed.isEmpty();
        }

        Map<String, String> appliedTo(Map<String, String> attributes) {
            Map<String, String> changed = new TreeMap<>(attributes);
            changed.keySet().removeAll(removed);
            changed.putAll(set);
            return changed;
        }
    }

    private record Row(OffsetDateTime usedAt, OffsetDateTime now, byte[] content) {
        Duration unused() {
            return Duration.between(usedAt, now);
        }
    }

    private record Read(Kept kept, long at) {
        boolean isBelieved() {
            return System.nanoTime() - at < BELIEVED.toNanos();
        }
    }

    /** The session, unless it is over or cannot be read: its owner signs in again. */
    Optional<Kept> find(String id) {
        String hash = hash(id);
        Read before = read.get(hash);
        return before != null && before.isBelieved() ? Optional.of(before.kept) : ask(hash);
    }

    private Optional<Kept> ask(String hash) {
        Optional<Kept> kept = jdbc.sql(
                        "select used_at, current_timestamp as now, content from tkp_session where id = ?")
                .param(hash)
                .query(Row.class)
                .optional()
                .filter(row -> row.unused().compareTo(unused) < 0)
                .flatMap(row -> read(row.content(), hash)
                        .map(attributes -> new Kept(attributes, row.unused().compareTo(TICK) >= 0)));
        read.remove(hash);
        // Of somebody who signs in each step counts at once, whichever node has taken it.
        kept.filter(session -> session.attributes().keySet().stream().anyMatch(SIGNED_IN::contains))
                .ifPresent(session -> believe(hash, session));
        return kept;
    }

    private void believe(String hash, Kept kept) {
        if (read.size() >= MOST_BELIEVED) {
            read.clear();
        }
        read.put(hash, new Read(kept, System.nanoTime()));
    }

    private Optional<Map<String, String>> read(byte[] content, String hash) {
        try {
            return Optional.of(SessionText.split(vault.open(content, CONTEXT + hash)));
        } catch (IllegalStateException e) {
            LOG.warn("A session was written with keys that are not here; its owner signs in again");
            return Optional.empty();
        }
    }

    void add(String id, Map<String, String> attributes) {
        String hash = hash(id);
        jdbc.sql("insert into tkp_session (id, used_at, content) values (?, current_timestamp, ?)")
                .params(hash, lock(attributes, hash))
                .update();
    }

    /** Changes what the request has changed and nothing else, for another request may have changed the rest. */
    void change(String id, Change change) {
        String hash = hash(id);
        read.remove(hash);
        transaction.executeWithoutResult(status -> content(hash)
                .ifPresent(
                        now -> jdbc.sql("update tkp_session set used_at = current_timestamp, content = ? where id = ?")
                                .params(lock(change.appliedTo(now), hash), hash)
                                .update()));
    }

    /** Gives a session another id, at sign-in. One that has ended meanwhile stays so. */
    void move(String from, String to, Change change) {
        transaction.executeWithoutResult(status -> content(hash(from)).ifPresent(now -> {
            delete(from);
            add(to, change.appliedTo(now));
        }));
    }

    // What cannot be read any more is written anew.
    private Optional<Map<String, String>> content(String hash) {
        return jdbc.sql("select content from tkp_session where id = ? for update")
                .param(hash)
                .query(byte[].class)
                .optional()
                .map(content -> read(content, hash).orElseGet(TreeMap::new));
    }

    void touch(String id) {
        String hash = hash(id);
        read.remove(hash);
        jdbc.sql("update tkp_session set used_at = current_timestamp where id = ?")
                .param(hash)
                .update();
    }

    void delete(String id) {
        String hash = hash(id);
        jdbc.sql("delete from tkp_session where id = ?").param(hash).update();
        read.remove(hash);
    }

    /** Deletes what is over. Each node does it: whoever comes second finds nothing. */
    @Scheduled(cron = "${tyokykypolku.sessions.cron:30 */10 * * * *}")
    void deleteUnused() {
        OffsetDateTime now =
                jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single();
        jdbc.sql("delete from tkp_session where used_at < ?")
                .param(now.minus(unused))
                .update();
    }

    private byte[] lock(Map<String, String> attributes, String hash) {
        return vault.lock(SessionText.join(attributes), CONTEXT + hash);
    }

    private static String hash(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
