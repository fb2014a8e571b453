package fi.tyokykypolku.wiring;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Which tables a database has, where this application keeps its own: a copy kept in another schema is none of them. */
final class Tables {
    private Tables() {}

    static boolean exists(JdbcClient jdbc, String table) {
        return jdbc.sql("""
                        select count(*) from information_schema.tables
                        where lower(table_name) = ? and table_schema = current_schema
                        """).param(table).query(Long.class).single() > 0;
    }
}
