package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the multi-sectoral customership: from here on the three authorities share what they need (Act 381/2023 §§ 4, 15). */
@Component
class OpenCustomership implements JavaDelegate {
    private final CaseFile caseFile;

    OpenCustomership(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        LocalDate start = caseFile.value(id, "customershipStartedOn")
                .map(day -> LocalDate.parse(day.asText()))
                .orElseGet(caseFile::today);
        caseFile.reach(id, Milestone.CUSTOMERSHIP_STARTED, start);
        for (Organisation organisation : List.of(Organisation.EMPLOYMENT, Organisation.SOCIAL, Organisation.HEALTH)) {
            caseFile.join(id, organisation);
        }
    }
}
