package fi.tyokykypolku.wiring;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.vault.KeyCheck;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.SealTable;
import fi.tyokykypolku.vault.Vault;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows a database again: the keys it was written with, whether it is the demonstration's or production's, and the zone the engine
 * keeps its times in, for the engine writes them without one. The engine does not start before all three fit.
 */
@Component
class DatabaseSeal {
    private static final String USE = "USE";
    private static final String ZONE = "ZONE";
    private static final String ANOTHER = "another";
    private static final String DEMONSTRATION = "DEMONSTRATION";
    private static final String PRODUCTION = "PRODUCTION";

    /** The two times of a case are taken within one step. */
    private static final Duration ONE_STEP = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final SealTable seals;

    /** @throws CannotStart when something does not fit */
    @Autowired
    DatabaseSeal(JdbcClient jdbc, Vault vault, KeyProperties keys, Environment environment) {
        this(jdbc);
        check(vault, keys, environment);
    }

    private DatabaseSeal(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.seals = new SealTable(jdbc);
    }

    /**
     * The same before anything is migrated, of a database that has a seal.
     *
     * @throws CannotStart when something does not fit
     */
    static void refuseOther(DataSource database, KeyProperties keys, Environment environment) {
        DatabaseSeal seal = new DatabaseSeal(JdbcClient.create(database));
        if (Tables.exists(seal.jdbc, "tkp_seal")) {
            try {
                // The application's own comes after the tables, for it may make keys.
                seal.check(new Vault(keys), keys, environment);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The keys cannot be read", e);
            }
        }
    }

    private void check(Vault vault, KeyProperties keys, Environment environment) {
        if (!new KeyCheck(jdbc, vault).fits()) {
            throw new CannotStart(
                    "The keys in " + keys.file() + " and " + keys.hashFile()
                            + " are not those the database was written with.",
                    "Give the key files that belong to this database (tyokykypolku.keys.file), or the database that belongs to them.");
        }
        checkUse(environment.acceptsProfiles(Profiles.of("demo")));
        checkZone();
    }

    private void checkUse(boolean demo) {
        String use = sealed(USE, () -> demo && !isProductions() ? DEMONSTRATION : PRODUCTION);
        if (demo && use.equals(PRODUCTION)) {
            throw new CannotStart(
                    "The database is production's, and what starts is the demonstration, with users everybody knows.",
                    "Set SPRING_PROFILES_ACTIVE=production.");
        }
        if (!demo && use.equals(DEMONSTRATION)) {
            throw new CannotStart(
                    "The database is the demonstration's, with users everybody knows and cases nobody has.",
                    "Give production a database of its own (spring.datasource.url).");
        }
    }

    // A database from before there was a seal: the demonstration has written its users beside its cases.
    private boolean isProductions() {
        return Tables.exists(jdbc, "act_id_user")
                && Tables.exists(jdbc, "tkp_case")
                && count("select count(*) from tkp_case") > 0
                && count("select count(*) from act_id_user where id_ in ('employment', 'referrer', 'designer')") < 3;
    }

    private void checkZone() {
        String ours = CaseFile.ZONE.getId();
        String zone = sealed(ZONE, () -> isOurs() ? ours : ANOTHER);
        if (!zone.equals(ours)) {
            throw new CannotStart(
                    "The engine's times in the database were written in another zone than " + ours
                            + ": every due date would move.",
                    "Convert them once, as src/docs/operations.md says under \"Another zone\".");
        }
    }

    /** What a database from before there was a seal shows: both tables tell when a case was opened, one of them with its zone. */
    private boolean isOurs() {
        if (!Tables.exists(jdbc, "act_hi_procinst")) {
            return true;
        }
        record Opening(LocalDateTime engine, OffsetDateTime caseFile) {
            boolean fits() {
                return Duration.between(
                                        engine,
                                        caseFile.atZoneSameInstant(CaseFile.ZONE)
                                                .toLocalDateTime())
                                .abs()
                                .compareTo(ONE_STEP)
                        < 0;
            }
        }
        List<Opening> openings = jdbc.sql("""
                        select i.start_time_, c.opened_at from tkp_case c
                            join act_hi_procinst i on i.business_key_ = c.case_id and i.super_process_instance_id_ is null
                            and i.proc_def_key_ = 'workability'
                        order by c.opened_at desc limit 5
                        """)
                .query((row, n) ->
                        new Opening(row.getObject(1, LocalDateTime.class), row.getObject(2, OffsetDateTime.class)))
                .list();
        // In the night the clocks are put back an hour is there twice.
        return openings.isEmpty() || openings.stream().anyMatch(Opening::fits);
    }

    /** What the database says, or else what is found when it is looked at for the first time. What does not fit is not sealed. */
    private String sealed(String name, Supplier<String> look) {
        return seals.find(name).orElseGet(() -> {
            String found = look.get();
            if (!found.equals(ANOTHER)) {
                // Another node that is quicker finds the same.
                seals.add(name, found);
            }
            return found;
        });
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
