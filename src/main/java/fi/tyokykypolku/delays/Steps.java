package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.delays.CaseClock.Wait;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.Engine;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** The clocks of the steps that have one of their own. */
@Component
class Steps {
    private final Engine engine;
    private final Deadlines deadlines;
    private final CaseFile caseFile;
    private final Directory directory;
    private final ClockedSteps clocked;

    Steps(Engine engine, Deadlines deadlines, CaseFile caseFile, Directory directory, ClockedSteps clocked) {
        this.engine = engine;
        this.deadlines = deadlines;
        this.caseFile = caseFile;
        this.directory = directory;
        this.clocked = clocked;
    }

    boolean hasClock(String definition, String element) {
        return clocked.hasClock(definition, element);
    }

    /** A step's clock as it starts. A step that waits for a message waits for Kela's decision; others wait by their tasks. */
    CaseClock clock(String id, CaseId caseId, String definition, String element, Instant at) {
        Term term = deadlines.term(caseId, element, at);
        boolean kela = clocked.waitsForMessage(definition, element);
        Organisation organisation =
                kela ? Organisation.KELA : caseFile.get(caseId).coordinator();
        String worklist = worklist(caseId, organisation).id();
        return new CaseClock(
                id,
                caseId,
                WatchTasks.process(definition),
                element,
                false,
                term.sla(),
                term.kind(),
                organisation,
                worklist,
                term.start(),
                at,
                Helsinki.endOf(term.due()).toInstant(),
                term.reminder().atStartOfDay(CaseFile.ZONE).toInstant(),
                null,
                null,
                null,
                kela ? List.of(new Wait(at, WaitingOn.KELA_DECISION, worklist)) : List.of());
    }

    /** What a step is called in its model, in Finnish. */
    String label(String process, String element) {
        return engine.asSystem(services -> {
            RepositoryService models = services.getRepositoryService();
            String definition = models.createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            FlowElement step = models.getBpmnModelInstance(definition).getModelElementById(element);
            return step == null ? element : step.getName();
        });
    }

    /** Where an organisation serves the client now. */
    Worklist worklist(CaseId id, Organisation organisation) {
        return directory.worklist(organisation, caseFile.get(id).municipality());
    }
}
