package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseVariables;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Closes the door for the parties that stood on a withdrawn consent: their part and their open tasks end, their named person is
 * forgotten, and the tasks that stay hold no more than their organisation may still see.
 */
@Component
class WithdrawConsent implements JavaDelegate {
    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Parties parties;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    WithdrawConsent(
            CaseFile caseFile,
            Sharing sharing,
            Parties parties,
            Directory directory,
            ApplicationEventPublisher events) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.parties = parties;
        this.directory = directory;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = new CaseId(CaseVariables.CASE_ID.get(execution));
        caseFile.lock(id);
        String coordinator = caseFile.get(id).coordinator();
        List<String> lost = caseFile.parties(id).stream()
                .filter(party -> !party.equals(coordinator))
                .filter(party -> sharing.basisToTakePart(id, Organisation.valueOf(party)) == LegalBasis.NONE)
                .toList();
        lost.forEach(party -> {
            caseFile.leave(id, party);
            caseFile.forgetNamed(id, party);
        });
        parties.tellGateways(execution);
        endTasks(execution.getProcessEngineServices().getTaskService(), id, lost);
        events.publishEvent(new SharingChanged(id));
    }

    // The tasks end as the engine ends them, past their forms: nothing is written into the case file.
    private void endTasks(TaskService tasks, CaseId id, List<String> lost) {
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(id.value())
                .active()
                .list()) {
            boolean ends = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .flatMap(group -> Optional.ofNullable(group).flatMap(directory::worklist).stream())
                    .map(Worklist::organisation)
                    .anyMatch(organisation -> lost.contains(organisation.name()));
            if (ends && !task.getTaskDefinitionKey().equals("notifyParty")) {
                ((TaskEntity) task).complete();
            }
        }
    }
}
