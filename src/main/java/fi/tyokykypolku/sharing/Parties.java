package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Variable;
import fi.tyokykypolku.plan.Plan;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Tells the models which organisations work on a case; the models say {@code ${parties.of(execution)}}. */
@Component("parties")
public class Parties {
    private static final Map<Organisation, Variable<Boolean>> INVOLVED = Map.of(
            Organisation.EMPLOYMENT, CaseVariables.EMPLOYMENT_INVOLVED,
            Organisation.SOCIAL, CaseVariables.SOCIAL_INVOLVED,
            Organisation.HEALTH, CaseVariables.HEALTH_INVOLVED,
            Organisation.KELA, CaseVariables.KELA_INVOLVED);

    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Directory directory;

    Parties(CaseFile caseFile, Sharing sharing, Directory directory) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.directory = directory;
    }

    /** Every organisation that works on the case now. */
    public List<String> of(DelegateExecution execution) {
        return List.copyOf(caseFile.parties(hold(execution)));
    }

    /** Those that have an action in the plan and may see it. */
    public List<String> withAction(DelegateExecution execution) {
        return ofPlan(execution, Plan::organisations);
    }

    /** Those that have something left to do in the plan and may see it; none when everything is settled. */
    public List<String> withOpenAction(DelegateExecution execution) {
        return ofPlan(execution, Plan::organisationsAtWork);
    }

    private List<String> ofPlan(DelegateExecution execution, Function<Plan, Set<Organisation>> which) {
        CaseId id = hold(execution);
        return which.apply(Plan.of(caseFile.facts(id))).stream()
                .filter(organisation -> mayAct(id, organisation))
                .map(Organisation::name)
                .toList();
    }

    /** Whether an organisation can have an action in the plan: it leads the case, or may see what the plan asks of it. */
    public boolean mayAct(CaseId id, Organisation organisation) {
        String coordinator = caseFile.get(id).coordinator();
        return organisation.name().equals(coordinator)
                || sharing.basis(id, Organisation.valueOf(coordinator), organisation, Category.PLAN) != LegalBasis.NONE;
    }

    /** The parties of a case, the coordinator among them, for which someone of these groups works in the client's area. */
    public Set<Organisation> servedBy(CaseRecord record, Collection<String> groups) {
        Set<String> parties = new LinkedHashSet<>(caseFile.parties(record.id()));
        parties.add(record.coordinator());
        Set<Organisation> served = EnumSet.noneOf(Organisation.class);
        for (String party : parties) {
            Worklist serving = directory.worklist(Organisation.valueOf(party), record.municipality());
            if (groups.stream()
                    .flatMap(group -> directory.worklist(group).stream())
                    .anyMatch(worklist -> worklist.equals(serving) || isTeam(worklist, serving))) {
                served.add(serving.organisation());
            }
        }
        return served;
    }

    // A team's id is the id of its organisation's worklist and letters: areas are told by digits.
    private static boolean isTeam(Worklist worklist, Worklist base) {
        return worklist.organisation() == base.organisation()
                && worklist.id().startsWith(base.id())
                && Character.isLetter(worklist.id().charAt(base.id().length()));
    }

    /** Those that must hear of a withdrawal: everyone who has ever been a party. */
    public List<String> toNotify(DelegateExecution execution) {
        return List.copyOf(caseFile.everParties(hold(execution)));
    }

    /** Sets the flags of the gateways from the parties of the case. */
    public void tellGateways(VariableScope scope) {
        Set<String> parties = caseFile.parties(new CaseId(CaseVariables.CASE_ID.get(scope)));
        INVOLVED.forEach((organisation, flag) -> flag.set(scope, parties.contains(organisation.name())));
    }

    // A party that leaves at this instant either has its task ended or gets none: a timer makes tasks too.
    private CaseId hold(DelegateExecution execution) {
        CaseId id = new CaseId(CaseVariables.CASE_ID.get(execution));
        caseFile.lock(id);
        return id;
    }
}
