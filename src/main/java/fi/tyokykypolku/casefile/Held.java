package fi.tyokykypolku.casefile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which cases the transaction at hand holds, and how it last read them: nobody else changes them until it ends. */
final class Held {
    private final Object key = new Object();

    private static final class Cases extends ResourceHolderSupport {
        private final Map<CaseId, Optional<CaseRecord>> records = new HashMap<>();
    }

    /** Holds a case, unless the transaction holds it already. */
    void hold(CaseId id, Runnable lock) {
        Cases held = cases();
        if (held == null) {
            lock.run();
        } else if (!held.records.containsKey(id)) {
            lock.run();
            held.records.put(id, Optional.empty());
        }
    }

    /** Reads a case, unless the transaction holds it and has read it already. */
    Optional<CaseRecord> read(CaseId id, Supplier<Optional<CaseRecord>> read) {
        Cases held = cases();
        if (held == null || !held.records.containsKey(id)) {
            return read.get();
        }
        Optional<CaseRecord> known = held.records.get(id);
        if (known.isEmpty()) {
            known = read.get();
            held.records.put(id, known);
        }
        return known;
    }

    /** Forgets how a case was read, for the transaction changes it. */
    void changes(CaseId id) {
        Cases held = cases();
        if (held != null) {
            held.records.replace(id, Optional.empty());
        }
    }

    private @Nullable Cases cases() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        Cases held = (Cases) TransactionSynchronizationManager.getResource(key);
        if (held == null) {
            held = new Cases();
            TransactionSynchronizationManager.bindResource(key, held);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(held, key) {});
        }
        return held;
    }
}
