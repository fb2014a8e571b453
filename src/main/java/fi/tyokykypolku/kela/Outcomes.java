package fi.tyokykypolku.kela;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.kela.BenefitDecision.Outcome;
import fi.tyokykypolku.vault.PersonId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps of each decision of Kela what figures may know: the outcome, the age in classes, whether Kela was at the table. */
@Component
class Outcomes {
    private final CaseFile caseFile;
    private final JdbcClient jdbc;

    Outcomes(CaseFile caseFile, JdbcClient jdbc) {
        this.caseFile = caseFile;
        this.jdbc = jdbc;
    }

    void note(CaseId id, Outcome outcome) {
        caseFile.value(id, "personId")
                .map(JsonNode::asText)
                .map(PersonId::parse)
                .ifPresent(person -> jdbc.sql("""
                                insert into tkp_kela_outcome (case_id, outcome, age_group, with_kela, decided_at)
                                values (?, ?, ?, ?, ?)
                                """)
                        .params(id.value(), outcome.name(), ageGroup(person.ageOn(caseFile.today())))
                        .params(caseFile.everParties(id).contains(Organisation.KELA))
                        // The engine counts in milliseconds, and what follows must not seem to come first.
                        .param(caseFile.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                        .update());
    }

    static String ageGroup(int age) {
        if (age < 30) {
            return "0-29";
        }
        return age < 45 ? "30-44" : age < 55 ? "45-54" : "55+";
    }
}
