package fi.tyokykypolku.uselog;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.vault.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the rows of the use log, each sealed with the hash key over its fields and the seal of the row before it. */
@Component
public class UseChain implements SmartInitializingSingleton {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final UseHead head;

    UseChain(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.head = new UseHead(jdbc, vault);
    }

    /** Looks at the head; by then it is known that the keys are those of the database. */
    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        head.look();
    }

    /** Writers wait for one another at the head from here to the end of their transaction: call it last. */
    @Transactional
    void append(Instant time, Use use) {
        UseHead.Ends ends = head.lock();
        UseRow row = UseRow.of(ends.lastId() + 1, time, use, ends.lastHash());
        String hash = vault.seal(row.text(), UseRow.CONTEXT);
        jdbc.sql("insert into tkp_use_log (id, used_at, " + String.join(", ", UseRow.TEXTS)
                        + ", previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row.id(), row.at().atOffset(ZoneOffset.UTC))
                .params(row.texts())
                .params(row.previous(), hash)
                .update();
        head.write(ends, ends.endingAt(row.id(), hash));
    }

    /** What was shown of a case. */
    List<LoggedUse> of(CaseId id) {
        return of(id, "<>");
    }

    /** What was refused of a case. */
    List<LoggedUse> refused(CaseId id) {
        return of(id, "=");
    }

    private List<LoggedUse> of(CaseId id, String comparison) {
        return jdbc.sql("select * from tkp_use_log where case_id = ? and event " + comparison + " ? order by id")
                .params(id.value(), Use.Event.REFUSED.name())
                .query((row, n) -> UseRow.logged(row))
                .list();
    }

    /** The number and seal of the newest row, for keeping outside the database. */
    public String newest() {
        UseHead.Ends ends = UseHead.read(jdbc);
        return ends.lastId() + " " + ends.lastHash();
    }

    /** What the seal of the head says. */
    UseHead.State state() {
        return head.state();
    }

    /**
     * Deletes the oldest rows; the chain begins from the seal of the last of them.
     *
     * @param most how many at once, for the log is held meanwhile
     * @return how many
     */
    @Transactional
    public long deleteBefore(Instant limit, int most) {
        UseHead.Ends ends = head.lock();
        // The numbers have no gaps, and the first row that is too young ends them.
        long last = jdbc.sql("select min(id) from tkp_use_log where id <= ? and used_at >= ?")
                        .params(ends.firstId() + most, limit.atOffset(ZoneOffset.UTC))
                        .query((row, n) -> row.getLong(1) == 0
                                ? Math.min(ends.lastId(), ends.firstId() + most) + 1
                                : row.getLong(1))
                        .single()
                - 1;
        if (last <= ends.firstId()) {
            return 0;
        }
        String hash = jdbc.sql("select hash from tkp_use_log where id = ?")
                .param(last)
                .query(String.class)
                .single();
        long deleted =
                jdbc.sql("delete from tkp_use_log where id <= ?").param(last).update();
        head.write(ends, ends.beginningAfter(last, hash));
        return deleted;
    }
}
