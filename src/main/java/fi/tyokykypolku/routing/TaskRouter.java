package fi.tyokykypolku.routing;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.NamedPerson;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Decisions;
import fi.tyokykypolku.plan.Confirmation;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lays every new task on a worklist and, where the organisation has named a person, in that person's hands. */
@Component
class TaskRouter {
    private final Decisions decisions;
    private final Directory directory;
    private final CaseFile caseFile;
    private final Confirmation confirmation;
    private final ObjectProvider<ProcessEngine> engine;

    TaskRouter(
            Decisions decisions,
            Directory directory,
            CaseFile caseFile,
            Confirmation confirmation,
            ObjectProvider<ProcessEngine> engine) {
        this.decisions = decisions;
        this.directory = directory;
        this.caseFile = caseFile;
        this.confirmation = confirmation;
        this.engine = engine;
    }

    @Order(1)
    @EventListener(condition = "#task.eventName == 'create'")
    void route(DelegateTask task) {
        CaseId id = CaseVariables.caseId(task);
        Worklist worklist = worklist(task, caseFile.get(id));
        task.addCandidateGroup(worklist.id());
        caseFile.namedPerson(id, worklist.organisation())
                .map(NamedPerson::user)
                .filter(user -> !worklist.isLeads() && worksOn(user, worklist) && confirmation.allows(task, user))
                .ifPresent(task::setAssignee);
    }

    private Worklist worklist(DelegateTask task, CaseRecord record) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("task", task.getTaskDefinitionKey());
        inputs.put("kelaInvolved", caseFile.parties(record.id()).contains(Organisation.KELA));
        // Act 1301/2014 § 36: a social worker in office assesses a client in need of special support.
        inputs.put(
                "specialSupport",
                caseFile.value(record.id(), "specialSupport")
                        .map(JsonNode::booleanValue)
                        .orElse(false));
        return decisions.table("routing").read(inputs, rows -> worklist(rows, task, record));
    }

    private Worklist worklist(List<Map<String, Object>> rows, DelegateTask task, CaseRecord record) {
        if (rows.isEmpty()) {
            // A task nobody sees is worse than an incident.
            throw new Decisions.Unanswered("routing.dmn has no row for task " + task.getTaskDefinitionKey());
        }
        Organisation organisation = organisation(String.valueOf(rows.get(0).get("organisation")), task, record);
        Worklist worklist = directory.worklist(organisation, record.municipality());
        Object team = rows.get(0).get("team");
        return team == null ? worklist : directory.team(worklist, team.toString());
    }

    private Organisation organisation(String name, DelegateTask task, CaseRecord record) {
        Organisation organisation = switch (name) {
            case "RECEIVER" -> record.receiver();
            case "COORDINATOR" -> record.coordinator();
            case "CONSULTED" ->
                caseFile.value(record.id(), "consulted")
                        .map(consulted -> Organisation.valueOf(consulted.asText()))
                        .orElse(null);
            case "PARTY" -> CaseVariables.PARTY.get(task);
            default -> Organisation.valueOf(name);
        };
        if (organisation == null) {
            throw new IllegalStateException("The case has no " + name + " for task " + task.getTaskDefinitionKey());
        }
        return organisation;
    }

    /** The first to claim becomes the organisation's named person; a later claim by a colleague is a hand-over. A lead never becomes one. */
    @Order(2)
    @EventListener(condition = "#task.eventName == 'assignment'")
    void name(DelegateTask task) {
        String user = task.getAssignee();
        Optional<Worklist> worklist = worklistOf(task);
        if (user == null || worklist.isEmpty()) {
            return;
        }
        if (!worksOn(user, worklist.get())) {
            throw new BadUserRequestException(
                    new Sentences("routing").say("notOfWorklist", worklist.get().name(Language.ofReader())));
        }
        CaseId id = CaseVariables.caseId(task);
        Organisation organisation = worklist.get().organisation();
        Optional<NamedPerson> named = caseFile.namedPerson(id, organisation);
        boolean same = named.map(person -> person.user().equals(user)
                        && person.worklist().equals(worklist.get().id()))
                .orElse(false);
        // A colleague confirms the plan because the named person may not: the client stays with that person.
        boolean standsIn = named.filter(person -> !confirmation.allows(task, person.user()))
                .isPresent();
        // Recording a withdrawal does not make the user the named person.
        if (!same && !standsIn && !worklist.get().isLeads() && !caseFile.hasLeft(id, organisation)) {
            caseFile.name(id, organisation, worklist.get().id(), user);
        }
    }

    private Optional<Worklist> worklistOf(DelegateTask task) {
        return directory.worklistAmong(task.getCandidates().stream().map(IdentityLink::getGroupId));
    }

    private boolean worksOn(String user, Worklist worklist) {
        return engine.getObject()
                        .getIdentityService()
                        .createUserQuery()
                        .userId(user)
                        .memberOfGroup(worklist.id())
                        .count()
                > 0;
    }
}
