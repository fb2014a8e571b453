package fi.tyokykypolku.uselog;

import fi.tyokykypolku.casefile.CaseId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The use and disclosure log of Act 703/2023 § 10. Rows are added, never changed, and a chain of hashes shows it. */
@Component
public class UseLog {
    private final UseChain chain;
    private final Clock clock;

    UseLog(UseChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** Adds a row, in the transaction in which the data are fetched: what is not logged is not shown. */
    public void record(Use use) {
        chain.append(clock.instant(), use);
    }

    /** Walks the whole chain. */
    public Verdict verify() {
        return chain.verify();
    }

    /** Every use of a client's data in a case, oldest first. */
    public List<LoggedUse> of(CaseId id) {
        return chain.of(id);
    }

    /**
     * What a walk through the chain found.
     *
     * @param rows number of rows in order
     * @param broken number of the first row that is changed, missing or too many; null when all is in order
     */
    public record Verdict(long rows, @Nullable Long broken) {
        /** Whether nothing was changed. */
        public boolean whole() {
            return broken == null;
        }
    }
}
