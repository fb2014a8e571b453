package fi.tyokykypolku.casefile;

import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps of each misrouting what figures may know: the kind, who sent and who received, the days lost, whether Kela was at the table. */
@Component
public class Misroutings {
    private final CaseFile caseFile;
    private final JdbcClient jdbc;

    Misroutings(CaseFile caseFile, JdbcClient jdbc) {
        this.caseFile = caseFile;
        this.jdbc = jdbc;
    }

    /**
     * Between whom something went astray.
     *
     * @param sentBy source of the referral, or an organisation
     * @param since the day from which it lay there; null when nobody has told
     * @param until the day on which that ended
     */
    public record Way(
            String sentBy,
            Organisation receivedBy,
            @Nullable LocalDate since,
            LocalDate until) {
        private @Nullable Long days() {
            return since == null || since.isAfter(until) ? null : ChronoUnit.DAYS.between(since, until);
        }
    }

    /**
     * Counts a misrouting, once.
     *
     * @param occurrence tells it from others of its kind in the case; no fact of the client
     */
    @Transactional
    public void note(CaseId id, Misrouting kind, String occurrence, Way way) {
        // Of two who notice it at once the second waits, and finds it.
        caseFile.lock(id);
        boolean known =
                jdbc.sql("select count(*) from tkp_misrouting where case_id = ? and kind = ? and occurrence = ?")
                                .params(id.value(), kind.name(), occurrence)
                                .query(Long.class)
                                .single()
                        > 0;
        if (known) {
            return;
        }
        jdbc.sql("""
                        insert into tkp_misrouting (case_id, kind, occurrence, sent_by, received_by, days, with_kela, noticed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        kind.name(),
                        occurrence,
                        way.sentBy(),
                        way.receivedBy().name())
                .param(way.days())
                .params(
                        caseFile.everParties(id).contains(Organisation.KELA),
                        caseFile.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
