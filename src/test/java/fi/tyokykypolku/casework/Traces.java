package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case leaves behind outside its case file: in tables, in the application's log, in its metrics. */
public final class Traces {
    private final JdbcClient jdbc;

    public Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything logged while it is open: from INFO by anyone, from DEBUG by this application and by what handles its requests. */
    public static final class Log implements AutoCloseable {
        private static final List<String> TALKATIVE = List.of("fi.tyokykypolku", "org.springframework.web");

        private final ListAppender<ILoggingEvent> events = new ListAppender<>();
        private final Map<Logger, @Nullable Level> before = new LinkedHashMap<>();

        public Log() {
            TALKATIVE.forEach(name -> {
                before.put(logger(name), logger(name).getLevel());
                logger(name).setLevel(Level.DEBUG);
            });
            events.start();
            logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(events);
        }

        /** Messages with the messages of what was thrown. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (ILoggingEvent event : List.copyOf(events.list)) {
                StringBuilder line = new StringBuilder(event.getLoggerName() + ": " + event.getFormattedMessage());
                for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                    line.append(" / ").append(thrown.getMessage());
                }
                lines.add(line.append(' ').append(event.getMDCPropertyMap()).toString());
            }
            return lines;
        }

        @Override
        public void close() {
            logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(events);
            before.forEach(Logger::setLevel);
        }

        private static Logger logger(String name) {
            return (Logger) LoggerFactory.getLogger(name);
        }
    }

    /** Names and tags of every meter. */
    public static List<String> meters(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> Stream.concat(
                        Stream.of(id.getName(), String.valueOf(id.getDescription())),
                        id.getTags().stream().map(Tag::toString)))
                .distinct()
                .toList();
    }

    /** The columns of the tables with this prefix in which a text occurs. */
    public Set<String> columnsWith(String prefix, String text) {
        return columnsWith(prefix, List.of(text)).values().iterator().next();
    }

    /** For each text the columns of the tables with this prefix, each written {@code TABLE.COLUMN}, in which it occurs. */
    public Map<String, Set<String>> columnsWith(String prefix, List<String> texts) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        texts.forEach(text -> found.put(text, new TreeSet<>()));
        List<Map<String, Object>> columns =
                jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where upper(table_name) like ? and upper(data_type) in ('CHARACTER VARYING', 'CHARACTER', 'CHARACTER LARGE OBJECT',
                            'BINARY VARYING', 'BINARY LARGE OBJECT', 'BINARY', 'JSON', 'TEXT', 'BYTEA')
                        """).param(prefix.replace("_", "\\_") + "%").query().listOfRows();
        assertThat(columns).as("columns of %s", prefix).hasSizeGreaterThan(20);
        for (Map<String, Object> column : columns) {
            String table = String.valueOf(column.get("TABLE_NAME"));
            String name = String.valueOf(column.get("COLUMN_NAME"));
            boolean bytes = table.equalsIgnoreCase("ACT_GE_BYTEARRAY");
            jdbc.sql("select " + name + (bytes ? ", DEPLOYMENT_ID_" : "") + " from " + table + " where " + name
                            + " is not null")
                    .query(row -> {
                        String value = text(row).toLowerCase(Locale.ROOT);
                        boolean model = bytes && row.getString(2) != null;
                        texts.stream()
                                .filter(text -> holds(value, text.toLowerCase(Locale.ROOT)))
                                .forEach(text -> Objects.requireNonNull(found.get(text))
                                        .add((table + "." + name).toUpperCase(Locale.ROOT)
                                                + (model ? " of a deployment" : "")));
                    });
        }
        return found;
    }

    // A short code is everywhere by chance: only the whole value, or a whole JSON text, is a find.
    private static boolean holds(String value, String text) {
        return text.length() > 3 ? value.contains(text) : value.equals(text) || value.contains('"' + text + '"');
    }

    private static String text(ResultSet row) throws SQLException {
        Object value = row.getObject(1);
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof Blob blob) {
            return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, (int) clob.length());
        }
        return String.valueOf(value);
    }
}
