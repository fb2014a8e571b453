package fi.tyokykypolku.plan;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Misrouting;
import fi.tyokykypolku.casefile.Misroutings;
import fi.tyokykypolku.casefile.PlanLookedAt;
import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts, at each review and at the end, what of the plan went astray: services broken off, and an insurer's refusal. */
@Component
class ServicesAstray {
    private final CaseFile caseFile;
    private final Misroutings misroutings;

    ServicesAstray(CaseFile caseFile, Misroutings misroutings) {
        this.caseFile = caseFile;
        this.misroutings = misroutings;
    }

    @EventListener
    void count(PlanLookedAt looked) {
        CaseId id = looked.id();
        LocalDate today = caseFile.today();
        String coordinator = caseFile.get(id).coordinator().name();
        for (Action action : Plan.of(caseFile.facts(id)).actions()) {
            if (action.brokenOff(today)) {
                LocalDate start = Objects.requireNonNull(action.start());
                misroutings.note(
                        id,
                        Misrouting.BROKEN_OFF,
                        action.row() + " " + start,
                        new Misroutings.Way(coordinator, action.organisation(), start, today));
            }
        }
        // After it the matter is Kela's (kela.dmn, who answers for rehabilitation), so that it had come to the wrong
        // organiser.
        if (caseFile.value(id, "insurerDecision")
                .filter(decision -> decision.asText().equals("REFUSED"))
                .isPresent()) {
            misroutings.note(
                    id,
                    Misrouting.WRONG_ORGANISER,
                    "INSURER",
                    new Misroutings.Way(coordinator, Organisation.PENSION, null, today));
        }
    }
}
