package fi.tyokykypolku.kela;

import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The decisions of Kela that a case knows of. */
@Component
public class BenefitDecisions {
    private final CaseFile caseFile;

    BenefitDecisions(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /** The newest one. */
    Optional<BenefitDecision> newest(CaseId id) {
        return BenefitDecision.newest(caseFile.facts(id));
    }

    /**
     * Writes a decision into the case file, as Kela's word. The path is told of it by the message {@code kelaDecisionReceived}.
     *
     * @param source interface through which it came
     * @return false when it is the newest one told again; nothing is written then
     */
    public boolean record(CaseId id, String user, String source, BenefitDecision decision) {
        if (newest(id).filter(decision::repeats).isPresent()) {
            return false;
        }
        caseFile.record(id, new Author(user, Organisation.KELA, source), decision.entries());
        return true;
    }
}
