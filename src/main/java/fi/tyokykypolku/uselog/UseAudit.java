package fi.tyokykypolku.uselog;

import fi.tyokykypolku.vault.Vault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whether the use log is as it was written. Reads only. */
@Component
public class UseAudit {
    private static final int PAGE = 1000;
    private static final Pattern WITNESS = Pattern.compile("(\\d{1,18}) (START|[0-9a-f]{64})");

    private final JdbcClient jdbc;
    private final TransactionTemplate moment;

    UseAudit(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /**
     * What stands in the table.
     *
     * @param row nothing when a column of it is empty
     */
    private record Sealed(
            long id, Optional<UseRow> row, @Nullable String seal) {}

    /**
     * Where the walk stands.
     *
     * @param rows that were in order
     * @param id number of the last of them
     * @param hash its seal
     * @param verdict null while the walk goes on
     */
    private record Walk(long rows, long id, String hash, UseLog.@Nullable Verdict verdict) {
        Walk end(@Nullable Long broken, UseHead.State head) {
            return new Walk(rows, id, hash, new UseLog.Verdict(rows, broken, head));
        }
    }

    /**
     * Walks the whole chain, and then looks at the seal of its head. Rows are added and the oldest deleted meanwhile: some rows at a
     * time are read with the head of the same moment.
     *
     * @param vault whose keys the head may be sealed with
     * @param seals of the rows: rows are never sealed anew, so those of older keys count
     */
    public UseLog.Verdict verify(Vault vault, Vault.Seals seals) {
        Walk walk = null;
        while (true) {
            Walk before = walk;
            walk = Objects.requireNonNull(moment.execute(status -> {
                UseHead.Ends ends = UseHead.read(jdbc);
                UseHead.State head = UseHead.state(ends, vault);
                Walk begun = beginning(before, ends);
                if (head == UseHead.State.MISSING) {
                    return begun.end(null, head);
                }
                Optional<Long> unsealed = notAfter(ends.firstId());
                return unsealed.isPresent() ? begun.end(unsealed.get(), head) : walk(begun, ends, head, seals);
            }));
            if (walk.verdict() != null) {
                return walk.verdict();
            }
        }
    }

    private static Walk beginning(@Nullable Walk walk, UseHead.Ends ends) {
        return walk == null || walk.id() < ends.firstId()
                ? new Walk(walk == null ? 0 : walk.rows(), ends.firstId(), ends.firstHash(), null)
                : walk;
    }

    private Walk walk(Walk begun, UseHead.Ends ends, UseHead.State head, Vault.Seals seals) {
        Walk walk = begun;
        List<Sealed> page = after(walk.id());
        for (Sealed sealed : page) {
            String seal = sealed.seal();
            boolean next = sealed.id() == walk.id() + 1 && sealed.id() <= ends.lastId();
            if (!next || seal == null || !isRight(sealed.row(), seal, walk.hash(), ends, seals)) {
                return walk.end(Math.min(sealed.id(), walk.id() + 1), head);
            }
            walk = new Walk(walk.rows() + 1, sealed.id(), seal, null);
        }
        if (page.size() == PAGE) {
            return walk;
        }
        boolean whole = walk.id() == ends.lastId() && walk.hash().equals(ends.lastHash());
        // With the right last row but another seal in the head, that row was sealed anew.
        return walk.end(whole ? null : (Long) Math.min(walk.id() + 1, ends.lastId()), head);
    }

    private static boolean isRight(
            Optional<UseRow> whole, String seal, String previous, UseHead.Ends ends, Vault.Seals seals) {
        return whole.filter(row -> row.previous().equals(previous))
                .filter(row -> ends.isKeyed(row.id())
                        ? seals.isSealed(row.text(), UseRow.CONTEXT, seal)
                        : seal.equals(row.plainSeal()))
                .isPresent();
    }

    /** A row before the first of the chain: nobody sealed it, and reports would tell it like any other. */
    private Optional<Long> notAfter(long firstId) {
        return jdbc.sql("select id from tkp_use_log where id <= ? order by id limit 1")
                .param(firstId)
                .query(Long.class)
                .optional();
    }

    private List<Sealed> after(long id) {
        return jdbc.sql("select * from tkp_use_log where id > ? order by id limit " + PAGE)
                .param(id)
                .query((row, n) -> new Sealed(row.getLong("id"), UseRow.whole(row), row.getString("hash")))
                .list();
    }

    /** Whether a text is what {@link UseChain#newest()} says. */
    public static boolean isWitness(String text) {
        return WITNESS.matcher(text.strip()).matches();
    }

    /**
     * Whether a row stands as it was witnessed outside the database: an older state of the whole database, its head included, is
     * whole in itself.
     *
     * @param witness what {@link UseChain#newest()} said at some time
     * @throws IllegalArgumentException when it is no such text
     */
    public boolean stands(String witness) {
        Matcher row = WITNESS.matcher(witness.strip());
        if (!row.matches()) {
            throw new IllegalArgumentException("A witness is a number, a space and 64 digits and letters");
        }
        long id = Long.parseLong(row.group(1));
        UseHead.Ends ends = UseHead.read(jdbc);
        if (id == ends.firstId()) {
            return row.group(2).equals(ends.firstHash());
        }
        return jdbc.sql("select hash from tkp_use_log where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .filter(row.group(2)::equals)
                .isPresent();
    }
}
