package fi.tyokykypolku.guard;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has been written: of every table of the engine and of the case file the number of rows, and how often they were changed. */
public final class Written {
    private Written() {}

    public static Map<String, Object> in(JdbcClient jdbc) {
        Map<String, Object> tables = new TreeMap<>();
        jdbc.sql("""
                        select t.table_name, max(case when c.column_name = 'REV_' then ', sum(rev_)' else '' end)
                        from information_schema.tables t join information_schema.columns c on c.table_name = t.table_name
                        where regexp_like(t.table_name, '^(ACT_(RU|RE|HI|ID)|TKP)_')
                            -- The engine's own count of what it does, and its log of who may do so.
                            and not regexp_like(t.table_name, 'METER|OP_LOG')
                        group by t.table_name
                        """)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(table -> tables.put(
                        table.getKey(),
                        jdbc.sql("select count(*)" + table.getValue() + " from " + table.getKey()
                                        + refusals(table.getKey()))
                                .query()
                                .singleRow()));
        tables.put(
                "cases",
                jdbc.sql("select * from tkp_case order by case_id").query().listOfRows().stream()
                        .map(Written::readable)
                        .toList());
        return tables;
    }

    // Whoever tries what is not theirs leaves a row there, and changes nothing by it.
    private static String refusals(String table) {
        return table.equalsIgnoreCase("tkp_use_log") ? " where event <> 'REFUSED'" : "";
    }

    private static Map<String, Object> readable(Map<String, Object> row) {
        Map<String, Object> readable = new TreeMap<>(row);
        readable.replaceAll((column, value) ->
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
        return readable;
    }
}
