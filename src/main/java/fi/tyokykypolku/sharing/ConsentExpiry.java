package fi.tyokykypolku.sharing;

import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.engine.CaseMessages;
import java.util.List;
import java.util.Map;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells each case, the night after, that a consent's last day is past; what follows is what follows from a withdrawal. */
@Component
public class ConsentExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentExpiry.class);

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final CaseMessages messages;
    private final TransactionTemplate transaction;

    ConsentExpiry(CaseFile caseFile, Sharing sharing, CaseMessages messages, TransactionTemplate transaction) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.messages = messages;
        this.transaction = transaction;
    }

    @Scheduled(cron = "${tyokykypolku.consent-expiry.cron:0 5 0 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "consent-expiry", lockAtMostFor = "PT4H", lockAtLeastFor = "PT2M")
    void everyNight() {
        run();
    }

    /** Ends what has expired since the last time. A case that cannot be told now is told the next time. */
    public void run() {
        for (CaseId id : sharing.withExpired()) {
            try {
                transaction.executeWithoutResult(status -> end(id));
            } catch (ProcessEngineException | DataAccessException e) {
                LOG.error("The expired consents of {} could not be ended", id, e);
            }
        }
    }

    /** Ends what has expired in a case before anything else is done in it. */
    public void catchUp(CaseId id) {
        if (sharing.hasExpired(id)) {
            end(id);
        }
    }

    private void end(CaseId id) {
        caseFile.lock(id);
        if (sharing.expire(id)) {
            caseFile.record(
                    id,
                    new Author("system", caseFile.get(id).coordinator(), "consent-expiry"),
                    List.of(new Entry(
                            Category.PLAN,
                            "consentExpiredOn",
                            TextNode.valueOf(caseFile.today().toString()),
                            false)));
            // A closed case waits for nothing any more.
            boolean unused = messages.send(id, "consentWithdrawn", Map.of());
        }
    }
}
