package fi.tyokykypolku.api;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does a piece of work in one transaction, wholly or not at all, and again when another request came in between. */
@Component
public class Attempts {
    private static final int TRIES = 4;

    private final TransactionTemplate transaction;

    Attempts(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    public <T> T of(Supplier<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return transaction.execute(status -> work.get());
            } catch (OptimisticLockingException | DuplicateKeyException | TransientDataAccessException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }
}
