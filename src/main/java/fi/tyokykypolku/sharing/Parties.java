package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.plan.Plan;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the models which organisations work on a case; the models say {@code ${parties.of(execution)}}. */
@Component("parties")
public class Parties {

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
        return names(caseFile.parties(hold(execution)).stream());
    }

    /** Those that have an action in the plan and may see it, and Kela while it leads a process of its own. */
    public List<String> withAction(DelegateExecution execution) {
        return ofPlan(execution, Plan::organisations);
    }

    /** Those that have something left to do in the plan and may see it, and Kela while it leads a process of its own; none when everything is settled. */
    public List<String> withOpenAction(DelegateExecution execution) {
        return ofPlan(execution, Plan::organisationsAtWork);
    }

    private List<String> ofPlan(DelegateExecution execution, Function<Plan, Set<Organisation>> which) {
        CaseId id = hold(execution);
        Set<Organisation> asked = new LinkedHashSet<>(which.apply(Plan.of(caseFile.facts(id))));
        if (kelaLeads(id)) {
            asked.add(Organisation.KELA);
        }
        return names(asked.stream().filter(organisation -> mayAct(id, organisation)));
    }

    // Whoever leads a process for the client sits at the plan, with an action in it or without.
    private boolean kelaLeads(CaseId id) {
        return caseFile.get(id).kelaLeads()
                && caseFile.parties(id).contains(Organisation.KELA)
                && caseFile.value(id, "handedOverOn").isEmpty();
    }

    /** Whether an organisation can have an action in the plan: it leads the case, or may see what the plan asks of it. */
    public boolean mayAct(CaseId id, Organisation organisation) {
        Organisation coordinator = caseFile.get(id).coordinator();
        return organisation == coordinator
                || sharing.basis(id, coordinator, organisation, Category.PLAN) != LegalBasis.NONE;
    }

    /** The parties of a case, the coordinator among them, for which someone of these groups works in the client's area. */
    public Set<Organisation> servedBy(CaseRecord record, Collection<String> groups) {
        Set<Organisation> parties = new LinkedHashSet<>(caseFile.parties(record.id()));
        parties.add(record.coordinator());
        Set<Organisation> served = EnumSet.noneOf(Organisation.class);
        for (Organisation party : parties) {
            Worklist serving = directory.worklist(party, record.municipality());
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
        return names(caseFile.everParties(hold(execution)).stream());
    }

    /**
     * Whether an organisation works on the case now.
     *
     * @param organisation name of an {@link Organisation}, as the models write it
     */
    public boolean include(DelegateExecution execution, String organisation) {
        return caseFile.parties(CaseVariables.caseId(execution)).contains(Organisation.valueOf(organisation));
    }

    /** Whether this is a referral for a client with an open case, whose parties are to know of it first. */
    public boolean haveOpenCase(DelegateExecution execution) {
        return caseFile.get(CaseVariables.caseId(execution)).openCase() != null;
    }

    private static List<String> names(Stream<Organisation> organisations) {
        return organisations.map(Organisation::name).toList();
    }

    // A party that leaves at this instant either has its task ended or gets none: a timer makes tasks too.
    private CaseId hold(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        caseFile.lock(id);
        return id;
    }
}
