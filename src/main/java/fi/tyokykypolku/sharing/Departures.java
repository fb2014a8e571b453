package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.Engine;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Takes out of a case the parties that have lost the ground they stood on: their part and their open tasks end, and their named
 * person is forgotten.
 */
@Component
public class Departures {
    /** What a party does about a withdrawal is no work that stands on the consent. */
    private static final String NOTIFICATION = "notifyParty";

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Directory directory;
    private final Engine engine;

    Departures(CaseFile caseFile, Sharing sharing, Directory directory, Engine engine) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.directory = directory;
        this.engine = engine;
    }

    /** Whether what a party sees in a task it sees on a spoken consent, which is then spent with the task. */
    public boolean spends(CaseId id, Organisation party, String task) {
        return standsOnConsent(task) && sharing.standsOnSpokenWord(id, party);
    }

    /** Ends a party's spoken consent with the one matter it was given for. */
    public void spend(CaseId id, Organisation party) {
        sharing.spendSpokenWord(id, party);
        settle(id);
    }

    private static boolean standsOnConsent(String task) {
        return !task.equals(NOTIFICATION);
    }

    /** Part of the engine's step that has ended a ground. */
    void settle(CaseId id) {
        Organisation coordinator = caseFile.get(id).coordinator();
        List<Organisation> lost = caseFile.parties(id).stream()
                .filter(party -> party != coordinator)
                .filter(party -> sharing.basisToTakePart(id, party) == LegalBasis.NONE)
                .toList();
        lost.forEach(party -> {
            caseFile.leave(id, party);
            caseFile.forgetNamed(id, party);
        });
        engine.asSystem(processEngine -> {
            endTasks(processEngine.getTaskService(), id, lost);
            return true;
        });
    }

    // The tasks end as the engine ends them, past their forms: nothing is written into the case file.
    private void endTasks(TaskService tasks, CaseId id, List<Organisation> lost) {
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(id.value())
                .active()
                .list()) {
            boolean ends = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .flatMap(group -> Optional.ofNullable(group).flatMap(directory::worklist).stream())
                    .map(Worklist::organisation)
                    .anyMatch(lost::contains);
            TaskEntity open = (TaskEntity) task;
            if (ends && !open.isDeleted() && standsOnConsent(open.getTaskDefinitionKey())) {
                open.complete();
            }
        }
    }
}
