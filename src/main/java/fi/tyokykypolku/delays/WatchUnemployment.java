package fi.tyokykypolku.delays;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.FactsTold;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps with the clocks of a case for how long the client has been unemployed, in classes. */
@Component
class WatchUnemployment {
    private static final String STATUS = "employmentStatus";
    private static final String SINCE = "unemployedSince";
    /** What a referral knows. */
    private static final String UNEMPLOYED = "unemployed";

    private static final Set<String> FIELDS = Set.of(STATUS, SINCE, UNEMPLOYED);

    private final CaseFile caseFile;
    private final ClockTable clocks;

    WatchUnemployment(CaseFile caseFile, ClockTable clocks) {
        this.caseFile = caseFile;
        this.clocks = clocks;
    }

    /** What reports tell apart. */
    enum Unemployment {
        /** Without a break for a year or more on the day it was told: the definition of the employment statistics. */
        LONG_TERM,
        SHORTER,
        NOT_UNEMPLOYED,
        UNKNOWN
    }

    @EventListener
    void note(FactsTold told) {
        if (!Collections.disjoint(told.fields(), FIELDS)) {
            clocks.unemployment(told.id(), of(told.id()).name());
        }
    }

    private Unemployment of(CaseId id) {
        Optional<String> status = caseFile.value(id, STATUS).map(JsonNode::asText);
        if (status.isPresent() && !status.get().equals("UNEMPLOYED")) {
            return Unemployment.NOT_UNEMPLOYED;
        }
        if (status.isEmpty()
                && caseFile.value(id, UNEMPLOYED)
                        .filter(yes -> !yes.booleanValue())
                        .isPresent()) {
            return Unemployment.NOT_UNEMPLOYED;
        }
        return caseFile.value(id, SINCE)
                .map(since -> LocalDate.parse(since.asText()))
                .map(since ->
                        since.plusYears(1).isAfter(caseFile.today()) ? Unemployment.SHORTER : Unemployment.LONG_TERM)
                .orElse(Unemployment.UNKNOWN);
    }
}
