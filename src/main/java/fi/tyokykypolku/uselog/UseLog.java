package fi.tyokykypolku.uselog;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.vault.KeyProperties;
import fi.tyokykypolku.vault.Vault;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The use and disclosure log of Act 703/2023 § 10. Rows are added, never changed, and a chain of seals shows it. */
@Component
public class UseLog {
    private final UseChain chain;
    private final UseAudit audit;
    private final Directory directory;
    private final Vault vault;
    private final KeyProperties keys;
    private final Clock clock;

    UseLog(UseChain chain, UseAudit audit, Directory directory, Vault vault, KeyProperties keys, Clock clock) {
        this.chain = chain;
        this.audit = audit;
        this.directory = directory;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
    }

    /** Adds a row, in the transaction in which the data are fetched: what is not logged is not shown. */
    public void record(Use use) {
        chain.append(clock.instant(), use);
    }

    /**
     * Adds a row that tells of a refusal. Call it when the transaction that was refused has ended, or the row ends with it.
     *
     * @param id the case, which exists
     * @param groups the user's groups
     * @param place task or endpoint, nothing that the user has written
     */
    public void recordRefusal(CaseId id, String user, Collection<String> groups, Use.Channel channel, String place) {
        Optional<Worklist> worklist = directory.worklistAmong(groups.stream());
        record(new Use(
                id,
                user,
                worklist.map(Worklist::organisation).orElse(null),
                worklist.map(Worklist::id).orElse(user),
                List.of(),
                Use.REFUSED,
                channel,
                Use.Event.REFUSED,
                place));
    }

    /** Walks the whole chain. */
    public Verdict verify() {
        try {
            return audit.verify(vault, vault.allSeals(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The old keys of the use log cannot be read", e);
        }
    }

    /** Every use of a client's data in a case, oldest first. */
    public List<LoggedUse> of(CaseId id) {
        return chain.of(id);
    }

    /** Every attempt at a case that was refused, oldest first. */
    public List<LoggedUse> refused(CaseId id) {
        return chain.refused(id);
    }

    /**
     * What a walk through the chain found.
     *
     * @param rows number of rows in order
     * @param broken number of the first row that is changed, missing or too many; null when all rows are in order with the head
     * @param head what the seal of the head says: without it rows may be missing at both ends
     */
    public record Verdict(long rows, @Nullable Long broken, UseHead.State head) {
        /** Whether nothing was changed. */
        public boolean whole() {
            return broken == null && head == UseHead.State.SEALED;
        }

        /** What is wrong, for an operator; call it when the log is not whole. */
        public String fault(KeyProperties keys) {
            if (broken != null) {
                return "The use log is broken at row " + broken + ", after " + rows + " rows in order"
                        + (Files.exists(keys.logFile())
                                ? ""
                                : "; if keys have been rotated, " + keys.logFile()
                                        + " is missing, without which older rows look changed");
            }
            if (head == UseHead.State.MISSING) {
                return "The head of the use log was taken away or emptied: nothing says where its rows begin and end";
            }
            return head == UseHead.State.NOT_SEALED
                    ? "The use log is not sealed with the key, as every start of this version leaves it: somebody has taken"
                            + " the seal away"
                    : "The head of the use log was changed past the application: its " + rows
                            + " rows are in order, but rows before or after them may be missing, or all were sealed anew";
        }
    }
}
