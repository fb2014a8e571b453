package fi.tyokykypolku.vault;

import java.util.HexFormat;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says whether the keys are those a database was written with, by a value it keeps that only they make. */
public final class KeyCheck {
    private static final String NAME = "KEYS";
    private static final String WORD = "Työkykypolku";
    private static final String PLACE = "tkp_seal";

    private final JdbcClient jdbc;
    private final Vault vault;

    public KeyCheck(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Whether both keys fit. A database that has no value yet is tried by one of its clients, and gets one if they fit. */
    public boolean fits() {
        List<String> kept = kept();
        if (!kept.isEmpty()) {
            return opens(bytes(kept.get(0)));
        }
        if (!opensAClient()) {
            return false;
        }
        try {
            jdbc.sql("insert into tkp_seal (name, content) values (?, ?)")
                    .params(NAME, value())
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node was quicker: with its keys, or with others?
            return fits();
        }
        return true;
    }

    /** Whether no value is kept that other keys have made. Writes nothing. */
    public boolean mayFit() {
        return kept().stream().allMatch(value -> opens(bytes(value)));
    }

    private List<String> kept() {
        return jdbc.sql("select content from tkp_seal where name = ?")
                .param(NAME)
                .query(String.class)
                .list();
    }

    /** Puts a value of the primary keys in place of the one that is there, if any. */
    public void renew() {
        jdbc.sql("update tkp_seal set content = ? where name = ?")
                .params(value(), NAME)
                .update();
    }

    // The hash of a word, encrypted: whoever opens it has the one key, whoever finds the hash in it the other.
    private String value() {
        return HexFormat.of().formatHex(vault.lock(vault.hashes(WORD, PLACE).get(0), PLACE));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private boolean opens(byte[] value) {
        try {
            return vault.hashes(WORD, PLACE).contains(vault.open(value, PLACE));
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private boolean opensAClient() {
        record Client(String caseId, byte[] personId, String hash) {}
        return jdbc
                .sql("""
                        select c.case_id, f.content, c.person_hash from tkp_client c
                            join tkp_fact f on f.case_id = c.case_id and f.field = 'personId' and f.version = 1 limit 1
                        """)
                .query((row, n) -> new Client(row.getString(1), row.getBytes(2), row.getString(3)))
                .list()
                .stream()
                .allMatch(client -> {
                    try {
                        String code = vault.open(client.personId(), client.caseId() + "/personId")
                                .replace("\"", "");
                        return vault.hashes(PersonId.parse(code)).contains(client.hash());
                    } catch (IllegalStateException e) {
                        return false;
                    }
                });
    }
}
