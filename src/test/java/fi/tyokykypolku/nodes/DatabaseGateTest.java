package fi.tyokykypolku.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Who finds the database away spares the next ones the wait; a pool that is only busy is no database that is away. */
class DatabaseGateTest {
    private final Pool pool = new Pool();
    private final DatabaseGate gate = new DatabaseGate(pool);

    private static final class Pool extends AbstractDataSource {
        private final AtomicInteger asked = new AtomicInteger();
        private @Nullable SQLException refusal;
        private int relents = -1;

        @Override
        public Connection getConnection() throws SQLException {
            if (asked.incrementAndGet() == relents) {
                refusal = null;
            }
            if (refusal != null) {
                throw refusal;
            }
            return DriverManager.getConnection("jdbc:h2:mem:");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void isOpenWhileTheDatabaseIsThere() {
        assertThat(gate.isAway()).isFalse();
    }

    @Test
    void oneWaitsForTheOthers() {
        pool.refusal = new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(gate::getConnection).isInstanceOf(SQLTransientConnectionException.class);
            assertThat(gate.isAway()).isTrue();
        }
        assertThat(pool.asked).hasValue(1);
    }

    @Test
    void whoeverFindsAPoolBusyThatMovesGoesOnWaiting() throws SQLException {
        gate.getConnection().close();
        pool.refusal = new SQLTransientConnectionException("timed out");
        pool.relents = 4;
        gate.getConnection().close();
        assertThat(pool.asked).hasValue(4);
    }

    @Test
    void aRequestThatWentWithoutAConnectionSaysSoAndWaitsOnce() {
        pool.refusal = new SQLTransientConnectionException("timed out");
        gate.enter();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(gate::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
        assertThat(pool.asked).hasValue(1);
        assertThat(gate.refusal()).isEqualTo("no connection to the database in time");
        gate.leave();
        gate.enter();
        assertThat(gate.refusal()).isNull();
        pool.refusal = new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"));
        assertThatThrownBy(gate::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(gate.refusal()).isEqualTo(DatabaseGate.AWAY);
        gate.leave();
        assertThat(gate.refusal()).isNull();
    }

    @Test
    void eachWaitsForAPoolThatIsBusy() {
        pool.refusal = new SQLTransientConnectionException("timed out");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(gate::getConnection).isSameAs(pool.refusal);
        }
        assertThat(pool.asked).hasValue(3);
        pool.refusal = null;
        assertThat(gate.isAway()).isFalse();
    }
}
