package fi.tyokykypolku.wiring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Lets one node after the other make tables and deploy models: two that begin at once on an empty PostgreSQL would be in each other's way, and
 * one of them would end in hundreds of lines. The turn is a lock of a session of its own, so that it ends with a node that is lost.
 */
@Component
class TurnToStart implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(TurnToStart.class);

    /** Of all who might lock something in this database: the first letters of the name, as a number. */
    private static final long LOCK = 0x54594F4B594B59L;

    /** Longer than any start with migrations; shorter asks keep below the timeout of the socket. */
    private static final int MOST_ASKS = 20;

    private static final Duration ASK = Duration.ofSeconds(30);

    /** Of PostgreSQL: a lock did not come in time. */
    private static final String NOT_IN_TIME = "55P03";

    private @Nullable Connection turn;

    /** Waits for this node's turn, until it is ready or gone. An embedded database has one process only. */
    void take(DataSource database) {
        try {
            Connection connection = database.getConnection();
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                connection.close();
                return;
            }
            turn = connection;
            if (!isFree(connection)) {
                LOG.info("Another node is starting on this database: this one goes on when it is ready");
                await(connection);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("turn to start", null, e);
        }
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void await(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + ASK.toMillis());
            for (int asked = 1; !comes(statement); asked++) {
                if (asked == MOST_ASKS) {
                    throw new CannotStart(
                            "Another node has been starting on this database for ten minutes.",
                            "See in its log what keeps it and stop it; the session of one that is lost can be ended in"
                                    + " PostgreSQL (pg_locks, locktype advisory). Then start this one again.");
                }
            }
            statement.execute("reset lock_timeout");
        }
    }

    private static boolean comes(Statement statement) throws SQLException {
        try {
            return statement.execute("select pg_advisory_lock(" + LOCK + ")");
        } catch (SQLException e) {
            if (NOT_IN_TIME.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** The next one's turn. */
    @EventListener(ApplicationReadyEvent.class)
    void end() {
        Connection connection = turn;
        turn = null;
        if (connection == null) {
            return;
        }
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            LOG.debug("The turn has ended with its session", e);
        }
    }

    @Override
    public void destroy() {
        end();
    }
}
