package fi.tyokykypolku.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Knows the databases a demonstration may open: an embedded one, and with the profile {@code postgres} one of PostgreSQL on this machine.
 * Only what is known to be its own is.
 *
 * @param postgres whether the profile is active
 */
record OwnDatabase(boolean postgres) {
    private static final Pattern EMBEDDED = Pattern.compile(
            "jdbc:h2:(?:mem:[^;:]*|file:[^;]+)(?:;(?:ACCESS_MODE_DATA|CACHE_SIZE|DB_CLOSE_DELAY"
                    + "|DB_CLOSE_ON_EXIT|IFEXISTS|LOCK_TIMEOUT|OPTIMIZE_REUSE_RESULTS|QUERY_CACHE_SIZE|TRACE_LEVEL_FILE|WRITE_DELAY)=-?\\w+){0,9}");

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    /** Whether what a pool opens is its own, however it has been told. */
    boolean is(DataSource pool) {
        return pool instanceof HikariDataSource hikari
                && hikari.getDataSource() == null
                && hikari.getDataSourceClassName() == null
                && hikari.getDataSourceJNDI() == null
                && is(String.valueOf(hikari.getJdbcUrl()), hikari.getDataSourceProperties());
    }

    /** Whether an address, with what the driver is told beside it, is its own. */
    boolean is(String url, Properties more) {
        return url.startsWith(POSTGRESQL)
                ? postgres && isServedHere(url, more)
                : EMBEDDED.matcher(url).matches();
    }

    // The driver says what it makes of it: hosts may be several, and stand among the parameters too.
    private static boolean isServedHere(String url, Properties more) {
        try {
            DriverPropertyInfo[] told = DriverManager.getDriver(url).getPropertyInfo(url, more);
            return Stream.of(told).noneMatch(one -> one.name.equals("socketFactory") && one.value != null)
                    && Stream.of(told)
                            .filter(one -> one.name.equals("PGHOST"))
                            .flatMap(one -> Stream.of(String.valueOf(one.value).split(",", -1)))
                            .allMatch(THIS_MACHINE::contains);
        } catch (SQLException e) {
            return false;
        }
    }

    /** An address without what may be secret in it. */
    static String named(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }
}
