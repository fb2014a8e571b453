package fi.tyokykypolku.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Knows whether the database is away. Who asks for a connection waits for it as long as the pool does, once: for a second after that the
 * others are told at once, so that an answer which needs several does not wait several times.
 */
final class DatabaseGate extends DelegatingDataSource {
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int SECONDS_TO_ANSWER = 1;

    private volatile @Nullable Failure last;

    private record Failure(SQLException reason, long at) {}

    DatabaseGate(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Failure failure = last;
        if (failure != null && System.nanoTime() - failure.at < PAUSE) {
            throw new SQLTransientConnectionException(
                    "The database is away", failure.reason.getSQLState(), failure.reason);
        }
        try {
            Connection connection = super.getConnection();
            last = null;
            return connection;
        } catch (SQLException e) {
            // A pool that is only busy has no other reason than its own.
            if (e.getCause() != null || !(e instanceof SQLTransientConnectionException)) {
                last = new Failure(e, System.nanoTime());
            }
            throw e;
        }
    }

    /** Whether it is away now, or does not give a connection in time. */
    boolean isAway() {
        try (Connection connection = getConnection()) {
            return !connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return true;
        }
    }
}
