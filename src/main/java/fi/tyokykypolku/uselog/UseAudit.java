package fi.tyokykypolku.uselog;

import fi.tyokykypolku.vault.Vault;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether the use log is as it was written. Reads only. */
@Component
public class UseAudit {
    private static final int PAGE = 1000;
    private static final Pattern WITNESS = Pattern.compile("(\\d{1,18}) (START|[0-9a-f]{64})");

    private final JdbcClient jdbc;

    UseAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Sealed(UseRow row, String seal) {}

    /**
     * Walks the whole chain, and then looks at the seal of its head.
     *
     * @param vault whose keys the head may be sealed with
     * @param seals of the rows: rows are never sealed anew, so those of older keys count
     */
    // Of one moment, for rows are added and the oldest deleted meanwhile.
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public UseLog.Verdict verify(Vault vault, Vault.Seals seals) {
        UseHead.Ends ends = UseHead.read(jdbc);
        UseHead.State head = UseHead.state(ends, vault);
        long id = ends.firstId();
        String hash = ends.firstHash();
        for (List<Sealed> page = after(id); !page.isEmpty(); page = after(id)) {
            for (Sealed sealed : page) {
                UseRow row = sealed.row();
                boolean next = row.id() == id + 1 && row.id() <= ends.lastId();
                if (!next || !row.previous().equals(hash) || !isRight(sealed, ends, seals)) {
                    return new UseLog.Verdict(id - ends.firstId(), Math.min(row.id(), id + 1), head);
                }
                id = row.id();
                hash = sealed.seal();
            }
        }
        boolean whole = id == ends.lastId() && hash.equals(ends.lastHash());
        // With the right last row but another seal in the head, that row was sealed anew.
        return new UseLog.Verdict(id - ends.firstId(), whole ? null : Math.min(id + 1, ends.lastId()), head);
    }

    private static boolean isRight(Sealed sealed, UseHead.Ends ends, Vault.Seals seals) {
        UseRow row = sealed.row();
        return ends.isKeyed(row.id())
                ? seals.isSealed(row.text(), UseRow.CONTEXT, sealed.seal())
                : sealed.seal().equals(row.plainSeal());
    }

    private List<Sealed> after(long id) {
        return jdbc.sql("select * from tkp_use_log where id > ? order by id limit " + PAGE)
                .param(id)
                .query((row, n) -> new Sealed(UseRow.of(row), row.getString("hash")))
                .list();
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
