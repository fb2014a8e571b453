package fi.tyokykypolku.scale;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.vault.Vault;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Multiplies the cases of a database on PostgreSQL, as they stand, to as many as a country has: the engine's running rows and the read
 * models, with ids, case numbers and areas of their own. Facts are not copied, for each opens in its own case only.
 */
public final class Copies {
    private static final List<String> TABLES = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink",
            "act_ru_variable",
            "act_ru_job",
            "act_ru_event_subscr",
            "act_hi_procinst",
            "act_hi_actinst",
            "act_hi_taskinst",
            "act_hi_identitylink",
            "tkp_case",
            "tkp_client",
            "tkp_milestone",
            "tkp_party",
            "tkp_named_person",
            "tkp_clock",
            "tkp_wait");

    private static final String HISTORY = "act_hi_";

    /** Of models, not of a case. */
    private static final Set<String> KEPT = Set.of(
            "proc_def_id_", "job_def_id_", "deployment_id_", "root_config_", "bytearray_id_", "model", "tenant_id_");

    private static final Set<String> WORKLISTS = Set.of("group_id_", "worklist");
    private static final Set<String> USERS = Set.of("assignee_", "owner_", "user_id_", "user_id");

    /** Numbers the database gives itself. */
    private static final Set<String> NUMBERED = Set.of("id");

    /** In place of the machine that an id of the engine names: ids are no longer than they may be. */
    private static final String NO_COPY = " !~ '-c0000[0-9a-f]{7}$'";

    /** Copies in one statement: no statement may take longer than the application lets one. */
    private static final int AT_ONCE = 250;

    /** Cases under way; of others nothing is copied. */
    private static final String CASES =
            "(select business_key_ from act_ru_execution where business_key_ is not null and id_" + NO_COPY + ")";

    private static final String FUNCTIONS = """
            create or replace function copied(told text, copy int) returns text language sql immutable parallel safe as $$
                select case
                    when length(told) >= 36 and substr(told, length(told) - 12, 1) = '-' and substr(told, length(told) - 17, 1) = '-'
                        then left(told, length(told) - 12) || 'c0000' || lpad(to_hex(copy), 7, '0')
                    when starts_with(told, 'TKP-') then 'TKP-' || (2999 + copy) || substr(told, 9)
                    else told end
            $$;
            create or replace function moved(worklist text, shift int) returns text language sql stable parallel safe as $$
                select coalesce((
                    select p.kind || lpad((p.codes)[1 + (array_position(p.codes, substring(worklist from '[0-9]{2}')) - 1 + shift)
                        % cardinality(p.codes)], 2, '0') || substring(worklist from '^[a-z]+[0-9]{2}(.*)$')
                    from copied_places p where p.kind = substring(worklist from '^[a-z]+')
                        and substring(worklist from '[0-9]{2}') = any (p.codes)), worklist)
            $$;
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    /** @param worklists ids of all worklists of the country, over which the copies are spread */
    public Copies(JdbcClient jdbc, Vault vault, Stream<String> worklists) {
        this.jdbc = jdbc;
        this.vault = vault;
        jdbc.sql("create table if not exists copied_places (kind text primary key, codes text[] not null)")
                .update();
        jdbc.sql("delete from copied_places").update();
        worklists
                .filter(id -> id.matches("[a-z]+\\d{2}"))
                .collect(Collectors.groupingBy(id -> id.replaceAll("\\d", "")))
                .forEach((kind, ids) -> jdbc.sql("insert into copied_places values (?, string_to_array(?, ','))")
                        .params(
                                kind,
                                ids.stream()
                                        .map(id -> id.replaceAll("\\D", ""))
                                        .sorted()
                                        .collect(Collectors.joining(",")))
                        .update());
        Stream.of(FUNCTIONS.split("(?<=\\$\\$;)\\s"))
                .forEach(function -> jdbc.sql(function).update());
    }

    /**
     * Adds copies.
     *
     * @param first number of the first copy, from 1 on; no number may come twice
     * @param last number of the last
     * @param shift by how many areas copy {@code copy} lies beside the case itself, as SQL: {@code copy} for all over the country, 0
     *     for the case's own area
     */
    public void add(int first, int last, String shift) {
        add(TABLES, first, last, shift);
    }

    /** The same without the engine's history, which no list and no start looks at and which is most of it. */
    public void addRunning(int first, int last, String shift) {
        add(TABLES.stream().filter(table -> !table.startsWith(HISTORY)).toList(), first, last, shift);
    }

    private void add(List<String> tables, int first, int last, String shift) {
        for (String table : tables) {
            List<String> columns = columns(table);
            String values = columns.stream()
                    .map(column -> expression(table, column, shift))
                    .collect(Collectors.joining(", "));
            for (int from = first; from <= last; from += AT_ONCE) {
                jdbc.sql(String.format(
                                Locale.ROOT,
                                "insert into %s (%s) select %s from %s as r, generate_series(%d, %d) as copy where r.%s",
                                table,
                                String.join(", ", columns),
                                values,
                                table,
                                from,
                                Math.min(last, from + AT_ONCE - 1),
                                original(table) + underWay(table)))
                        .update();
            }
            // The next table asks this one which cases are under way.
            jdbc.sql("analyze " + table).update();
        }
        lockMunicipalities(first, last);
    }

    private void lockMunicipalities(int first, int last) {
        String tampere = "\"837\"";
        jdbc.sql("select case_id from tkp_case where case_id between ? and ?")
                .params("TKP-" + (2999 + first), "TKP-" + (3000 + last))
                .query(String.class)
                .list()
                .forEach(id -> jdbc.sql("update tkp_case set home_municipality = ? where case_id = ?")
                        .params(vault.lock(tampere, CaseFile.place(new CaseId(id), CaseFile.MUNICIPALITY)), id)
                        .update());
    }

    /** Takes all copies away again. */
    public void remove() {
        for (int i = TABLES.size() - 1; i >= 0; i--) {
            jdbc.sql("delete from " + TABLES.get(i) + " where not (" + original(TABLES.get(i)) + ")")
                    .update();
        }
        jdbc.sql("drop table copied_places").update();
        jdbc.sql("analyze").update();
    }

    private static String underWay(String table) {
        if (table.equals("tkp_wait")) {
            return " and r.clock_id in (select clock_id from tkp_clock where case_id in " + CASES + ")";
        }
        if (table.startsWith("tkp_")) {
            return " and r.case_id in " + CASES;
        }
        return table.startsWith(HISTORY)
                ? " and r.root_proc_inst_id_ in (select root_proc_inst_id_ from act_ru_execution where id_" + NO_COPY
                        + ")"
                : "";
    }

    private static String original(String table) {
        return switch (table) {
            case "tkp_wait" -> "clock_id" + NO_COPY;
            default -> table.startsWith("act_") ? "id_" + NO_COPY : "case_id < 'TKP-2999'";
        };
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = current_schema() and table_name = ? order by ordinal_position
                        """).param(table).query(String.class).list().stream()
                .filter(column -> !NUMBERED.contains(column))
                .toList();
    }

    private String expression(String table, String column, String shift) {
        if (KEPT.contains(column) || !isText(table, column)) {
            return "r." + column;
        }
        if (column.equals("open_person_hash")) {
            return "md5(r.open_person_hash || copy) || md5(copy || r.open_person_hash)";
        }
        if (WORKLISTS.contains(column)) {
            return "moved(r." + column + ", " + shift + ")";
        }
        if (USERS.contains(column)) {
            return "case when " + shift + " = 0 then r." + column + " else r." + column + " || '-' || (" + shift
                    + ") % 50 end";
        }
        return "copied(r." + column + ", copy)";
    }

    private boolean isText(String table, String column) {
        return jdbc.sql("""
                        select data_type in ('character varying', 'text') from information_schema.columns
                        where table_schema = current_schema() and table_name = ? and column_name = ?
                        """).params(table, column).query(Boolean.class).single();
    }
}
