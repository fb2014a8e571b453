package fi.tyokykypolku.followup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.engine.CaseVariables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Waits for the next review; an application already followed is not followed twice. */
@Component
class ScheduleReview implements JavaDelegate {
    private static final String APPLICATION = "kelaApplicationSent";

    private final CaseFile caseFile;

    ScheduleReview(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        caseFile.enter(id, Phase.FOLLOW_UP);
        if (caseFile.value(id, APPLICATION).map(JsonNode::booleanValue).orElse(false)) {
            Author author = new Author("system", caseFile.get(id).coordinator(), execution.getCurrentActivityId());
            caseFile.record(id, author, List.of(new Entry(Category.PLAN, APPLICATION, BooleanNode.FALSE, false)));
        }
    }
}
