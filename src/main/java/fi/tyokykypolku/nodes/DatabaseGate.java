package fi.tyokykypolku.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Knows whether the database is away, and who went without a connection.
 *
 * <p>Who asks for a connection waits for it as long as the pool does, once: when the database is away, for a second after that the
 * others are told at once, so that an answer which needs several does not wait several times. When the pool is only busy, and gives
 * others theirs, whoever asks goes on waiting.
 */
final class DatabaseGate extends DelegatingDataSource {
    /** Why a request is not answered, for the log. */
    static final String AWAY = "the database is away";

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int SECONDS_TO_ANSWER = 1;

    /** How long anybody waits in all for a pool that is busy. */
    private static final long PATIENCE = Duration.ofSeconds(6).toNanos();

    /**
     * A pool that has given nobody a connection for so long may have a database that is away: with one more wait of the pool's, an
     * answer comes within two seconds.
     */
    private static final long MOVES = Duration.ofMillis(700).toNanos();

    /** Of the request that a thread works at; no value outside of one. */
    private final ThreadLocal<Visit> visits = new ThreadLocal<>();

    private volatile @Nullable Failure last;
    private volatile @Nullable Long given;

    private record Failure(SQLException reason, long at) {}

    /** Whether a request went without a connection, and why: of several reasons, the first. */
    private static final class Visit {
        private @Nullable String refusal;
    }

    DatabaseGate(DataSource pool) {
        super(pool);
    }

    /** Begins a request on this thread; {@link #leave} ends it. */
    void enter() {
        visits.set(new Visit());
    }

    void leave() {
        visits.remove();
    }

    /** Why the request on this thread went without a connection; null when it got all it asked for. */
    @Nullable
    String refusal() {
        Visit visit = visits.get();
        return visit == null ? null : visit.refusal;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Visit visit = visits.get();
        if (visit != null && visit.refusal != null) {
            throw new SQLTransientConnectionException("This request has waited in vain already");
        }
        try {
            return patiently();
        } catch (SQLException e) {
            if (visit != null) {
                visit.refusal = isBusy(e) ? "no connection to the database in time" : AWAY;
            }
            throw e;
        }
    }

    private Connection patiently() throws SQLException {
        long asked = System.nanoTime();
        while (true) {
            try {
                return once();
            } catch (SQLException e) {
                long now = System.nanoTime();
                Long moved = given;
                boolean goesOn = isBusy(e) && now - asked < PATIENCE && moved != null && now - moved < MOVES;
                if (!goesOn) {
                    throw e;
                }
            }
        }
    }

    private Connection once() throws SQLException {
        Failure failure = last;
        if (failure != null && System.nanoTime() - failure.at < PAUSE) {
            throw new SQLTransientConnectionException(
                    "The database is away", failure.reason.getSQLState(), failure.reason);
        }
        try {
            Connection connection = super.getConnection();
            last = null;
            given = System.nanoTime();
            return connection;
        } catch (SQLException e) {
            if (!isBusy(e)) {
                last = new Failure(e, System.nanoTime());
            }
            throw e;
        }
    }

    /** A pool that is only busy has no other reason than its own. */
    private static boolean isBusy(SQLException e) {
        return e.getCause() == null && e instanceof SQLTransientConnectionException;
    }

    /** Whether it is away now, or does not give a connection in time. */
    boolean isAway() {
        try (Connection connection = once()) {
            return !connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return true;
        }
    }
}
