package fi.tyokykypolku.wiring;

import fi.tyokykypolku.casefile.HeldTooLong;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a command again that lost a race: two parties complete at once and meet at a joining gateway, two referrals of one client
 * arrive at once. Whoever comes second then sees what the first one did. Also gives a refusal its own face again when a listener
 * of the engine has wrapped it.
 */
final class ConflictRetry extends CommandInterceptor {
    private static final int TRIES = 4;

    @Override
    public <T> T execute(Command<T> command) {
        // Within a larger transaction only that transaction's owner can run everything again.
        boolean inner =
                Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive();
        for (int left = inner ? 0 : TRIES - 1; ; left--) {
            try {
                return next.execute(command);
            } catch (DataAccessException | ProcessEngineException e) {
                if (HeldTooLong.isCauseOf(e)) {
                    // Whoever has waited so long in vain must not wait again without being told.
                    throw e instanceof CannotAcquireLockException
                            ? e
                            : new CannotAcquireLockException("Somebody else holds what is asked for", e);
                }
                if (!isRace(e)) {
                    BadUserRequestException refusal = refusal(e);
                    throw refusal == null ? e : refusal;
                }
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private static boolean isRace(RuntimeException e) {
        return e instanceof OptimisticLockingException
                || e instanceof DuplicateKeyException
                || e instanceof TransientDataAccessException;
    }

    private static @Nullable BadUserRequestException refusal(@Nullable Throwable thrown) {
        if (thrown == null || thrown instanceof BadUserRequestException) {
            return (BadUserRequestException) thrown;
        }
        return refusal(thrown.getCause());
    }
}
