package fi.tyokykypolku.vault;

import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says whether the keys are those a database was written with, by a value it keeps that only they make. */
public final class KeyCheck {
    private static final String NAME = "KEYS";
    private static final String WORD = "Työkykypolku";
    private static final String PLACE = "tkp_seal";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SealTable seals;

    public KeyCheck(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.seals = new SealTable(jdbc);
    }

    /** Whether both keys fit. A database that has no value yet is tried by one of its clients, and gets one if they fit. */
    public boolean fits() {
        if (seals.find(NAME).isEmpty()) {
            if (!opensAClient()) {
                return false;
            }
            seals.add(NAME, value());
        }
        // Another node may have been quicker: with these keys, or with others?
        return mayFit();
    }

    /** Whether other keys have made neither the value nor, where there is none yet, one of the clients. Writes nothing. */
    public boolean mayFit() {
        return seals.find(NAME).map(this::opens).orElseGet(this::opensAClient);
    }

    /** Puts a value of the primary keys in place of the one that is there, if any. */
    public void renew() {
        boolean unused = seals.replace(NAME, value());
    }

    // The hash of a word, encrypted: whoever opens it has the one key, whoever finds the hash in it the other.
    private String value() {
        return HexFormat.of().formatHex(vault.lock(vault.hashes(WORD, PLACE).get(0), PLACE));
    }

    private boolean opens(String value) {
        try {
            return vault.hashes(WORD, PLACE).contains(vault.open(HexFormat.of().parseHex(value), PLACE));
        } catch (IllegalStateException | IllegalArgumentException e) {
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
