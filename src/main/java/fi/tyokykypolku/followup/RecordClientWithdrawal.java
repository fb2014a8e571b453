package fi.tyokykypolku.followup;

import com.fasterxml.jackson.databind.node.TextNode;
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

/** Notes that the client left by own will, so that whoever closes the case finds the reason filled in. */
@Component
class RecordClientWithdrawal implements JavaDelegate {
    private final CaseFile caseFile;

    RecordClientWithdrawal(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        Author author = new Author("system", caseFile.get(id).coordinator(), execution.getCurrentActivityId());
        caseFile.record(id, author, List.of(new Entry(Category.PLAN, "endReason", new TextNode("WITHDREW"), false)));
        caseFile.enter(id, Phase.END);
    }
}
