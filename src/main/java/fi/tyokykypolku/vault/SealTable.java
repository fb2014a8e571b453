package fi.tyokykypolku.vault;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database is known again by: a text for each name, in the table {@code tkp_seal}. */
public final class SealTable {
    private final JdbcClient jdbc;

    public SealTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The text of a name, if there is one. */
    public Optional<String> find(String name) {
        return jdbc.sql("select content from tkp_seal where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** Writes a text where there is none. Call it outside a transaction: when another node is quicker, nothing happens. */
    public void add(String name, String content) {
        try {
            jdbc.sql("insert into tkp_seal (name, content) values (?, ?)")
                    .params(name, content)
                    .update();
        } catch (DuplicateKeyException e) {
            // The caller looks again where it matters which of the two it is.
        }
    }

    /**
     * Puts a text in place of the one that is there.
     *
     * @return whether one was there
     */
    public boolean replace(String name, String content) {
        return jdbc.sql("update tkp_seal set content = ? where name = ?")
                        .params(content, name)
                        .update()
                > 0;
    }
}
