package fi.tyokykypolku.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The run's own PostgreSQL server. It counts what each build sends to its database. */
final class Database implements AutoCloseable {
    private static final String OURS =
            " from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ? and s.toplevel";
    private static final String NO_TRANSACTION_CONTROL = " and s.query !~* '^\\s*(begin|commit|rollback)\\M'";

    private final EmbeddedPostgres server;
    private final Connection counts;
    private final Map<String, Connection> connections = new HashMap<>();

    /** @param log what the server says */
    Database(Path log) throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                // The library turns these off for tests; production has them on.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        counts = server.getPostgresDatabase().getConnection();
        counts.createStatement().execute("create extension pg_stat_statements");
    }

    void create(String name) {
        try {
            counts.createStatement().execute("create database \"" + name + "\"");
            connections.put(name, server.getDatabase("postgres", name).getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    String version() {
        return one(counts, "show server_version");
    }

    /** Returns how many statements an application has sent so far. */
    long statements(String name) {
        return number(counts, "select coalesce(sum(calls), 0)" + OURS + NO_TRANSACTION_CONTROL, name);
    }

    /** Returns how many microseconds the server has spent so far on planning and executing them. */
    long micros(String name) {
        return number(
                counts, "select coalesce((sum(total_plan_time + total_exec_time) * 1000)::bigint, 0)" + OURS, name);
    }

    /** Returns how many rows the engine holds for variables, history included. */
    long variableRows(String name) {
        return number(
                connections.get(name),
                "select (select count(*) from act_ru_variable) + (select count(*) from act_hi_varinst)"
                        + " + (select count(*) from act_hi_detail)");
    }

    /** @throws IllegalStateException when the server has stopped counting some statements */
    void checkNothingUncounted() {
        if (!one(counts, "select dealloc::text from pg_stat_statements_info").equals("0")) {
            throw new IllegalStateException("Statements were dropped: raise pg_stat_statements.max");
        }
    }

    void forgetStatements() {
        String unused = one(counts, "select pg_stat_statements_reset()::text");
    }

    /** Writes each statement with its calls and milliseconds by case, the most frequent first. */
    void writeStatements(String name, int cases, Path file) throws IOException {
        StringBuilder lines = new StringBuilder("calls\tms\tstatement\n");
        String sql = "select sum(calls)::float8 / ?, sum(total_plan_time + total_exec_time)::float8 / ?,"
                + " regexp_replace(query, '\\s+', ' ', 'g')" + OURS.replace("?", "'" + name + "'")
                + " group by query order by sum(calls) desc";
        try (PreparedStatement query = counts.prepareStatement(sql)) {
            query.setInt(1, cases);
            query.setInt(2, cases);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.append("%.1f\t%.2f\t%s%n".formatted(rows.getDouble(1), rows.getDouble(2), rows.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Files.writeString(file, lines);
    }

    private static long number(Connection connection, String sql, String... parameters) {
        return Long.parseLong(one(connection, sql, parameters));
    }

    private static String one(Connection connection, String sql, String... parameters) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        // Stopping may take the library five seconds only.
        counts.createStatement().execute("checkpoint");
        server.close();
    }
}
