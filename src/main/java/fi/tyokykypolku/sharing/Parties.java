package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseVariables;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Variable;
import fi.tyokykypolku.directory.Organisation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Tells the models which organisations work on a case; the models say {@code ${parties.of(execution)}}. */
@Component("parties")
public class Parties {
    private static final int MOST_ACTIONS = 6;
    private static final Map<Organisation, Variable<Boolean>> INVOLVED = Map.of(
            Organisation.EMPLOYMENT, CaseVariables.EMPLOYMENT_INVOLVED,
            Organisation.SOCIAL, CaseVariables.SOCIAL_INVOLVED,
            Organisation.HEALTH, CaseVariables.HEALTH_INVOLVED,
            Organisation.KELA, CaseVariables.KELA_INVOLVED);

    private final CaseFile caseFile;
    private final Sharing sharing;

    Parties(CaseFile caseFile, Sharing sharing) {
        this.caseFile = caseFile;
        this.sharing = sharing;
    }

    /** Every organisation that works on the case now. */
    public List<String> of(DelegateExecution execution) {
        return List.copyOf(caseFile.parties(hold(execution)));
    }

    /** Those that have an action in the plan and may see it. */
    public List<String> withAction(DelegateExecution execution) {
        CaseId id = hold(execution);
        String coordinator = caseFile.get(id).coordinator();
        Set<String> acting = new LinkedHashSet<>();
        int rows =
                caseFile.value(id, "actionCount").map(count -> count.asInt(1)).orElse(1);
        for (int row = 1; row <= Math.min(rows, MOST_ACTIONS); row++) {
            caseFile.value(id, "organisation" + row).ifPresent(organisation -> acting.add(organisation.asText()));
        }
        return acting.stream()
                .filter(organisation -> organisation.equals(coordinator)
                        || sharing.basis(
                                        id,
                                        Organisation.valueOf(coordinator),
                                        Organisation.valueOf(organisation),
                                        Category.PLAN)
                                != LegalBasis.NONE)
                .toList();
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
