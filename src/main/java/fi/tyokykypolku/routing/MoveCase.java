package fi.tyokykypolku.routing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.TaskMoved;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a case to the worklists of the municipality the client has moved to; organisations whose area changed start unassigned. */
@Component
class MoveCase implements JavaDelegate {
    private final CaseFile caseFile;
    private final Directory directory;
    private final Placement placement;
    private final ApplicationEventPublisher events;

    MoveCase(CaseFile caseFile, Directory directory, Placement placement, ApplicationEventPublisher events) {
        this.caseFile = caseFile;
        this.directory = directory;
        this.placement = placement;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        String municipality = caseFile.get(id).municipality();
        reroute(execution.getProcessEngineServices().getTaskService(), id, municipality);
        caseFile.namedPersons(id).stream()
                .filter(person -> directory
                        .worklist(person.worklist())
                        .filter(worklist -> placement.serves(worklist, municipality))
                        .isEmpty())
                .forEach(person -> caseFile.forgetNamed(id, person.organisation()));
    }

    private void reroute(TaskService tasks, CaseId id, String municipality) {
        for (Task task :
                tasks.createTaskQuery().processInstanceBusinessKey(id.value()).list()) {
            for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
                Optional.ofNullable(link.getGroupId())
                        .flatMap(directory::worklist)
                        .ifPresent(worklist -> lay(tasks, task, worklist, placement.sameKind(worklist, municipality)));
            }
        }
    }

    private void lay(TaskService tasks, Task task, Worklist from, Worklist to) {
        if (!from.equals(to)) {
            tasks.setAssignee(task.getId(), null);
            tasks.deleteCandidateGroup(task.getId(), from.id());
            tasks.addCandidateGroup(task.getId(), to.id());
            events.publishEvent(new TaskMoved(task.getId(), to.id()));
        }
    }
}
