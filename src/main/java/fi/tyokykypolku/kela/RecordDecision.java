package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.node.BooleanNode;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.casefile.Misrouting;
import fi.tyokykypolku.casefile.Misroutings;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.kela.BenefitDecision.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes Kela's decision into the case: a rejection is always explained, and Kela's role is decided anew. */
@Component
class RecordDecision implements JavaDelegate {
    private final CaseFile caseFile;
    private final BenefitDecisions decisions;
    private final Outcomes outcomes;
    private final Misroutings misroutings;
    private final KelaDecision decision;

    RecordDecision(
            CaseFile caseFile,
            BenefitDecisions decisions,
            Outcomes outcomes,
            Misroutings misroutings,
            KelaDecision decision) {
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.misroutings = misroutings;
        this.decision = decision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        BenefitDecision told =
                decisions.newest(id).orElseThrow(() -> new IllegalStateException("No decision of Kela in " + id));
        Outcome outcome = told.outcome();
        outcomes.note(id, outcome);
        misrouting(told).ifPresent(kind -> count(id, kind, told));
        caseFile.record(
                id,
                new Author("system", Organisation.KELA, execution.getCurrentActivityId()),
                List.of(new Entry(
                        Category.BENEFITS, "kelaRehabRunning", BooleanNode.valueOf(outcome.positive()), false)));
        decision.decide(id, caseFile.get(id).phase());
    }

    private static Optional<Misrouting> misrouting(BenefitDecision told) {
        if (told.outcome() != Outcome.REJECTED || told.ground() == null) {
            return Optional.empty();
        }
        return switch (told.ground()) {
            case CONDITIONS_NOT_MET -> Optional.of(Misrouting.LACKED_CONDITIONS);
            case OTHER_ORGANISER -> Optional.of(Misrouting.WRONG_ORGANISER);
            case OTHER -> Optional.empty();
        };
    }

    private void count(CaseId id, Misrouting kind, BenefitDecision told) {
        LocalDate until = told.decidedOn() == null ? caseFile.today() : told.decidedOn();
        misroutings.note(
                id,
                kind,
                until.toString(),
                new Misroutings.Way(
                        caseFile.get(id).coordinator().name(),
                        Organisation.KELA,
                        caseFile.reached(id, Milestone.KELA_APPLIED).orElse(null),
                        until));
    }
}
