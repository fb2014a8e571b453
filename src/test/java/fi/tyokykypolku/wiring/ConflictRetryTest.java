package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Who lost a race runs again; who has waited for a lock in vain is told at once. */
class ConflictRetryTest {
    private int runs;

    static Stream<RuntimeException> races() {
        return Stream.of(
                new OptimisticLockingException("race"),
                new DuplicateKeyException("race"),
                new PessimisticLockingFailureException("deadlock", new SQLException("deadlock", "40P01")));
    }

    static Stream<RuntimeException> held() {
        return Stream.of(
                new ProcessEngineException("in the engine", new IllegalStateException(sql("55P03"))),
                new UncategorizedSQLException("select", null, sql("55P03")),
                new CannotAcquireLockException("in the case file", sql("HYT00")));
    }

    @ParameterizedTest
    @MethodSource("races")
    void aLostRaceIsRunFourTimes(RuntimeException race) {
        assertThatThrownBy(() -> run(race)).isSameAs(race);
        assertThat(runs).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("held")
    void aLockThatIsHeldForTooLongIsWaitedForOnce(RuntimeException failure) {
        assertThatThrownBy(() -> run(failure)).isInstanceOf(CannotAcquireLockException.class);
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void anyOtherFailureIsToldAsItIs() {
        RuntimeException other = new ProcessEngineException("other", sql("42601"));
        assertThatThrownBy(() -> run(other)).isSameAs(other);
        assertThat(runs).isEqualTo(1);
    }

    private static SQLException sql(String state) {
        return new SQLException("failed", state);
    }

    private void run(RuntimeException failure) {
        ConflictRetry retry = new ConflictRetry();
        retry.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                runs++;
                throw failure;
            }
        });
        retry.execute(context -> null);
    }
}
