package fi.tyokykypolku.notice;

import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.routing.Placement;
import java.util.Map;
import java.util.Set;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes cases along, the night after, when a municipality is joined to another or changes its area: what follows is what follows when a
 * client moves. Who has nothing to do with the change keeps the case.
 */
@Component
public class FollowDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(FollowDirectory.class);

    private final CaseFile caseFile;
    private final Directory directory;
    private final Placement placement;
    private final Notices notices;
    private final TransactionTemplate transaction;

    FollowDirectory(
            CaseFile caseFile,
            Directory directory,
            Placement placement,
            Notices notices,
            TransactionTemplate transaction) {
        this.caseFile = caseFile;
        this.directory = directory;
        this.placement = placement;
        this.notices = notices;
        this.transaction = transaction;
    }

    @Scheduled(cron = "${tyokykypolku.follow-directory.cron:0 10 0 * * *}", zone = "Europe/Helsinki")
    @SchedulerLock(name = "follow-directory", lockAtMostFor = "PT4H", lockAtLeastFor = "PT2M")
    void everyNight() {
        run();
    }

    /** Moves every open case that lies elsewhere than it belongs today. A case that cannot be moved now is moved the next time. */
    public void run() {
        if (directory.since().isEmpty()) {
            return;
        }
        Map<CaseId, Set<Worklist>> worklists = placement.worklists();
        for (CaseId id : caseFile.open()) {
            try {
                transaction.executeWithoutResult(status -> follow(id, worklists.getOrDefault(id, Set.of())));
            } catch (ProcessEngineException | DataAccessException e) {
                LOG.error("{} could not be moved to those who serve its municipality now", id, e);
            }
        }
    }

    private void follow(CaseId id, Set<Worklist> worklists) {
        CaseRecord record = caseFile.get(id);
        String now = directory.municipality(record.municipality()).code();
        // A contact lies where the case lies that it came to.
        boolean joined = record.openCase() == null && !now.equals(record.municipality());
        if (joined || worklists.stream().anyMatch(worklist -> !placement.serves(worklist, now))) {
            caseFile.lock(id);
            if (joined) {
                boolean unused = notices.changeMunicipality(
                        id,
                        new Author("system", record.coordinator(), "directory"),
                        now,
                        directory.since().orElse(null));
            } else {
                // Who waits for it is served elsewhere now.
                caseFile.move(id, now);
            }
            // A case that is about to end waits for nothing any more.
            boolean unused = notices.pass(id, Notice.MUNICIPALITY_CHANGED);
        }
    }
}
