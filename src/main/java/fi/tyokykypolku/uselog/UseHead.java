package fi.tyokykypolku.uselog;

import fi.tyokykypolku.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The head of the use log: the row that tells where the chain ends and begins, sealed with the hash key. Every method needs a
 * transaction of the caller's that is as long as what it must not mix with.
 */
public final class UseHead {
    private static final Logger LOG = LoggerFactory.getLogger(UseHead.class);

    private static final String HEAD = "select * from tkp_use_log_head";
    private static final String CONTEXT = "tkp_use_log_head";

    /** In place of a seal: somebody has changed the head past the application, and no right seal may hide it. */
    private static final String BROKEN = "BROKEN";

    private final JdbcClient jdbc;
    private final Vault vault;

    /** @param vault its primary hash key seals */
    public UseHead(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What the head's seal says. */
    public enum State {
        /** The head is as the application wrote it. */
        SEALED,
        /** No application with a key has started on it yet, or somebody has taken the seal away. */
        NOT_SEALED,
        /** Somebody has changed it. */
        BROKEN,
        /** Somebody has taken the row itself away, emptied it, or put others beside it. */
        MISSING
    }

    /**
     * The row.
     *
     * @param firstId number of the last row that was deleted because of its age
     * @param keyedFrom number of the first row that is sealed with the key; null before there is a seal
     */
    record Ends(
            long lastId,
            String lastHash,
            long firstId,
            String firstHash,
            @Nullable Long keyedFrom,
            @Nullable String seal) {
        private static final List<String> NEEDED = List.of("last_id", "last_hash", "first_id", "first_hash");

        /** In place of a row that is not there, or not whole. */
        private static final Ends NONE = new Ends(0, "", 0, "", null, BROKEN);

        private static Ends of(ResultSet row) throws SQLException {
            for (String column : NEEDED) {
                // Whoever may write the database may empty a column, too, which the application never does.
                if (row.getString(column) == null) {
                    return NONE;
                }
            }
            return new Ends(
                    row.getLong("last_id"),
                    row.getString("last_hash"),
                    row.getLong("first_id"),
                    row.getString("first_hash"),
                    row.getObject("keyed_from", Long.class),
                    row.getString("seal"));
        }

        Ends endingAt(long id, String hash) {
            return new Ends(id, hash, firstId, firstHash, keyedFrom, seal);
        }

        Ends beginningAfter(long id, String hash) {
            return new Ends(lastId, lastHash, id, hash, keyedFrom, seal);
        }

        private Ends keyedFrom(long id) {
            return new Ends(lastId, lastHash, firstId, firstHash, id, seal);
        }

        boolean missing() {
            return equals(NONE);
        }

        boolean isKeyed(long id) {
            return keyedFrom != null && id >= keyedFrom;
        }

        private String text() {
            return UseRow.joined(Stream.of(
                    String.valueOf(lastId), lastHash, String.valueOf(firstId), firstHash, String.valueOf(keyedFrom)));
        }
    }

    static Ends read(JdbcClient jdbc) {
        List<Ends> rows = jdbc.sql(HEAD).query((row, n) -> Ends.of(row)).list();
        return rows.size() == 1 ? rows.get(0) : Ends.NONE;
    }

    /** Reads the head and holds it until the transaction ends. */
    Ends lock() {
        return jdbc.sql(HEAD + " for update").query((row, n) -> Ends.of(row)).single();
    }

    static State state(Ends ends, Vault vault) {
        if (ends.missing()) {
            return State.MISSING;
        }
        if (ends.seal() == null) {
            return ends.keyedFrom() == null ? State.NOT_SEALED : State.BROKEN;
        }
        return ends.keyedFrom() != null && vault.isSealed(ends.text(), CONTEXT, ends.seal())
                ? State.SEALED
                : State.BROKEN;
    }

    /** What the seal says now. */
    State state() {
        return state(read(jdbc), vault);
    }

    /** Writes new ends in place of those that are held, under a right seal only where there was one. */
    void write(Ends held, Ends next) {
        String seal = BROKEN;
        if (state(held, vault) == State.SEALED) {
            seal = vault.seal(next.text(), CONTEXT);
        } else if (!BROKEN.equals(held.seal())) {
            tellBroken();
        }
        jdbc.sql("update tkp_use_log_head set last_id = ?, last_hash = ?, first_id = ?, first_hash = ?, seal = ?")
                .params(next.lastId(), next.lastHash(), next.firstId(), next.firstHash(), seal)
                .update();
    }

    private static void tellBroken() {
        LOG.error(
                "The head of the use log was changed past the application. The log goes on, and its head gets no right"
                        + " seal any more: run --verify-use-log, and read src/docs/operations.md");
    }

    /**
     * Seals a log whose tables have just been made ready for seals, and no other: rows are sealed with the key from the next one on. Call it
     * in the start that has taken that step.
     */
    public void begin() {
        Ends ends = lock();
        if (state(ends, vault) != State.NOT_SEALED) {
            return;
        }
        seal(ends);
        if (ends.lastId() > 0) {
            // Once in the life of a database, and not of one that began with seals.
            LOG.warn(
                    "The use log is sealed with the key from row {} on; the row before it is {} {}",
                    ends.lastId() + 1,
                    ends.lastId(),
                    ends.lastHash());
        }
    }

    private void seal(Ends ends) {
        Ends next = ends.keyedFrom(ends.lastId() + 1);
        jdbc.sql("update tkp_use_log_head set keyed_from = ?, seal = ?")
                .params(next.keyedFrom(), vault.seal(next.text(), CONTEXT))
                .update();
    }

    /** At each start: says what somebody has done to the head meanwhile. A seal that was taken away is not made again. */
    void look() {
        if (state() == State.MISSING) {
            LOG.error(
                    "The head of the use log was taken away or emptied, so that nothing can be logged and nothing of a client is shown:"
                            + " keep the database as it is, and read src/docs/operations.md");
            return;
        }
        Ends ends = lock();
        State state = state(ends, vault);
        if (state == State.NOT_SEALED && holdsNothing(ends)) {
            // The first start was cut short behind its last table.
            seal(ends);
        } else if (state == State.NOT_SEALED) {
            write(ends, ends);
        } else if (state == State.BROKEN) {
            tellBroken();
        }
    }

    private boolean holdsNothing(Ends ends) {
        return ends.lastId() == 0
                && ends.firstId() == 0
                && jdbc.sql("select count(*) from (select 1 from tkp_case limit 1) one")
                                .query(Long.class)
                                .single()
                        == 0;
    }

    /** Seals the head with a new primary key, if it was whole. */
    public void renew() {
        Ends ends = lock();
        if (state(ends, vault) != State.NOT_SEALED) {
            write(ends, ends);
        }
    }
}
